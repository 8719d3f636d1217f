/** Stands before the real server: counts what goes through, and breaks what it is told to. */
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Relay {
  readonly url: string
  /** `PUT part 3` and the like, with the status that was answered; null: no answer came. */
  readonly answered: { readonly act: string; readonly status: number | null }[]
  /** Called with every request: a number is answered as the status; `reset` breaks the connection in the middle of the body. */
  fault: (act: string) => number | 'reset' | null
  close(): Promise<void>
}

export async function openRelay(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target)
  const answered: Relay['answered'] = []
  const server = createServer((request, response) => {
    const act = actOf(request)
    const fault = relay.fault(act)
    if (typeof fault === 'number') {
      request.resume()
      response.writeHead(fault).end()
      return
    }
    const { method, url: path, headers } = request
    // The host in the headers stays: it is signed.
    const forward = httpRequest({ host: hostname, port, method, path, headers }, (answer) => {
      answered.push({ act, status: answer.statusCode ?? null })
      response.writeHead(answer.statusCode ?? 0, answer.headers)
      answer.pipe(response)
    })
    const broken = () => {
      forward.destroy()
      request.socket.destroy()
    }
    forward.on('error', broken)
    request.on('close', () => {
      if (!request.complete) forward.destroy()
    })
    let bytes = 0
    request.on('data', (piece: Buffer) => {
      bytes += piece.length
      if (fault === 'reset' && bytes > 1024 * 1024) {
        answered.push({ act, status: null })
        broken()
      }
    })
    request.pipe(forward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const relay: Relay = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    fault: () => null,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
  return relay
}

function actOf({ method, url = '' }: IncomingMessage): string {
  const query = new URL(url, 'http://relay').searchParams
  const part = query.get('partNumber')
  return part === null ? `${method}` : `${method} part ${part}`
}
