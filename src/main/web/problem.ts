/** How a refusal is answered: a page for a person's address bar, JSON for everything else. */
import type { Context } from 'hono'
import type { AppError } from '../../shared/errors'
import { page } from './pages'

/** `code`, `message` and `details` at the top, as every error body of this host. */
export function problemBody(error: AppError): Record<string, unknown> {
  return error.toShape()
}

/** Whether a person typed or clicked this address. */
export function wantsPage(c: Context): boolean {
  return c.req.method === 'GET' && (c.req.header('accept') ?? '').includes('text/html')
}

/** Answers with an error, page or JSON. `wayOut` is what a person reads below the sentence. */
export function refuse(c: Context, error: AppError, wayOut = ''): Response {
  for (const [name, value] of Object.entries(extraHeaders(error))) c.header(name, value)
  const status = error.status as 400
  return wantsPage(c) ? c.html(page(error.message, wayOut), status) : c.json(problemBody(error), status)
}

function extraHeaders(error: AppError): Record<string, string> {
  if (error.code === 'web.rate-limited') return { 'retry-after': String(error.details.retryAfterS ?? 1) }
  if (error.code === 'web.unauthorized') return { 'www-authenticate': 'Bearer realm="Sales Analytics"' }
  // What is still on its way of a body that nobody reads must not be taken for the next request.
  if (error.status === 413) return { connection: 'close' }
  return {}
}
