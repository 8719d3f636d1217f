/** `app://bundle/…`: the renderer's files under an own scheme, with a Content-Security-Policy; never `file://`. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'

export const appOrigin = 'app://bundle'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2'
}

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'"
]

/** Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }
  ])
}

/**
 * Serves the renderer folder.
 * @param devOrigin origin of the development server, which the policy then allows beside our own
 */
export function serveApp(session: Session, rendererDir: string, devOrigin: string | null): void {
  const headers = { 'content-security-policy': policyFor(devOrigin), 'x-content-type-options': 'nosniff' }
  session.protocol.handle('app', async (request) => {
    const path = fileFor(request.url, rendererDir)
    if (path === null) return new Response('not found', { status: 404, headers })
    try {
      const body = await readFile(path)
      const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream'
      return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': type } })
    } catch {
      return new Response('not found', { status: 404, headers })
    }
  })
}

function policyFor(devOrigin: string | null): string {
  if (devOrigin === null) return policy.join('; ')
  const socket = devOrigin.replace(/^http/, 'ws')
  return policy
    .map((rule) => (/^(script|style|connect)-src/.test(rule) ? `${rule} ${devOrigin} ${socket}` : rule))
    .join('; ')
}

/** The file an address of our scheme names, or null: another host, or a path that leaves the folder. */
export function fileFor(address: string, rendererDir: string): string | null {
  let url: URL
  let path: string
  try {
    url = new URL(address)
    path = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (url.protocol !== 'app:' || url.host !== 'bundle' || path.includes('\0')) return null
  const file = normalize(join(rendererDir, path === '/' ? 'index.html' : path))
  return file.startsWith(rendererDir + sep) ? file : null
}
