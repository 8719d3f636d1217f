/**
 * The renderer's files. The folder is listed once and only what was found is served: a path with `..`, encoded or
 * not, is simply no key of the list.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import type { WebEnv } from './guard'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2'
}

const hashed = /-[\w-]{8,}\.\w+$/

/** Serves `dir`; `/` is index.html. What is not there goes to the next handler. */
export async function staticFiles(dir: string): Promise<MiddlewareHandler<WebEnv>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(`/${relative(dir, path).split(sep).join('/')}`, path)
  }
  const index = files.get('/index.html')
  if (index) files.set('/', index)

  return async (c, next) => {
    const path = c.req.method === 'GET' || c.req.method === 'HEAD' ? files.get(c.req.path) : undefined
    if (path === undefined) return next()
    const bytes = await readFile(path)
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': types[extname(path).toLowerCase()] ?? 'application/octet-stream',
      'cache-control': hashed.test(path) ? 'private, max-age=31536000, immutable' : 'no-cache'
    })
  }
}
