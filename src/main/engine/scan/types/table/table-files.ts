/** The files of a table that is being written: one, or one for each month. */
import { join } from 'node:path'
import { magic } from './parquet'

const firstMonth = 1800 * 12
const months = 401 * 12

/** Place of a month's cursor; the first one is that of rows without a month. */
export function placeOf(month: number | null): number {
  return month === null ? 0 : month - firstMonth + 1
}

/** Where the next bytes of each file go: shared by all workers. */
export function newCursors(): BigInt64Array {
  return new BigInt64Array(new SharedArrayBuffer((months + 1) * 8)).fill(BigInt(magic.length))
}

export type TableFiles = {
  readonly pathOf: (month: number | null) => string
  readonly cursors: BigInt64Array
}

/** Path of a file: of all rows or, where they are parted, of those of a month or of none. */
export function tablePath(folder: string, month: number | null): string {
  return join(folder, month === null ? 'typed.parquet' : `typed-${month}.parquet`)
}
