/** Thrift's compact protocol, as far as Parquet's page headers and footer need it (https://parquet.apache.org/docs/file-format/). */

const types = { true: 1, false: 2, i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const

/** A struct's fields by number; what is undefined is left out. */
export type ThriftStruct = { readonly [field: number]: ThriftValue | undefined }

/** A value of a field; `i64` and `list` say what a plain value could not. */
export type ThriftValue =
  | boolean
  | number
  | string
  | { readonly i64: number }
  | { readonly list: readonly number[] | readonly string[] | readonly ThriftStruct[] }
  | { readonly struct: ThriftStruct }

class CompactWriter {
  readonly #bytes: number[] = []

  struct(fields: ThriftStruct): void {
    let last = 0
    for (const [key, value] of Object.entries(fields)) {
      if (value === undefined) continue
      const field = Number(key)
      const type = typeOf(value)
      if (field - last <= 15) this.#bytes.push(((field - last) << 4) | type)
      else {
        this.#bytes.push(type)
        this.#varint(zigzag(field))
      }
      last = field
      this.#value(value)
    }
    this.#bytes.push(0)
  }

  done(): Buffer {
    return Buffer.from(this.#bytes)
  }

  #value(value: ThriftValue): void {
    if (typeof value === 'boolean') return
    if (typeof value === 'number') this.#varint(zigzag(value))
    else if (typeof value === 'string') this.#text(value)
    else if ('i64' in value) this.#varint(zigzag(value.i64))
    else if ('struct' in value) this.struct(value.struct)
    else this.#list(value.list)
  }

  #list(list: readonly (number | string | ThriftStruct)[]): void {
    const [first] = list
    const type = typeof first === 'number' ? types.i32 : typeof first === 'string' ? types.binary : types.struct
    if (list.length < 15) this.#bytes.push((list.length << 4) | type)
    else {
      this.#bytes.push(0xf0 | type)
      this.#varint(BigInt(list.length))
    }
    for (const one of list) {
      if (typeof one === 'number') this.#varint(zigzag(one))
      else if (typeof one === 'string') this.#text(one)
      else this.struct(one)
    }
  }

  #text(text: string): void {
    const bytes = Buffer.from(text)
    this.#varint(BigInt(bytes.length))
    for (const byte of bytes) this.#bytes.push(byte)
  }

  #varint(value: bigint): void {
    let rest = value
    while (rest >= 128n) {
      this.#bytes.push(Number(rest & 127n) | 128)
      rest >>= 7n
    }
    this.#bytes.push(Number(rest))
  }
}

function typeOf(value: ThriftValue): number {
  if (typeof value === 'boolean') return value ? types.true : types.false
  if (typeof value === 'number') return types.i32
  if (typeof value === 'string') return types.binary
  if ('i64' in value) return types.i64
  return 'struct' in value ? types.struct : types.list
}

/** Whole numbers so that small ones of both signs are short. */
function zigzag(value: number): bigint {
  const n = BigInt(value)
  return n < 0n ? -n * 2n - 1n : n * 2n
}

/** The bytes of a struct. */
export function compact(fields: ThriftStruct): Buffer {
  const writer = new CompactWriter()
  writer.struct(fields)
  return writer.done()
}
