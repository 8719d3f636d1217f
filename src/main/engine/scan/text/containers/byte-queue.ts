/** Exact numbers of bytes from chunks of any size. */

/** The bytes end where more must come. */
export class EndsEarly extends Error {
  override readonly name = 'EndsEarly'
}

const nothing = Buffer.alloc(0)

export class ByteQueue {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Buffer = nothing

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async hasMore(): Promise<boolean> {
    return this.#rest.length > 0 || (await this.#pull())
  }

  /** The next bytes, which stay where they are. Throws `EndsEarly`. */
  async peek(count: number): Promise<Buffer> {
    while (this.#rest.length < count) if (!(await this.#pull())) throw new EndsEarly()
    return this.#rest.subarray(0, count)
  }

  /** The next bytes. Throws `EndsEarly`. */
  async take(count: number): Promise<Buffer> {
    const bytes = await this.peek(count)
    this.#rest = this.#rest.subarray(count)
    return bytes
  }

  /** Passes over bytes. Throws `EndsEarly`. */
  async skip(count: number): Promise<void> {
    let left = count
    while (left > 0) {
      if (!(await this.hasMore())) throw new EndsEarly()
      const step = Math.min(left, this.#rest.length)
      this.#rest = this.#rest.subarray(step)
      left -= step
    }
  }

  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  async #pull(): Promise<boolean> {
    const { done, value } = await this.#chunks.next()
    if (done === true) return false
    const chunk = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    return true
  }
}
