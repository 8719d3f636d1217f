import { readdir } from 'node:fs/promises'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Contract } from '../../shared/contract'
import { defaultPreferences } from '../../shared/contract/settings'
import { fromWire } from '../../shared/contract/wire'
import { ask, bearer, type HostUnderTest, hostUnderTest } from './host-under-test'

let under: HostUnderTest
beforeAll(async () => {
  under = await hostUnderTest()
})
afterAll(() => under.close())

const json = { 'content-type': 'application/json' }

function client(token = under.host.bearerToken): ContractRouterClient<Contract> {
  return createORPCClient(new RPCLink({ url: `${under.host.url}/rpc`, headers: { authorization: `Bearer ${token}` } }))
}

describe('answers', () => {
  test('the app, with the policy and other headers that protect it', async () => {
    const answer = await ask(under.host, '/', { headers: bearer(under.host) })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
    )
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-cache'
    })
    const asset = await ask(under.host, '/assets/index-AbCd1234.js', { headers: bearer(under.host) })
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(asset.headers['cache-control']).toContain('immutable')
  })

  test('the refusals carry the same headers', async () => {
    const answer = await ask(under.host, '/')
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('the contract as REST', async () => {
    const answer = await ask(under.host, '/api/settings', { headers: bearer(under.host) })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ ...defaultPreferences, theme: 'dark', language: 'de' })
  })

  test('the contract over RPC, errors with their code', async () => {
    expect(await client().settings.get({})).toEqual({ ...defaultPreferences, theme: 'dark', language: 'de' })
    const error = await client()
      .open.open({ path: '/etc/passwd' })
      .catch((thrown: unknown) => fromWire(thrown))
    expect(error).toMatchObject({ code: 'open.outside-roots', details: { path: '/etc/passwd' } })
  })

  test('an unexpected error shows no raw text and is reported', async () => {
    const answer = await ask(under.host, '/api/datasets', { headers: bearer(under.host) })
    expect(answer.status).toBe(500)
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'internal', retryable: true })
    expect(answer.text).not.toContain('secret internals')
    expect(String(under.reported.at(-1))).toContain('secret internals')
  })

  test.each([
    ['no JSON', 'POST', '/api/open', '{"path":', 400, 'web.bad-request'],
    ['a wrong type', 'POST', '/api/open', '{"path":7}', 400, 'web.bad-request'],
    ['an unknown call', 'GET', '/api/nothing', undefined, 404, 'web.not-found'],
    ['an unknown procedure', 'POST', '/rpc/no/such', '{}', 404, 'web.not-found'],
    ['a path outside', 'POST', '/api/open', '{"path":"/etc/passwd"}', 403, 'open.outside-roots']
  ])('error bodies have code, message, details: %s', async (_what, method, path, body, status, code) => {
    const answer = await ask(under.host, path, { method, body, headers: { ...bearer(under.host), ...json } })
    expect(answer.status).toBe(status)
    const shape = JSON.parse(answer.text) as Record<string, unknown>
    expect(shape.code).toBe(code)
    expect(String(shape.message).length).toBeGreaterThan(10)
    expect(shape.details).toBeTypeOf('object')
  })

  test('a body over the limit is refused, announced or not', async () => {
    const headers = { ...bearer(under.host), ...json }
    const body = JSON.stringify({ path: 'x'.repeat(10 * 1024 * 1024) })
    const announced = await ask(under.host, '/api/open', { method: 'POST', headers, body })
    expect(announced.status).toBe(413)
    expect(JSON.parse(announced.text)).toMatchObject({
      code: 'web.too-large',
      message: expect.stringContaining('10 MB')
    })
    const chunked = await ask(under.host, '/rpc/open/open', {
      method: 'POST',
      headers: { ...headers, 'transfer-encoding': 'chunked' },
      body
    })
    expect(chunked.status).toBe(413)
  })
})

describe('feeds', () => {
  test('a feed ends on the core when the reader leaves', async () => {
    const controller = new AbortController()
    const feed = await client().jobs.feed({}, { signal: controller.signal })
    const first = await feed.next()
    expect(first.value).toEqual({ kind: 'snapshot', jobs: [] })
    expect(under.openFeeds()).toBe(1)
    controller.abort()
    await expect.poll(() => under.openFeeds()).toBe(0)
  })

  test('closing the host ends open feeds and gives the port back', async () => {
    const other = await hostUnderTest()
    const link = new RPCLink({
      url: `${other.host.url}/rpc`,
      headers: { authorization: `Bearer ${other.host.bearerToken}` }
    })
    const feed = await createORPCClient<ContractRouterClient<Contract>>(link).jobs.feed({})
    await feed.next()
    const broken = feed.next().catch(() => 'broken')
    await other.close()
    expect(await broken).toBe('broken')
    await expect.poll(() => other.openFeeds()).toBe(0)
    const next = await hostUnderTest({ port: other.host.port })
    expect(next.host.port).toBe(other.host.port)
    await next.close()
  })
})

describe('limits', () => {
  test('calls over the rate get 429 with the seconds to wait; other callers are not touched', async () => {
    let nowMs = 0
    const limited = await hostUnderTest({
      nowMs: () => nowMs,
      rates: { calls: { perSecond: 2, burst: 3 }, strangers: { perSecond: 1, burst: 2 } }
    })
    const call = () => ask(limited.host, '/api/settings', { headers: bearer(limited.host) })
    for (let count = 0; count < 3; count++) expect((await call()).status).toBe(200)
    const refused = await call()
    expect(refused.status).toBe(429)
    expect(refused.headers['retry-after']).toBe('1')
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'web.rate-limited', details: { retryAfterS: 1 } })
    // Strangers have a bucket of their own: guessing a token is slow.
    const stranger = () => ask(limited.host, '/api/settings')
    expect([(await stranger()).status, (await stranger()).status, (await stranger()).status]).toEqual([401, 401, 429])
    nowMs += 1000
    expect((await call()).status).toBe(200)
    expect((await call()).status).toBe(200)
    expect((await call()).status).toBe(429)
    await limited.close()
  })

  test('a taken port is said', async () => {
    await expect(hostUnderTest({ port: under.host.port })).rejects.toMatchObject({ code: 'web.port-taken' })
  })
})

describe('documentation', () => {
  test('an OpenAPI document of the whole contract', async () => {
    const answer = await ask(under.host, '/api/openapi.json', { headers: bearer(under.host) })
    const document = JSON.parse(answer.text)
    expect(document.openapi).toMatch(/^3\.1/)
    expect(document.info).toMatchObject({ title: 'Sales Analytics', version: '1.2.3' })
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/open', '/ingest/analyze-schema', '/ingest/status/{jobId}', '/sales', '/kpi', '/sql'])
    )
    const analyze = document.paths['/ingest/analyze-schema'].post
    expect(Object.keys(analyze.requestBody.content)).toEqual(['application/json', 'multipart/form-data'])
    expect(analyze.requestBody.content['multipart/form-data'].schema.properties.file.format).toBe('binary')
    expect(analyze.responses.default.content['application/json'].schema.$ref).toBe('#/components/schemas/Error')
  })

  test('a page that needs nothing from elsewhere and no inline script', async () => {
    const { text, status } = await ask(under.host, '/api/docs', { headers: bearer(under.host) })
    expect(status).toBe(200)
    expect(text).toContain('/api/ingest/analyze-schema')
    const links = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(links.filter((link) => !link.startsWith('/') && !link.startsWith('#'))).toEqual([])
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(text).not.toMatch(/\son\w+=/)
    for (const link of links.filter((each) => each.startsWith('/')))
      expect((await ask(under.host, link, { headers: bearer(under.host) })).status).toBe(200)
  })
})

test('nothing was left in the uploads folder', async () => {
  expect(await readdir(`${under.dir}/uploads`).catch(() => [])).toEqual([])
})
