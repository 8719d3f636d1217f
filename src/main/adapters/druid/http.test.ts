/** Network, sign-in, time-outs and repeats, on real sockets. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ConnectionSecrets, DruidConnection } from '../../../shared/domain/connection'
import type { DruidClient } from '../../pipeline/druid-port'
import { anyone, clientOf } from './answers-under-test'
import { createDruidClient } from './index'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const handled = (handler: Handler) => async (request: IncomingMessage, response: ServerResponse) => {
  let body = ''
  for await (const chunk of request) body += chunk
  handler(request, response, body)
}

function connected(port: number, more: Partial<DruidConnection> = {}, secrets: ConnectionSecrets = {}): DruidClient {
  const client = createDruidClient({ ...anyone, routerUrl: `http://127.0.0.1:${port}`, ...more }, secrets)
  closing.push(() => client.close())
  return client
}

async function serving(handler: Handler, more: Partial<DruidConnection> = {}, secrets: ConnectionSecrets = {}) {
  const port = await listening(createServer(handled(handler)))
  return connected(port, more, secrets)
}

const json = (response: ServerResponse, value: unknown, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

const table = (value: unknown) => [['n'], ['LONG'], ['BIGINT'], [value]]

describe('a client', () => {
  it('keeps 64-bit integers', async () => {
    const client = await serving((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(
          '[["a","b","c","d"],["LONG","LONG","DOUBLE","DOUBLE"],["BIGINT","BIGINT","DOUBLE","DECIMAL"],[9007199254740993,-5,0.1,1.50]]'
        )
    )
    const { rows } = await client.sql('SELECT 1')
    expect(rows).toEqual([['9007199254740993', -5, 0.1, '1.5']])
  })

  it('sends parameters with their types, and a query id', async () => {
    let sent: Record<string, unknown> = {}
    const client = await serving((_request, response, body) => {
      sent = JSON.parse(body)
      json(response, table(1))
    })
    const { queryId } = await client.sql('SELECT ?', {
      params: ["a'b", 42, 1.5, null, true, { type: 'DATE', value: 'x' }]
    })
    expect(sent.parameters).toEqual([
      { type: 'VARCHAR', value: "a'b" },
      { type: 'BIGINT', value: 42 },
      { type: 'DOUBLE', value: 1.5 },
      { type: 'VARCHAR', value: null },
      { type: 'BOOLEAN', value: true },
      { type: 'DATE', value: 'x' }
    ])
    expect(sent.context).toEqual({ sqlQueryId: queryId, timeout: 5000 })
  })

  it('keeps its connections', async () => {
    const ports = new Set<number | undefined>()
    const client = await serving((request, response) => {
      ports.add(request.socket.remotePort)
      json(response, table(1))
    })
    for (let i = 0; i < 5; i++) await client.sql('SELECT 1')
    expect(ports.size).toBeLessThan(3)
  })

  it('ends a wait by itself, and tells Druid', async () => {
    const calls: string[] = []
    const client = await serving((request, response) => {
      calls.push(`${request.method} ${request.url}`)
      if (request.method === 'DELETE') response.writeHead(202).end()
    })
    const began = performance.now()
    await expect(client.sql('SELECT 1', { queryId: 'slow', timeoutMs: 300 })).rejects.toMatchObject({
      code: 'druid.timeout',
      details: { call: 'POST /druid/v2/sql', seconds: 0.3 }
    })
    expect(performance.now() - began).toBeLessThan(2500)
    expect(calls).toEqual(['POST /druid/v2/sql', 'DELETE /druid/v2/sql/slow'])
  })

  it('waits as long as the connection allows, and no shorter than who asks needs', async () => {
    const answered: Handler = (request, response) => {
      if (request.method === 'DELETE') response.writeHead(202).end()
      else setTimeout(() => json(response, table(1)), 400)
    }
    const server = createServer(handled(answered))
    const port = await listening(server)
    const patient = connected(port, { timeoutMs: 3000 })
    expect((await patient.sql('SELECT 1', { leastTimeoutMs: 100 })).rows).toHaveLength(1)
    const hasty = connected(port, { timeoutMs: 100 })
    expect((await hasty.sql('SELECT 1', { leastTimeoutMs: 3000 })).rows).toHaveLength(1)
    await expect(hasty.sql('SELECT 1', { leastTimeoutMs: 150 })).rejects.toMatchObject({
      code: 'druid.timeout',
      details: { seconds: 0.15 }
    })
  })

  it('cancels again what Druid did not know yet', async () => {
    const calls: string[] = []
    const client = await serving((request, response) => {
      calls.push(`${request.method}`)
      if (request.method === 'DELETE') response.writeHead(calls.length < 4 ? 404 : 202).end()
    })
    await expect(client.sql('SELECT 1', { timeoutMs: 200 })).rejects.toMatchObject({ code: 'druid.timeout' })
    await vi.waitFor(() => expect(calls).toEqual(['POST', 'DELETE', 'DELETE', 'DELETE']), { timeout: 5000 })
  })

  it('does not run a query again that Druid ended by its time-out', async () => {
    let seen = 0
    const client = await serving((_request, response) => {
      seen++
      json(
        response,
        { error: 'Query timeout', errorCode: 'legacyQueryException', category: 'TIMEOUT', errorMessage: 'x' },
        504
      )
    })
    await expect(client.sql('SELECT 1')).rejects.toMatchObject({ code: 'druid.timeout', details: { limit: '5 s' } })
    expect(seen).toBe(1)
  })

  it('is cancelled by its signal, also in the middle of an answer', async () => {
    const controller = new AbortController()
    const client = await serving((request, response) => {
      if (request.method === 'DELETE') return response.writeHead(202).end()
      response.writeHead(200, { 'content-type': 'application/json' }).write('[["n"],')
      setTimeout(() => controller.abort(), 50)
    })
    await expect(client.sql('SELECT 1', { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('tries a read again after 502 and after a broken connection', async () => {
    let seen = 0
    const client = await serving((request, response) => {
      seen++
      if (seen === 1)
        return response.writeHead(502, { 'content-type': 'text/html' }).end('<html>ForwardingServlet</html>')
      if (seen === 2) return request.socket.destroy()
      json(response, [])
    })
    expect(await client.tasks()).toEqual([])
    expect(seen).toBe(3)
  })

  it('says which service is away when the router has nobody to pass a query on to', async () => {
    const servlet = 'org.apache.druid.server.AsyncQueryForwardingServlet-24435620'
    const client = await serving((_request, response) => {
      response.writeHead(502, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ servlet, message: 'Bad Gateway', url: '/druid/v2/sql', status: '502' }))
    })
    await expect(client.sql('SELECT 1')).rejects.toMatchObject({
      code: 'druid.service-down',
      details: { service: 'broker' }
    })
  })

  it('sends a change once: what became of it is not known', async () => {
    let seen = 0
    const client = await serving((request) => {
      seen++
      request.socket.destroy()
    })
    await expect(client.submitTask({ type: 'noop' })).rejects.toMatchObject({
      code: 'druid.answer-lost',
      details: { call: 'POST /druid/indexer/v1/task' }
    })
    expect(seen).toBe(1)
  })

  it('says when nobody is there, and that nothing was sent', async () => {
    const port = await listening(createServer())
    for (const close of closing.splice(0)) await close()
    const client = connected(port)
    await expect(client.submitTask({ type: 'noop' })).rejects.toMatchObject({
      code: 'druid.unreachable',
      details: { reason: 'nothing listens there', reasonCode: 'refused' }
    })
  })

  it('says when an answer is cut off, or is no Druid at all', async () => {
    const cut = await serving((_request, response) => response.end('[["n"],["LONG"],["BIGINT"],[1'))
    await expect(cut.sql('SELECT 1')).rejects.toMatchObject({ code: 'druid.bad-answer' })
    const page = await serving((_request, response) => response.end('<!DOCTYPE html><title>Sign in</title>'))
    await expect(page.datasources()).rejects.toMatchObject({ code: 'druid.bad-answer', details: { reason: 'Sign in' } })
  })

  it('says which class an extension lacks, and does not ask again', async () => {
    // The page of a Druid 27 whose druid-datasketches is not whole, asked for DS_QUANTILES_SKETCH.
    const said = 'javax.servlet.ServletException: java.lang.NoClassDefFoundError: org/apache/datasketches/Util'
    let asked = 0
    const client = await serving((_request, response) => {
      asked++
      response.statusCode = 500
      response.setHeader('content-type', 'text/html;charset=iso-8859-1')
      response.end(
        `<html><head><title>Error 500 ${said}</title></head><body><h2>HTTP ERROR 500 ${said}</h2></body></html>`
      )
    })
    const spec = { kind: 'sql' as const, key: 'k', query: 'REPLACE INTO x OVERWRITE ALL SELECT 1', context: {} }
    const error = await client.submit(spec).catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      code: 'druid.class-missing',
      retryable: false,
      details: { className: 'org.apache.datasketches.Util' }
    })
    expect(asked).toBe(1)
  })

  it('stops at an answer that is too large', async () => {
    const port = await listening(createServer(handled((_request, response) => response.end('x'.repeat(3000)))))
    const client = createDruidClient(
      { ...anyone, routerUrl: `http://127.0.0.1:${port}` },
      {},
      { answerLimitBytes: 2000 }
    )
    closing.push(() => client.close())
    await expect(client.sql('SELECT 1')).rejects.toMatchObject({ code: 'druid.answer-too-large' })
  })
})

describe('sign-in', () => {
  const seenBy = async (auth: DruidConnection['auth'], secrets: ConnectionSecrets) => {
    let headers: IncomingMessage['headers'] = {}
    const client = await serving(
      (request, response) => {
        headers = request.headers
        json(response, table(1))
      },
      { auth },
      secrets
    )
    await client.sql('SELECT 1')
    return headers
  }

  it('by user, token or headers', async () => {
    const user = await seenBy({ kind: 'basic', user: 'ann' }, { druidPassword: 'päss:word' })
    expect(user.authorization).toBe(`Basic ${Buffer.from('ann:päss:word').toString('base64')}`)
    expect((await seenBy({ kind: 'bearer' }, { druidToken: 'tok' })).authorization).toBe('Bearer tok')
    const own = await seenBy({ kind: 'headers', names: ['X-Proxy-User'] }, { druidHeaders: { 'X-Proxy-User': 'ann' } })
    expect(own['x-proxy-user']).toBe('ann')
  })
})

describe('services one by one', () => {
  it('are asked where they are', async () => {
    const { client, asked } = clientOf(({ path }) => ({ body: path === '/status' ? { version: '33.0.0' } : [] }), {
      brokerUrl: 'http://broker.test:8082',
      overlordUrl: 'http://overlord.test:8090/base/',
      coordinatorUrl: 'http://coordinator.test:8081'
    })
    await client.tasks()
    await client.status('broker')
    expect(asked.map(({ path }) => path)).toEqual(['/base/druid/indexer/v1/tasks', '/status'])
  })

  it('a broker that is not named can not be asked for its status', async () => {
    const { client } = clientOf(() => ({}))
    await expect(client.status('broker')).rejects.toMatchObject({ code: 'druid.not-supported' })
  })
})

function openssl(): boolean {
  try {
    execFileSync('openssl', ['version'])
    return true
  } catch {
    console.log('druid over TLS: skipped, there is no openssl to make certificates with')
    return false
  }
}

describe.runIf(openssl())('TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'druid-tls-'))
  closing.push(() => rmSync(folder, { recursive: true, force: true }))
  const made = mkdtempSync(join(tmpdir(), 'druid-tls-'))
  const at = (name: string) => join(made, name)
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
      '-keyout',
      at('key.pem'),
      '-out',
      at('cert.pem')
    ],
    { stdio: 'ignore' }
  )
  const fingerprint =
    execFileSync('openssl', ['x509', '-in', at('cert.pem'), '-noout', '-fingerprint', '-sha256'])
      .toString()
      .split('=')[1]
      ?.trim() ?? ''

  async function secured(more: Partial<DruidConnection>, options = {}) {
    const server = createTlsServer(
      { key: readFileSync(at('key.pem')), cert: readFileSync(at('cert.pem')), ...options },
      handled((request, response) =>
        json(response, table(Number('authorized' in request.socket && request.socket.authorized)))
      )
    )
    const port = await listening(server)
    return connected(port, { routerUrl: `https://127.0.0.1:${port}`, ...more })
  }

  it('trusts nobody who signed for himself', async () => {
    const client = await secured({})
    await expect(client.sql('SELECT 1')).rejects.toMatchObject({
      code: 'druid.tls',
      details: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' }
    })
  })

  it('trusts an authority of the connection', async () => {
    const client = await secured({ caPath: at('cert.pem') })
    expect((await client.sql('SELECT 1')).rows).toEqual([[0]])
  })

  it('trusts the certificate with the fingerprint, and no other', async () => {
    expect((await (await secured({ fingerprint: fingerprint.toLowerCase() })).sql('SELECT 1')).rows).toEqual([[0]])
    const other = await secured({ fingerprint: `${'AB:'.repeat(31)}AB`, caPath: at('cert.pem') })
    await expect(other.sql('SELECT 1')).rejects.toMatchObject({
      code: 'druid.fingerprint',
      details: { fingerprint }
    })
  })

  it('shows a certificate of its own', async () => {
    const client = await secured(
      { caPath: at('cert.pem'), clientCertificate: { certPath: at('cert.pem'), keyPath: at('key.pem') } },
      { requestCert: true, ca: readFileSync(at('cert.pem')) }
    )
    expect((await client.sql('SELECT 1')).rows).toEqual([[1]])
  })

  it('says at once when a file is not there', () => {
    expect(() => connected(1, { caPath: at('nothing.pem') })).toThrow(
      expect.objectContaining({ code: 'druid.certificate-file' })
    )
  })
})
