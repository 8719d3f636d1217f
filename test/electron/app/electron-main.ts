/**
 * Stands in for the `electron` module in the main process of an Electron older than the pinned one (22: no
 * `protocol.handle`, no global `Response`). On a newer one it changes nothing. Product code is not bent for it.
 */
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'

const electron: typeof Electron = createRequire(__filename)('electron')

class SimpleResponse {
  readonly status: number
  readonly headers: Record<string, string>
  constructor(
    readonly body: Uint8Array | string,
    init: { status?: number; headers?: Record<string, string> } = {}
  ) {
    this.status = init.status ?? 200
    this.headers = init.headers ?? {}
  }
}

type Handler = (request: { url: string; method: string }) => Promise<SimpleResponse>

function addProtocolHandle() {
  const protocol = electron.session.defaultSession.protocol as unknown as {
    handle?: (scheme: string, handler: Handler) => void
    registerStreamProtocol: typeof electron.protocol.registerStreamProtocol
  }
  if (typeof protocol.handle === 'function') return
  ;(globalThis as { Response?: unknown }).Response ??= SimpleResponse
  protocol.handle = (scheme, handler) => {
    protocol.registerStreamProtocol(scheme, (request, answer) => {
      void handler({ url: request.url, method: request.method }).then((response) => {
        const data = Readable.from([Buffer.from(response.body as Uint8Array)])
        answer({ statusCode: response.status, headers: response.headers, data })
      })
    })
  }
}

void electron.app.whenReady().then(addProtocolHandle)

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess
} = electron
