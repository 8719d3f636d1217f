/** The contract over HTTP: `/rpc` for the app's own pages, `/api` as REST for scripts. */
import type { ORPCError } from '@orpc/client'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { RPCHandler } from '@orpc/server/fetch'
import { AppError, isErrorCode } from '../../shared/errors'
import type { Core } from '../core'
import { problemBody } from './problem'

/** What the web host needs of the core. */
export type HostCore = Pick<Core, 'router' | 'interceptors' | 'grantPath'>

export interface Procedures {
  /** Null when no procedure has this path. */
  rpc(request: Request): Promise<Response | null>
  rest(request: Request): Promise<Response | null>
}

/** Handlers of both kinds over one router. Errors of `/api` are `{ code, message, details, retryable }`. */
export function procedures(core: HostCore): Procedures {
  // Each handler adds its own interceptors to the list it is given, so each gets a list of its own.
  const rpc = new RPCHandler(core.router, { clientInterceptors: [...core.interceptors] })
  const rest = new OpenAPIHandler(core.router, {
    clientInterceptors: [...core.interceptors],
    customErrorResponseBodyEncoder: errorBody
  })
  return {
    rpc: async (request) => (await rpc.handle(request, { prefix: '/rpc', context: {} })).response ?? null,
    rest: async (request) => (await rest.handle(request, { prefix: '/api', context: {} })).response ?? null
  }
}

/** Errors that never reached a procedure (a body that is no JSON) are put into our words too. */
function errorBody(error: ORPCError<string, unknown>): unknown {
  if (isErrorCode(error.code)) {
    const data = error.data as { details?: unknown; retryable?: unknown } | undefined
    return {
      code: error.code,
      message: error.message,
      details: data?.details ?? {},
      retryable: data?.retryable ?? false
    }
  }
  if (error.status < 500) return problemBody(new AppError('web.bad-request', { reason: error.message }))
  return problemBody(new AppError('internal'))
}
