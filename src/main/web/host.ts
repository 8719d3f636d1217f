/** The web host: the core's procedures and the renderer on 127.0.0.1, for one person. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { AppError } from '../../shared/errors'
import { webApp } from './app'
import { defaultRates, type Rates } from './guard'
import type { HostCore } from './procedures'
import { createSessions } from './sessions'

export interface WebHostOptions {
  readonly core: HostCore
  readonly version: string
  /** 0 takes a free one. */
  readonly port: number
  /** The built renderer; null serves procedures only. */
  readonly rendererDir: string | null
  readonly uploadsDir: string
  readonly uploadLimitBytes: number
  /** Origin of the Vite server in development. */
  readonly devOrigin?: string | null
  /** A session that outlives restarts, in development. */
  readonly devSession?: string | null
  readonly jsonLimitBytes?: number
  readonly rates?: Partial<Rates>
  readonly nowMs?: () => number
  readonly report?: (error: unknown, reference: string) => void
}

export interface WebHost {
  /** Without a token: `http://127.0.0.1:4173`. */
  readonly url: string
  readonly port: number
  /** For `Authorization: Bearer …`. */
  readonly bearerToken: string
  /** Address with a one-time token. */
  readonly signInUrl: string
  /** Ends open feeds and connections, then the server. */
  close(): Promise<void>
}

const defaultJsonLimitBytes = 10 * 1024 * 1024
const headersLimitMs = 15_000

/**
 * Starts to listen on 127.0.0.1, and nowhere else.
 * @throws AppError `web.port-taken`
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const sessions = createSessions(options.devSession ?? null)
  let port = options.port
  const app = await webApp({
    core: options.core,
    version: options.version,
    rendererDir: options.rendererDir,
    devOrigin: options.devOrigin ?? null,
    uploads: { dir: options.uploadsDir, limitBytes: options.uploadLimitBytes },
    jsonLimitBytes: options.jsonLimitBytes ?? defaultJsonLimitBytes,
    report: options.report ?? (() => undefined),
    sessions,
    port: () => port,
    rates: { ...defaultRates, ...options.rates },
    nowMs: options.nowMs ?? Date.now
  })
  // A long upload is no attack here: there is a limit for headers, none for the whole request.
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: { requestTimeout: 0, headersTimeout: headersLimitMs }
  }) as Server
  port = await listen(server, options.port)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    port,
    bearerToken: sessions.bearerToken,
    signInUrl: `${url}/?token=${sessions.issueSignIn()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(taken ? new AppError('web.port-taken', { port, reason: error.code }, { cause: error }) : error)
    })
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
