/**
 * What stands around the values in a Parquet file: page headers and the footer. One data page a column and group of rows, with a
 * dictionary page before it where texts are numbered; nothing is compressed. Numbers are those of the format's definition (parquet.thrift).
 */
import type { ColumnType } from '../../../../../shared/domain/column-type'
import { compact, type ThriftStruct } from './thrift'

export const magic = Buffer.from('PAR1')

/** `row-number`: a whole number without a sign, in 32 bits. */
export type StoredType = ColumnType | { readonly kind: 'row-number' }

export type StoredColumn = { readonly name: string; readonly type: StoredType }

/** The pages of one column in one group of rows: where they are in the file. */
export type StoredChunk = {
  readonly offset: number
  readonly encoding: Encoding
  /** Bytes of the dictionary page with its header; 0 where there is none. */
  readonly dictionaryBytes: number
  /** Bytes of all pages with their headers. */
  readonly bytes: number
}

export type StoredGroup = { readonly rows: number; readonly chunks: readonly StoredChunk[] }

const physical = { boolean: 0, int32: 1, int64: 2, double: 5, byteArray: 6 } as const
const encodings = { plain: 0, rle: 3, delta: 5, dictionary: 8 } as const
const pages = { data: 0, dictionary: 2 } as const
const converted = { text: 0, decimal: 5, date: 6, unsigned32: 13 } as const
const optional = 1

/** Digits that an INT64 holds; a decimal of more is written as one of so many. */
export const storedDigits = 18

function schemaOf({ name, type }: StoredColumn): ThriftStruct {
  const base = (physicalType: number, more: ThriftStruct = {}): ThriftStruct => ({
    1: physicalType,
    3: optional,
    4: name,
    ...more
  })
  switch (type.kind) {
    case 'string':
      return base(physical.byteArray, { 6: converted.text, 10: { struct: { 1: { struct: {} } } } })
    case 'long':
      return base(physical.int64)
    case 'double':
      return base(physical.double)
    case 'decimal': {
      const precision = Math.min(type.precision, storedDigits)
      const logical = { 5: { struct: { 1: type.scale, 2: precision } } }
      return base(physical.int64, { 6: converted.decimal, 7: type.scale, 8: precision, 10: { struct: logical } })
    }
    case 'boolean':
      return base(physical.boolean)
    case 'date':
      return base(physical.int32, { 6: converted.date, 10: { struct: { 6: { struct: {} } } } })
    case 'timestamp': {
      // Microseconds of no zone: the older name for the type would mean UTC.
      const micros = { 2: { struct: {} } }
      return base(physical.int64, { 10: { struct: { 8: { struct: { 1: false, 2: { struct: micros } } } } } })
    }
    case 'row-number':
      return base(physical.int32, { 6: converted.unsigned32 })
  }
}

function physicalOf(type: StoredType): number {
  return schemaOf({ name: '', type })[1] as number
}

/** Header of the page of a dictionary of `different` texts. */
export function dictionaryHeader(different: number, bytes: number): Buffer {
  return compact({
    1: pages.dictionary,
    2: bytes,
    3: bytes,
    7: { struct: { 1: different, 2: encodings.plain } }
  })
}

/** How the values of a page are written. */
export type Encoding = 'plain' | 'dictionary' | 'delta'

/** Header of a page of values, for `rows` rows. */
export function dataHeader(rows: number, bytes: number, encoding: Encoding): Buffer {
  return compact({
    1: pages.data,
    2: bytes,
    3: bytes,
    5: { struct: { 1: rows, 2: encodings[encoding], 3: encodings.rle, 4: encodings.rle } }
  })
}

function chunkOf({ name, type }: StoredColumn, chunk: StoredChunk, rows: number) {
  const { offset, encoding, dictionaryBytes, bytes } = chunk
  const used = new Set([encodings.rle, encodings[encoding], ...(dictionaryBytes > 0 ? [encodings.plain] : [])])
  return {
    2: { i64: offset },
    3: {
      struct: {
        1: physicalOf(type),
        2: { list: [...used] },
        3: { list: [name] },
        4: 0,
        5: { i64: rows },
        6: { i64: bytes },
        7: { i64: bytes },
        9: { i64: offset + dictionaryBytes },
        11: dictionaryBytes > 0 ? { i64: offset } : undefined
      }
    }
  } satisfies ThriftStruct
}

/** The end of a file: footer, its length, and the magic bytes. */
export function footer(columns: readonly StoredColumn[], groups: readonly StoredGroup[]): Buffer {
  const root: ThriftStruct = { 4: 'rows', 5: columns.length }
  const bytes = compact({
    1: 1,
    2: { list: [root, ...columns.map(schemaOf)] },
    3: { i64: groups.reduce((sum, { rows }) => sum + rows, 0) },
    4: {
      list: groups.map(({ rows, chunks }): ThriftStruct => {
        const list = columns.flatMap((column, i) => {
          const chunk = chunks[i]
          return chunk === undefined ? [] : [chunkOf(column, chunk, rows)]
        })
        return { 1: { list }, 2: { i64: chunks.reduce((sum, chunk) => sum + chunk.bytes, 0) }, 3: { i64: rows } }
      })
    }
  })
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return Buffer.concat([bytes, length, magic])
}
