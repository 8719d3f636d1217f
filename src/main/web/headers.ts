/** Headers of every answer. There are none for other origins: nobody else may read. */
import type { MiddlewareHandler } from 'hono'

/** Electron's policy, word for word; in development the origin of the Vite server is added, nothing else. */
export function contentSecurityPolicy(devOrigin: string | null): string {
  // React's refresh preamble is an inline script; its socket goes to the Vite server itself.
  const script = devOrigin ? ` 'unsafe-inline' ${devOrigin}` : ''
  const connect = devOrigin ? ` ${devOrigin} ${devOrigin.replace(/^http/, 'ws')}` : ''
  return [
    "default-src 'self'",
    `script-src 'self'${script}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${connect}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'"
  ].join('; ')
}

/** Sets the security headers; answers of procedures are never kept by a cache. */
export function securityHeaders(devOrigin: string | null): MiddlewareHandler {
  const headers = Object.entries({
    'content-security-policy': contentSecurityPolicy(devOrigin),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY'
  })
  return async (c, next) => {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  }
}
