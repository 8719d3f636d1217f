/** `/api/openapi.json` and `/api/docs`. */
import { Hono } from 'hono'
import type { WebEnv } from '../guard'
import { docsScript, docsStyle } from './assets'
import { apiDocument } from './document'
import { docsPage } from './page'

/** Routes of the documentation, to be mounted at `/api`. The document is made at the first request. */
export function docsRoutes(version: string): Hono<WebEnv> {
  let document: ReturnType<typeof apiDocument> | null = null
  const made = () => {
    document ??= apiDocument(version)
    return document
  }
  return new Hono<WebEnv>()
    .get('/openapi.json', async (c) => c.json(await made()))
    .get('/docs', async (c) => c.html(docsPage(await made())))
    .get('/docs/style.css', (c) => c.body(docsStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get('/docs/try.js', (c) => c.body(docsScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
}
