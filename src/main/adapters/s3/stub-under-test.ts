/**
 * A small S3 server in memory that fails on demand: for faults that a real one cannot be made to have. What works is
 * proved on a real one (test/cluster).
 */
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { crc32 } from 'node:zlib'

interface Kept {
  readonly data: Buffer
  readonly headers: Readonly<Record<string, string>>
}

interface Upload extends Kept {
  readonly key: string
  readonly begunMs: number
  readonly parts: Map<number, { data: Buffer; etag: string; crc32: string | null }>
}

export interface Seen {
  readonly method: string
  readonly key: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  /** As `part 3`, `complete`, `put` … */
  readonly act: string
}

/** What is answered instead; `reset` breaks the connection after some bytes of the body, `hang` never answers. */
export type Fault =
  | {
      readonly status: number
      readonly code?: string
      readonly message?: string
      readonly body?: string
      readonly headers?: Record<string, string>
      /** Reads the body first. */
      readonly late?: boolean
    }
  | { readonly resetAfterBytes: number }
  | { readonly hang: true }
  /** Does it, and breaks the connection instead of answering. */
  | { readonly loseAnswer: true }

export class S3Stub {
  readonly objects = new Map<string, Kept>()
  readonly uploads = new Map<string, Upload>()
  readonly seen: Seen[] = []
  /** Asked for every request; null: it is served. */
  fault: (seen: Seen) => Fault | null = () => null
  /** Added to the date of every answer. */
  skewMs = 0
  /** Keeps CRC-32 of parts, as Amazon does. */
  keepsChecksums = true
  readonly #server: Server
  readonly #secure: boolean

  constructor(tls?: { key: string; cert: string }) {
    const listener: RequestListener = (request, response) => {
      this.#serve(request, response).catch(() => request.destroy())
    }
    this.#secure = tls !== undefined
    this.#server = tls ? createTlsServer(tls, listener) : createServer(listener)
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const { port } = this.#server.address() as AddressInfo
    return `${this.#secure ? 'https' : 'http'}://127.0.0.1:${port}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** How often something was asked for. */
  count(act: string | RegExp): number {
    return this.seen.filter((each) => (typeof act === 'string' ? each.act === act : act.test(each.act))).length
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stub')
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'))
    const seen: Seen = {
      method: request.method ?? '',
      key,
      query: url.searchParams,
      headers: request.headers,
      act: actOf(request.method ?? '', key, url.searchParams)
    }
    this.seen.push(seen)
    response.setHeader('date', new Date(Date.now() + this.skewMs).toUTCString())
    const fault = this.fault(seen)
    if (fault !== null && 'hang' in fault) return
    if (fault !== null && 'resetAfterBytes' in fault) return resetAfter(request, fault.resetAfterBytes)
    if (fault !== null && 'status' in fault) {
      if (fault.late) await bodyOf(request)
      for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value)
      response.statusCode = fault.status
      const { code, message = 'AWSAccessKeyId AKIAEXAMPLE, Signature abcdef' } = fault
      response.end(fault.body ?? (code === undefined ? '' : errorXml(code, message)))
      return
    }
    const body = await bodyOf(request)
    if (fault !== null) response.end = () => request.destroy() as never
    const wanted = request.headers['x-amz-content-sha256']
    if (/^[0-9a-f]{64}$/.test(String(wanted)) && wanted !== hex(body)) {
      return this.#answer(response, 400, errorXml('XAmzContentSHA256Mismatch', ''))
    }
    this.#act(seen, body, response)
  }

  /** The object that a request copies from; null: it copies nothing. */
  #copied(headers: Seen['headers']): Kept | null | undefined {
    const source = headers['x-amz-copy-source']
    if (source === undefined) return null
    return this.objects.get(decodeURIComponent(String(source).split('/').slice(1).join('/')))
  }

  #answer(response: ServerResponse, status: number, body: string | Buffer = '', headers: Record<string, string> = {}) {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.statusCode = status
    response.end(body)
  }

  #act({ act, key, query, headers }: Seen, body: Buffer, response: ServerResponse) {
    const answer = (status: number, text: string | Buffer = '', more: Record<string, string> = {}) =>
      this.#answer(response, status, text, more)
    const own = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        /^(x-amz-|content-type)/.test(name) ? [[name, `${value}`]] : []
      )
    )
    const object = this.objects.get(key)
    const upload = this.uploads.get(query.get('uploadId') ?? '')
    const exists = () => answer(412, errorXml('PreconditionFailed', ''))
    switch (act.split(' ')[0]) {
      case 'list': {
        const prefix = query.get('prefix') ?? ''
        const found = [...this.objects].filter(([name]) => name.startsWith(prefix))
        const contents = found.map(
          ([name, { data }]) =>
            `<Contents><Key>${escaped(name)}</Key><Size>${data.length}</Size><ETag>${etagOf(data)}</ETag></Contents>`
        )
        return answer(
          200,
          `<ListBucketResult><Name>b</Name><KeyCount>${found.length}</KeyCount>${contents.join('')}</ListBucketResult>`
        )
      }
      case 'head':
      case 'get': {
        if (object === undefined) return answer(404, act === 'head' ? '' : errorXml('NoSuchKey', ''))
        const kept = Object.fromEntries(
          Object.entries(object.headers).filter(([name]) => !/sha256$/.test(name) || /meta/.test(name))
        )
        const head = { ...kept, etag: etagOf(object.data), 'content-length': String(object.data.length) }
        return answer(200, act === 'head' ? '' : object.data, head)
      }
      case 'put': {
        const from = this.#copied(headers)
        if (from === undefined) return answer(404, errorXml('NoSuchKey', ''))
        if (from !== null) {
          this.objects.set(key, from)
          return answer(200, `<CopyObjectResult><ETag>${etagOf(from.data)}</ETag></CopyObjectResult>`)
        }
        if (headers['if-none-match'] === '*' && object !== undefined) return exists()
        this.objects.set(key, { data: body, headers: own })
        return answer(200, '', { etag: etagOf(body) })
      }
      case 'delete':
        this.objects.delete(key)
        return answer(204)
      case 'tag': {
        if (object === undefined) return answer(404, errorXml('NoSuchKey', ''))
        const tags = [...body.toString().matchAll(/<Key>(.*?)<\/Key><Value>(.*?)<\/Value>/g)]
        const text = tags.map(
          ([, name = '', value = '']) => `${name}=${encodeURIComponent(value.replaceAll('&amp;', '&'))}`
        )
        this.objects.set(key, { ...object, headers: { ...object.headers, 'x-amz-tagging': text.join('&') } })
        return answer(200)
      }
      case 'begin': {
        const id = randomUUID()
        // As Ceph 16 does: the tags that an upload begins with are forgotten.
        const { 'x-amz-tagging': _tags, ...headers } = own
        this.uploads.set(id, { key, begunMs: Date.now(), data: body, headers, parts: new Map() })
        return answer(200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
      }
      case 'uploads': {
        const prefix = query.get('prefix') ?? ''
        const open = [...this.uploads].filter(([, { key: name }]) => name.startsWith(prefix))
        const rows = open.map(
          ([id, { key: name, begunMs }]) =>
            `<Upload><Key>${escaped(name)}</Key><UploadId>${id}</UploadId><Initiated>${new Date(begunMs).toISOString()}</Initiated></Upload>`
        )
        return answer(200, `<ListMultipartUploadsResult>${rows.join('')}</ListMultipartUploadsResult>`)
      }
    }
    if (upload === undefined) return answer(404, errorXml('NoSuchUpload', ''))
    switch (act.split(' ')[0]) {
      case 'part': {
        const from = this.#copied(headers)
        if (from === undefined) return answer(404, errorXml('NoSuchKey', ''))
        if (from !== null) {
          const [, first = '', last = ''] = /^bytes=(\d+)-(\d+)$/.exec(String(headers['x-amz-copy-source-range'])) ?? []
          const data = from.data.subarray(Number(first), Number(last) + 1)
          upload.parts.set(Number(query.get('partNumber')), { data, etag: etagOf(data), crc32: null })
          return answer(200, `<CopyPartResult><ETag>${etagOf(data)}</ETag></CopyPartResult>`)
        }
        const sum = Buffer.alloc(4)
        sum.writeUInt32BE(crc32(body))
        const crc = this.keepsChecksums && headers['x-amz-checksum-crc32'] ? sum.toString('base64') : null
        const etag = etagOf(body)
        upload.parts.set(Number(query.get('partNumber')), { data: body, etag, crc32: crc })
        return answer(200, '', { etag })
      }
      case 'parts': {
        const rows = [...upload.parts].map(
          ([number, part]) =>
            `<Part><PartNumber>${number}</PartNumber><ETag>${part.etag}</ETag><Size>${part.data.length}</Size>${part.crc32 ? `<ChecksumCRC32>${part.crc32}</ChecksumCRC32>` : ''}</Part>`
        )
        return answer(200, `<ListPartsResult>${rows.join('')}</ListPartsResult>`)
      }
      case 'complete': {
        if (headers['if-none-match'] === '*' && object !== undefined) return exists()
        const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)</g)].map((match) => Number(match[1]))
        const parts = numbers.flatMap((number) => upload.parts.get(number) ?? [])
        if (parts.length !== numbers.length) return answer(400, errorXml('InvalidPart', ''))
        const data = Buffer.concat(parts.map((part) => part.data))
        this.objects.set(key, { data, headers: upload.headers })
        this.uploads.delete(query.get('uploadId') ?? '')
        return answer(200, '<CompleteMultipartUploadResult><ETag>"x-1"</ETag></CompleteMultipartUploadResult>')
      }
      case 'abort':
        this.uploads.delete(query.get('uploadId') ?? '')
        return answer(204)
    }
    answer(400, errorXml('InvalidRequest', ''))
  }
}

function actOf(method: string, key: string, query: URLSearchParams): string {
  if (key === '') return query.has('uploads') ? 'uploads' : 'list'
  if (query.has('tagging')) return 'tag'
  if (query.has('uploads')) return 'begin'
  if (query.has('partNumber')) return `part ${query.get('partNumber')}`
  if (query.has('uploadId')) return { GET: 'parts', POST: 'complete', DELETE: 'abort' }[method] ?? method
  return method.toLowerCase()
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  return Buffer.concat(pieces)
}

function resetAfter(request: IncomingMessage, bytes: number) {
  let taken = 0
  const breakOff = () => {
    request.socket.resetAndDestroy()
  }
  if (bytes === 0) return breakOff()
  request.on('data', (piece: Buffer) => {
    taken += piece.length
    if (taken >= bytes) breakOff()
  })
}

const hex = (data: Buffer) => createHash('sha256').update(data).digest('hex')
const etagOf = (data: Buffer) => `"${createHash('md5').update(data).digest('hex')}"`
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const errorXml = (code: string, message: string) =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`
