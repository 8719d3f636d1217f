/** The routes of the host, in the order in which a request meets them. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../shared/errors'
import { docsRoutes } from './docs'
import { callerGuard, type GuardOptions, isMultipart, originGuard, type WebEnv } from './guard'
import { securityHeaders } from './headers'
import { formRoutes, jsonFromForm } from './ingest-form'
import { refuse } from './problem'
import { type HostCore, procedures } from './procedures'
import { staticFiles } from './static-files'
import { sizeText, storeUpload, tooLarge, type UploadPlace } from './upload'
import { viteProxy } from './vite-proxy'

export interface AppOptions extends GuardOptions {
  readonly core: HostCore
  readonly version: string
  /** The built renderer; null serves procedures only. */
  readonly rendererDir: string | null
  /** Origin of the Vite server in development. */
  readonly devOrigin: string | null
  readonly uploads: UploadPlace
  readonly jsonLimitBytes: number
  /** What nobody translated; gives the reference that a person sees. */
  readonly report: (error: unknown, reference: string) => void
}

/** Builds the routes. */
export async function webApp(options: AppOptions): Promise<Hono<WebEnv>> {
  const { core, uploads } = options
  const calls = procedures(core)
  const app = new Hono<WebEnv>()

  app.onError((error, c) => {
    if (error instanceof AppError) return refuse(c, error)
    const reference = Math.random().toString(36).slice(2, 10)
    options.report(error, reference)
    return refuse(c, new AppError('internal', { reference }, { cause: error }))
  })
  app.notFound((c) => refuse(c, new AppError('web.not-found', { path: c.req.path })))

  app.use(securityHeaders(options.devOrigin))
  app.use(originGuard(options.port))
  app.use(callerGuard(options))

  app.post('/sign-in', (c) => {
    // Only scripts, which can read run.json, may ask for another way in.
    if (c.var.caller !== 'script') return refuse(c, new AppError('web.unauthorized'))
    return c.json({ url: `http://127.0.0.1:${options.port()}/?token=${options.sessions.issueSignIn()}` })
  })

  app.post('/upload', async (c) => {
    if (announced(c.req.header('content-length')) > uploads.limitBytes) throw tooLarge(uploads.limitBytes)
    const { path } = await storeUpload(bodyOf(c), c.req.query('name') ?? '', uploads)
    return c.json({ path: await core.grantPath(path) })
  })

  for (const route of formRoutes) {
    app.post(route, async (c, next) => {
      if (!isMultipart(c)) return next()
      const request = await jsonFromForm(c.req.raw, bodyOf(c), uploads, core.grantPath)
      return (await calls.rest(request)) ?? c.notFound()
    })
  }

  const jsonLimit = bodyLimit({
    maxSize: options.jsonLimitBytes,
    onError: (c) => refuse(c, new AppError('web.too-large', { limit: sizeText(options.jsonLimitBytes) }))
  })
  app.use('/rpc/*', jsonLimit)
  app.use('/api/*', jsonLimit)
  app.all('/rpc/*', async (c) => (await calls.rpc(c.req.raw)) ?? c.notFound())
  app.route('/api', docsRoutes(options.version))
  app.all('/api/*', async (c) => (await calls.rest(c.req.raw)) ?? c.notFound())

  if (options.devOrigin) app.get('*', viteProxy(options.devOrigin))
  else if (options.rendererDir) app.get('*', await staticFiles(options.rendererDir))
  return app
}

/** The bytes of a request. Node's own stream is several times quicker than the web stream made of it. */
function bodyOf(c: Context<WebEnv>): AsyncIterable<Uint8Array> {
  // A refused upload is answered, so the connection must outlive the reading.
  return c.env.incoming?.iterator({ destroyOnReturn: false }) ?? c.req.raw.body ?? new Blob([]).stream()
}

function announced(contentLength: string | undefined): number {
  return contentLength === undefined ? 0 : Number(contentLength)
}
