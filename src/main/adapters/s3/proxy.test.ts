/** Calls through a proxy: one of our own that counts. */
import { createServer, request as httpRequest, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { S3Connection } from '../../../shared/domain/connection'
import { openS3 } from '.'
import { proxiesAreKnown } from './clients'
import { all, connection, quick, secrets } from './connection-under-test'
import { S3Stub } from './stub-under-test'

let stub: S3Stub
let endpoint: string
beforeEach(async () => {
  stub = new S3Stub()
  endpoint = await stub.open()
})
afterEach(() => stub.close())

async function test(more: Partial<S3Connection>) {
  const store = openS3(connection(endpoint, more), secrets, quick)
  const probes = await all(store.test(new AbortController().signal))
  store.close()
  return { states: probes.map(({ state }) => state), failure: probes.find(({ state }) => state === 'failed') }
}

describe('a proxy', () => {
  let proxy: Server
  const asked: string[] = []
  let isOpen = true
  beforeEach(async () => {
    asked.length = 0
    isOpen = true
    proxy = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      if (!isOpen) return void response.writeHead(407).end()
      const { method, headers } = request
      const forward = httpRequest(request.url ?? '', { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers)
        answer.pipe(response)
      })
      request.pipe(forward)
    })
    proxy.on('connect', (request, socket) => {
      asked.push(`CONNECT ${request.url}`)
      if (!isOpen) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      const [host, port] = (request.url ?? '').split(':')
      const upstream = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        upstream.pipe(socket).pipe(upstream)
      })
      upstream.on('error', () => socket.destroy())
      socket.on('error', () => upstream.destroy())
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  })
  afterEach(async () => {
    proxy.closeAllConnections()
    await new Promise((resolve) => proxy.close(resolve))
  })
  const url = () => `http://user:hidden@127.0.0.1:${(proxy.address() as AddressInfo).port}`

  it('is gone through', async () => {
    expect((await test({ proxyUrl: url() })).states).toEqual(Array.from({ length: 9 }, () => 'ok'))
    expect(asked.length).toBeGreaterThan(8)
    expect(asked.every((line) => line.includes(new URL(endpoint).host))).toBe(true)
  })

  it('that wants a password, or is not there, is named; its own is not', async () => {
    isOpen = false
    const closed = (await test({ proxyUrl: url() })).failure
    expect(closed?.error).toMatchObject({ code: 's3.proxy', message: expect.stringContaining('asks for a user') })
    const { failure: secure } = await test({ proxyUrl: url(), endpoint: endpoint.replace('http:', 'https:') })
    expect(secure?.error?.code).toBe('s3.proxy')
    const { failure: absent } = await test({ proxyUrl: 'http://user:hidden@127.0.0.1:1' })
    expect(absent?.error).toMatchObject({ code: 's3.proxy', details: { proxy: '127.0.0.1:1' } })
    expect(JSON.stringify([closed, secure, absent])).not.toContain('hidden')
  })

  it('needs a Node whose agents know proxies', () => {
    expect(['22.19.0', '22.20.1', '23.9.0', '24.4.1'].map(proxiesAreKnown)).toEqual([false, false, false, false])
    expect(['22.21.0', '24.5.0', '24.21.0', '26.0.0'].map(proxiesAreKnown)).toEqual([true, true, true, true])
  })
})
