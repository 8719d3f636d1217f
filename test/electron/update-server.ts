/** A real update server on loopback: `latest-linux.yml` and a file that stands in for the newer AppImage. */
import { createHash } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface UpdateServer {
  readonly url: string
  /** What the server says about its newest version; null: the file is not there. */
  yml: string | null
  /** Never answers while set. */
  silent: boolean
  /** How the file comes: whole, by drops until that is changed, cut off in the middle, or other bytes than announced. */
  file: 'whole' | 'drops' | 'cut' | 'other'
  /** Paths asked for, in order. */
  readonly asked: string[]
  /** Announces a version. */
  announce(version: string, notes?: string): void
  close(): Promise<void>
}

/** Size of the file in bytes: large enough to be sent in pieces. */
const sizeBytes = 4_000_000

/** @param program what the newer version does when it is started: a shell script, padded to the size of a package */
export async function startUpdateServer(program: string): Promise<UpdateServer> {
  const file = Buffer.concat([Buffer.from(`${program}\nexit 0\n#`), Buffer.alloc(sizeBytes, 'x')])
  const sha512 = createHash('sha512').update(file).digest('base64')
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://server')
    state.asked.push(pathname)
    if (state.silent) return
    const yml = state.yml
    if (pathname.endsWith('.yml') && yml !== null) response.end(yml)
    else if (pathname.endsWith('.AppImage')) send(response)
    else response.writeHead(404).end()
  })

  function send(response: ServerResponse) {
    response.writeHead(200, { 'content-length': file.length, 'content-type': 'application/octet-stream' })
    if (state.file === 'whole') return response.end(file)
    if (state.file === 'other') return response.end(Buffer.alloc(file.length, 'y'))
    response.write(file.subarray(0, file.length / 4))
    if (state.file === 'cut') return setTimeout(() => response.destroy(), 200)
    let sent = file.length / 4
    const drop = setInterval(() => {
      const rest = state.file === 'whole' ? file.length : Math.min(sent + 1000, file.length / 2)
      response.write(file.subarray(sent, rest))
      sent = rest
      if (sent === file.length) response.end()
      if (sent === file.length || response.destroyed) clearInterval(drop)
    }, 100)
    return drop
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const state: UpdateServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    yml: null,
    silent: false,
    file: 'whole',
    asked: [],
    announce(version, notes) {
      const name = `Sales-Analytics-${version}.AppImage`
      state.yml = [
        `version: ${version}`,
        'files:',
        `  - url: ${name}`,
        `    sha512: ${sha512}`,
        `    size: ${file.length}`,
        `path: ${name}`,
        `sha512: ${sha512}`,
        `releaseDate: '2026-01-02T03:04:05.000Z'`,
        ...(notes === undefined ? [] : [`releaseNotes: ${JSON.stringify(notes)}`])
      ].join('\n')
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
  return state
}
