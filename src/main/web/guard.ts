/**
 * The guard before every request: the Host header is ours (a rebound DNS name is refused), the Origin is ours or
 * absent, the caller has a session or the bearer token, and asks no more often than the rate allows.
 */
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { AppError } from '../../shared/errors'
import { enterPage, signInWays } from './pages'
import { refuse } from './problem'
import { type Rate, rateLimiter } from './rate-limit'
import type { Sessions } from './sessions'

/** Environment of the host's routes. */
export interface WebEnv {
  Bindings: Partial<HttpBindings>
  Variables: { caller: string }
}

export interface Rates {
  /** Procedures and documents, per caller. */
  readonly calls: Rate
  /** Files a browser sends, per caller. */
  readonly uploads: Rate
  /** Requests without a valid session, per address. */
  readonly strangers: Rate
}

export const defaultRates: Rates = {
  calls: { perSecond: 100, burst: 300 },
  uploads: { perSecond: 5, burst: 20 },
  strangers: { perSecond: 5, burst: 50 }
}

export interface GuardOptions {
  readonly sessions: Sessions
  readonly port: () => number
  readonly rates: Rates
  readonly nowMs: () => number
}

/** Host and Origin: asked of everybody, before anything else. */
export function originGuard(port: () => number): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const host = c.req.header('host') ?? ''
    const ours = [`127.0.0.1:${port()}`, `localhost:${port()}`]
    if (!ours.includes(host)) return refuse(c, new AppError('web.forbidden-origin'))
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== `http://${host}`) return refuse(c, new AppError('web.forbidden-origin'))
    // A page of another port of this machine counts as the same site for cookies, and sends no Origin with a GET.
    const site = c.req.header('sec-fetch-site')
    const foreign = site === 'cross-site' || site === 'same-site'
    if (foreign && c.req.header('sec-fetch-mode') !== 'navigate') return refuse(c, new AppError('web.forbidden-origin'))
    await next()
  }
}

/** Session and rate. Uploads have a rate of their own. */
export function callerGuard(options: GuardOptions): MiddlewareHandler<WebEnv> {
  const { sessions, rates, nowMs } = options
  const calls = rateLimiter(rates.calls, nowMs)
  const uploads = rateLimiter(rates.uploads, nowMs)
  const strangers = rateLimiter(rates.strangers, nowMs)

  return async (c, next) => {
    const signIn = c.req.path === '/' && c.req.method === 'GET' ? c.req.query('token') : undefined
    const caller = sessions.callerOf({ bearer: bearerOf(c), session: getCookie(c, cookieName(options.port())) ?? null })
    if (caller === null) {
      const waitS = strangers(c.env?.incoming?.socket.remoteAddress ?? 'unknown')
      if (waitS > 0) return refuse(c, new AppError('web.rate-limited', { retryAfterS: waitS }))
    }
    if (signIn !== undefined) return enter(c, options, signIn, caller !== null)
    if (caller === null) return refuse(c, new AppError('web.unauthorized'), signInWays)
    const waitS = isUpload(c) ? uploads(caller) : isStatic(c) ? 0 : calls(caller)
    if (waitS > 0) return refuse(c, new AppError('web.rate-limited', { retryAfterS: waitS }))
    c.set('caller', caller)
    await next()
  }
}

/** Cookies of 127.0.0.1 go to every port, so the name carries ours: two hosts do not sign each other out. */
export function cookieName(port: number): string {
  return `sales_session_${port}`
}

/** Whether a request carries a form with files instead of JSON. */
export function isMultipart(c: Context): boolean {
  return (c.req.header('content-type') ?? '').toLowerCase().startsWith('multipart/form-data')
}

function enter(c: Context<WebEnv>, options: GuardOptions, token: string, known: boolean): Response {
  const session = options.sessions.redeem(token)
  // Whoever is signed in and loads the printed address again just goes on.
  if (session === null && !known) return refuse(c, new AppError('web.unauthorized'), signInWays)
  if (session !== null)
    setCookie(c, cookieName(options.port()), session, { httpOnly: true, sameSite: 'Strict', path: '/' })
  // After a click on another site's link (a web terminal), a redirect would be sent without the new strict cookie.
  return c.req.header('sec-fetch-site') === 'cross-site' ? c.html(enterPage) : c.redirect('/', 303)
}

function bearerOf(c: Context): string | null {
  const header = c.req.header('authorization')
  return header?.toLowerCase().startsWith('bearer ') ? header.slice('bearer '.length).trim() : null
}

function isUpload(c: Context): boolean {
  return c.req.method === 'POST' && (c.req.path === '/upload' || isMultipart(c))
}

/** The app's own files: a page loads many of them at once. */
function isStatic(c: Context): boolean {
  return c.req.method === 'GET' && !/^\/(api|rpc)(\/|$)/.test(c.req.path)
}
