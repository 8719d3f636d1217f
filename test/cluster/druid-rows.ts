/** Sales rows as they are published, with sums that are counted here once more, on exact integers. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { PublishedColumn } from '../../src/shared/domain/druid/published'

export interface Sale {
  readonly time: string
  readonly order_id: string | null
  readonly region: string | null
  readonly quantity: number | null
  readonly cents: bigint
  readonly discount: number
}

/** Texts that break what splits, quotes or decodes carelessly. */
const texts = ['Europe', 'Asia "Pacific"', "it's; -- 'x'", 'Zürich\nNord', 'a\\b\tc', '日本 🙂', null, ' ', '{"a":1}']

/** `count` rows spread over each month; the same call gives the same rows. */
export function salesOf(months: readonly string[], count: number, seed = 1): Sale[] {
  let state = seed
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
  return months.flatMap((month) =>
    Array.from({ length: count }, (_, index) => ({
      time: `${month}-${String(1 + random(28)).padStart(2, '0')}T00:00:00.000Z`,
      order_id: index % 50 === 0 ? null : `O-${month}-${index}`,
      region: texts[random(texts.length)] ?? null,
      quantity: random(10) === 0 ? null : random(100) - 5,
      // One row that a double could not hold.
      cents: index === 0 ? 9_007_199_254_740_993n : BigInt(random(1_000_000)) - 1000n,
      discount: random(1000) / 8
    }))
  )
}

export const saleColumns: readonly PublishedColumn[] = [
  { name: 'order_id', type: 'string', encoding: 'text', scale: 0, precision: 0 },
  { name: 'region', type: 'string', encoding: 'text', scale: 0, precision: 0 },
  { name: 'quantity', type: 'long', encoding: 'integer', scale: 0, precision: 0 },
  { name: 'cents', type: 'long', encoding: 'scaled', scale: 2, precision: 18 },
  { name: 'discount', type: 'double', encoding: 'double', scale: 0, precision: 0 }
]

/** NDJSON as the app publishes it: nothing is left of a missing value. */
export function ndjson(sales: readonly Sale[]): string {
  return sales
    .map(({ time, cents, ...rest }) => {
      const fields = Object.entries(rest).filter(([, value]) => value !== null)
      const texts = fields.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      return `{"__time":${Date.parse(time)},${[...texts, `"cents":${cents}`].join(',')}}\n`
    })
    .join('')
}

export interface Totals {
  readonly rows: number
  readonly quantity: string
  readonly cents: string
  readonly discount: number
  readonly orders: number
  readonly from: string
  readonly to: string
}

export function totalsOf(sales: readonly Sale[]): Totals {
  const times = sales.map(({ time }) => time).sort()
  return {
    rows: sales.length,
    quantity: String(sales.reduce((sum, { quantity }) => sum + BigInt(quantity ?? 0), 0n)),
    cents: String(sales.reduce((sum, { cents }) => sum + cents, 0n)),
    // Eighths: exact in doubles, whatever the order.
    discount: sales.reduce((sum, { discount }) => sum + discount, 0),
    orders: new Set(sales.flatMap(({ order_id }) => order_id ?? [])).size,
    from: times[0] ?? '',
    to: times.at(-1) ?? ''
  }
}

export interface ObjectServer {
  /** The URL of an object that holds the rows, or that behaves as it is told. */
  put(name: string, content: string | 'hang'): string
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** Objects over plain HTTP on this machine, as pre-signed URLs would serve them. */
export async function serveObjects(): Promise<ObjectServer> {
  const objects = new Map<string, Buffer | 'hang'>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname.slice(1))
    asked.push(name)
    const content = objects.get(name)
    if (content === undefined) return response.writeHead(404).end()
    if (content === 'hang') return response.writeHead(200, { 'content-type': 'application/gzip' }).flushHeaders()
    response.writeHead(200, { 'content-type': 'application/gzip', 'content-length': content.length }).end(content)
  })
  const { port, close } = await listening(server)
  return {
    asked,
    put(name, content) {
      objects.set(name, content === 'hang' ? 'hang' : gzipSync(content))
      return `http://127.0.0.1:${port}/${encodeURIComponent(name)}?X-Amz-Signature=0123456789abcdef`
    },
    close
  }
}

async function listening(server: Server): Promise<{ port: number; close: () => Promise<void> }> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections()
      server.close(() => done())
    })
  return { port: (server.address() as AddressInfo).port, close }
}

/** Passes everything on to a cluster and its answers back, but not those to a POST: there the connection breaks. */
export async function stealAnswers({
  url
}: {
  readonly url: string
}): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = 'GET', headers } = request
    const sent = Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && /^(authorization|content-type)$/.test(name) ? [[name, value] as const] : []
    )
    const answer = await fetch(url + request.url, {
      method,
      headers: Object.fromEntries(sent),
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {})
    })
    const text = await answer.text()
    // Only an answer that says yes is worth stealing.
    if (method === 'POST' && answer.ok) request.socket.destroy()
    else
      response
        .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
        .end(text)
  })
  const { port, close } = await listening(server)
  return { url: `http://127.0.0.1:${port}`, close }
}
