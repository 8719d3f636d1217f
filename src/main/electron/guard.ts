/** What a page may not do: leave, open windows, ask for permissions, attach web views; and who may call us. */
import { app, type IpcMainEvent, type IpcMainInvokeEvent, type Session, shell, type WebContents } from 'electron'
import { appOrigin } from './protocol'

/** Whether the call comes from the top frame of our own page. */
export function isOurs(event: IpcMainEvent | IpcMainInvokeEvent, pageOrigin: string): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === event.sender.mainFrame && originOf(frame.url) === pageOrigin
}

/** Our own origin, or the development server's. */
export function pageOriginOf(devOrigin: string | null): string {
  return devOrigin ?? appOrigin
}

function originOf(address: string): string {
  try {
    const url = new URL(address)
    // Schemes of our own have the opaque origin "null" in Node's URL.
    return url.protocol === 'app:' ? `app://${url.host}` : url.origin
  } catch {
    return ''
  }
}

/** Applies the rules to every page that will ever be made. */
export function guardContents(pageOrigin: string): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event, address) => {
      if (originOf(address) !== pageOrigin) event.preventDefault()
    })
    contents.on('will-redirect', (event, address) => {
      if (originOf(address) !== pageOrigin) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url)
      return { action: 'deny' }
    })
  })
}

/** Opens an address in the person's browser when it is plain https. */
export function openOutside(address: string): void {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return
  }
  if (url.protocol === 'https:' && url.username === '' && url.password === '') void shell.openExternal(url.href)
}

/** No page gets a permission, and nothing is loaded from elsewhere. */
export function guardSession(session: Session, devOrigin: string | null): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permission === 'clipboard-sanitized-write')
  })
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write')
  session.webRequest.onBeforeRequest((details, answer) => {
    const { protocol, origin } = new URL(details.url)
    const ours = protocol === 'app:' || protocol === 'data:' || protocol === 'blob:' || protocol === 'devtools:'
    const dev = devOrigin !== null && (origin === devOrigin || origin === devOrigin.replace(/^http/, 'ws'))
    answer({ cancel: !ours && !dev })
  })
}
