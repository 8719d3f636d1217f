/** Processes that are asked for themselves, and pages of Jetty in the place of answers. */
import { describe, expect, it } from 'vitest'
import type { Service } from '../../pipeline/druid-port'
import { clientOf, type Given } from './answers-under-test'

const broker: Service = {
  host: 'druid.test:8082',
  url: 'http://druid.test:8888',
  type: 'broker',
  tier: null,
  isLeader: null,
  startedMs: null,
  usedBytes: null,
  maxBytes: null
}
const status: Given = { body: { version: '33.0.0', modules: [], memory: { maxMemory: 9, usedMemory: 4 } } }

/** As Druid 27 and 33 send it to somebody who asks for JSON. */
const page = (code: number, message: string, servlet = 'org.eclipse.jetty.servlet.DefaultServlet-2f471037'): Given => ({
  status: code,
  body: `{\n"servlet":"${servlet}",\n"message":"${message}",\n"url":"/druid/v2/sql",\n"status":"${code}"\n}`
})

describe('the status of one process', () => {
  it('comes from itself, with the sign-in of the connection', async () => {
    const auth = { kind: 'basic', user: 'ann' } as const
    const { client, asked } = clientOf(() => status, { auth }, { druidPassword: 'secret' })
    expect((await client.serviceStatus(broker))?.memory).toEqual({ maxBytes: 9, usedBytes: 4 })
    expect(asked.map(({ path }) => path)).toEqual(['/status'])
    expect(asked[0]?.headers.authorization).toMatch(/^Basic /)
  })

  it('is not asked for in the open where the connection is encrypted: the sign-in would be read on the way', async () => {
    const { client, asked } = clientOf(() => status, { routerUrl: 'https://druid.test:9088' })
    expect(await client.serviceStatus(broker)).toBeNull()
    expect(await client.serviceStatus({ ...broker, url: null })).toBeNull()
    expect(asked).toEqual([])
  })

  it('of a leader comes through the router', async () => {
    const { client, asked } = clientOf(() => status)
    await client.serviceStatus({ ...broker, type: 'overlord', isLeader: true, url: 'http://inside:8081' })
    expect(asked.map(({ path }) => path)).toEqual(['/proxy/overlord/status'])
  })
})

describe('pages of Jetty as JSON', () => {
  const forwarding = 'org.apache.druid.server.AsyncQueryForwardingServlet-24435620'

  it('name the service that is down, after further tries where that does no harm', async () => {
    const { client, asked } = clientOf(() => page(502, 'Bad Gateway', forwarding))
    await expect(client.sql('SELECT 1')).rejects.toMatchObject({
      code: 'druid.service-down',
      details: { service: 'broker' }
    })
    expect(asked).toHaveLength(3)
    await expect(client.datasources()).rejects.toMatchObject({ details: { service: 'coordinator' } })
    const posting = clientOf(() => page(500, 'Server Error', forwarding))
    await expect(posting.client.submitTask({ type: 'kill' })).rejects.toMatchObject({ code: 'druid.service-down' })
  })

  it('say that a release does not have a call, or that something is broken', async () => {
    const missing = clientOf(() => page(404, 'Not Found'))
    await expect(missing.client.datasources()).rejects.toMatchObject({ code: 'druid.not-supported' })
    expect(await missing.client.unusedSegments('sales')).toBeNull()
    const broken = clientOf(() => page(500, 'Server Error'))
    await expect(broken.client.datasources()).rejects.toMatchObject({
      code: 'druid.bad-answer',
      details: { status: 500, reason: 'Server Error' }
    })
  })
})
