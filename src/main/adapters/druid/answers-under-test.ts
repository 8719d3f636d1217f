/** A cluster that answers what a test gives it, and remembers what it was asked. */
import { MockAgent } from 'undici'
import type { ConnectionSecrets, DruidConnection } from '../../../shared/domain/connection'
import { createDruidClient } from './index'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

export interface Given {
  readonly status?: number
  readonly type?: string | null
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export const router = 'http://druid.test:8888'

export const anyone: DruidConnection = {
  routerUrl: router,
  coordinatorUrl: null,
  overlordUrl: null,
  brokerUrl: null,
  auth: { kind: 'none' },
  clientCertificate: null,
  caPath: null,
  fingerprint: null,
  timeoutMs: 5000
}

/** A client whose every call is answered by `answer`; an `Error` breaks the connection. */
export function clientOf(
  answer: (asked: Asked) => Given | Error,
  connection: Partial<DruidConnection> = {},
  secrets: ConnectionSecrets = {}
) {
  const agent = new MockAgent()
  agent.disableNetConnect()
  const asked: Asked[] = []
  const settings = { ...anyone, ...connection }
  const origins = [settings.routerUrl, settings.brokerUrl, settings.overlordUrl, settings.coordinatorUrl]
  for (const origin of new Set(origins.flatMap((url) => (url === null ? [] : new URL(url).origin)))) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      agent
        .get(origin)
        .intercept({ path: () => true, method })
        .reply((options) => {
          const body = typeof options.body === 'string' ? JSON.parse(options.body) : undefined
          const headers = options.headers as Record<string, string>
          const call = { method, path: options.path, body, headers }
          asked.push(call)
          const given = answer(call)
          if (given instanceof Error) throw given
          const { status = 200, type = 'application/json', body: data = '', headers: more = {} } = given
          const text = typeof data === 'string' ? data : JSON.stringify(data)
          return {
            statusCode: status,
            data: text,
            responseOptions: { headers: { ...(type === null ? {} : { 'content-type': type }), ...more } }
          }
        })
        .persist()
    }
  }
  return { client: createDruidClient(settings, secrets, { dispatcher: agent }), asked, agent }
}
