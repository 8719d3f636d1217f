/**
 * Streaming reader of multipart/form-data (RFC 7578, RFC 2046 section 5.1): parts come one after the other, a file's
 * bytes are never held as a whole.
 */
import { AppError } from '../../shared/errors'

export interface Part {
  readonly name: string
  /** Null for a plain field. */
  readonly fileName: string | null
  /** Must be read to its end before the next part is asked for. */
  readonly bytes: AsyncGenerator<Uint8Array, void, void>
}

const headerLimitBytes = 16 * 1024
const partLimit = 100

/** The boundary of a content type, or null when it names none. */
export function boundaryOf(contentType: string): string | null {
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  return match?.[1] ?? match?.[2] ?? null
}

/**
 * The parts of a body, in their order.
 * @throws AppError `web.bad-request` for a body that ends early or is no multipart form
 */
export async function* readParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part, void, void> {
  const reader = new ByteReader(body)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  try {
    // What stands before the first boundary is not for us.
    await drain(reader.until(delimiter))
    for (let count = 0; ; count++) {
      if (count > partLimit) throw broken(`more than ${partLimit} parts`)
      // Two dashes end the form, a line end begins a part; blanks may stand before it.
      const after = await reader.take('\r\n', headerLimitBytes, '--')
      if (after === null) return
      if (after.trim() !== '') throw broken('a boundary is followed by text')
      const head = await reader.take('\r\n\r\n', headerLimitBytes, null)
      const { name, fileName } = dispositionOf(head ?? '')
      const bytes = reader.until(delimiter)
      yield { name, fileName, bytes }
      await drain(bytes)
    }
  } finally {
    await reader.close()
  }
}

async function drain(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of bytes) if (chunk.length === 0) return
}

/** The text of a plain field. */
export async function textOf(part: Part, limitBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of part.bytes) {
    size += chunk.length
    if (size > limitBytes) throw new AppError('web.too-large', { limit: `${limitBytes} bytes` })
    // The reader may hand out views of a buffer that it goes on using.
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks).toString('utf8')
}

function dispositionOf(head: string): { name: string; fileName: string | null } {
  const line = head.split('\r\n').find((header) => /^content-disposition\s*:/i.test(header)) ?? ''
  if (!/:\s*form-data\b/i.test(line)) throw broken('a part has no name')
  const name = parameter(line, 'name')
  if (name === null) throw broken('a part has no name')
  return { name, fileName: extendedParameter(line, 'filename') ?? parameter(line, 'filename') }
}

/** Browsers escape a quote as %22 (and line ends as %0D %0A), curl with a backslash. */
function parameter(line: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i').exec(line)
  if (!match) return null
  return (match[1] ?? match[2] ?? '')
    .replace(/\\(["\\])/g, '$1')
    .replace(/%(22|0D|0A)/gi, (all) => decodeURIComponent(all))
}

function extendedParameter(line: string, name: string): string | null {
  const value = new RegExp(`;\\s*${name}\\*=utf-8''([^\\s;]+)`, 'i').exec(line)?.[1]
  try {
    return value === undefined ? null : decodeURIComponent(value)
  } catch {
    return null
  }
}

function broken(reason: string): AppError {
  return new AppError('web.bad-request', { reason: `the form is broken: ${reason}` })
}

/** Bytes of a stream, read up to marks that may lie across chunks. */
class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  // A body may begin with its boundary: then there is no line end before it.
  #pending: Buffer = Buffer.from('\r\n')

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Bytes before the mark; the mark is swallowed. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array, void, void> {
    for (;;) {
      const at = this.#pending.indexOf(mark)
      if (at >= 0) {
        const found = this.#pending.subarray(0, at)
        this.#pending = this.#pending.subarray(at + mark.length)
        if (found.length > 0) yield found
        return
      }
      // The mark may begin at the end of what is here.
      const safe = Math.max(0, this.#pending.length - mark.length + 1)
      const ready = this.#pending.subarray(0, safe)
      this.#pending = this.#pending.subarray(safe)
      if (ready.length > 0) yield ready
      await this.#more()
    }
  }

  /** Text before `mark`, or null when the bytes begin with `end`. */
  async take(mark: string, limitBytes: number, end: string | null): Promise<string | null> {
    for (;;) {
      if (end !== null && this.#pending.length >= end.length) {
        if (this.#pending.subarray(0, end.length).toString('latin1') === end) return null
      }
      const at = this.#pending.indexOf(mark)
      if (at >= 0) {
        const found = this.#pending.subarray(0, at).toString('utf8')
        this.#pending = this.#pending.subarray(at + mark.length)
        return found
      }
      if (this.#pending.length > limitBytes) throw broken('the headers of a part are too long')
      await this.#more()
    }
  }

  /** Tells the sender that nobody reads on. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }

  async #more(): Promise<void> {
    const step = await this.#source.next()
    if (step.done) throw broken('it ends in the middle')
    const chunk = Buffer.from(step.value.buffer, step.value.byteOffset, step.value.byteLength)
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
  }
}
