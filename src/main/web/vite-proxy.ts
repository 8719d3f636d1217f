/** In development pages come from the Vite server, through this host, so that cookie and origin stay the same. */
import type { MiddlewareHandler } from 'hono'
import type { WebEnv } from './guard'

const handedOn = ['content-type', 'cache-control', 'etag']

/** Answers with what the Vite server has for the same path. */
export function viteProxy(origin: string): MiddlewareHandler<WebEnv> {
  return async (c) => {
    const { pathname, search } = new URL(c.req.url)
    const answer = await fetch(`${origin}${pathname}${search}`, {
      headers: { accept: c.req.header('accept') ?? '*/*' }
    })
    const headers = handedOn.flatMap((name) => {
      const value = answer.headers.get(name)
      return value === null ? [] : [[name, value] as [string, string]]
    })
    return new Response(answer.body, { status: answer.status, headers })
  }
}
