/** From a path to a source: refusals, encoding, compression, dialect, column names, first rows. */
import { createHash } from 'node:crypto'
import type { Sniffed } from '../../../../shared/contract/engine'
import type { Dialect, DialectOverride } from '../../../../shared/domain/dialect'
import type { RawRow } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import { columnNames } from './column-names'
import { decodeText } from './decode-text'
import { detectDialect } from './dialect'
import { detectEncoding } from './encoding'
import { sampleFile } from './file-sample'
import { headRows } from './head-rows'

const firstRowsLimit = 200
const columnLimit = 10_000

/**
 * Reads the beginning of a file of any size and guesses how its bytes become rows.
 * @param path a path the caller may read, symbolic links resolved
 * @param override parts of the dialect and the encoding a person set; they win over the guess
 * @throws AppError `open.not-found`, `open.not-a-file`, `open.unreadable`, `open.vanished`, `open.empty`, `open.no-rows`,
 *   `open.binary`, `open.broken-archive`, `open.archive-…`, `open.undecodable`, `open.too-many-columns`
 */
export async function sniff(path: string, override: DialectOverride = {}): Promise<Sniffed> {
  const { member: wantedMember, ...wanted } = override
  const sample = await sampleFile(path, wantedMember)
  const { encoding, hasBom } = detectEncoding(sample, override.encoding)
  const text = decodeText(sample.head, encoding, sample.headIsAll)
  if (text.trim() === '') {
    // A head of blank lines only may still have rows behind it; then the row pass counts them.
    if (sample.headIsAll) throw new AppError('open.no-rows', { name: sample.name, what: 'blank lines' })
  }
  const { dialect, confidence, width } = detectDialect(text, sample.headIsAll, wanted)
  const { columns, first } = beginning(text, sample.headIsAll, dialect, width)
  if (columns.length > columnLimit) {
    throw new AppError('open.too-many-columns', { name: sample.name, columns: columns.length, limit: columnLimit })
  }
  const { name, sizeBytes, modifiedMs, compression, member } = sample
  const id = sourceId(path, sizeBytes, modifiedMs, encoding, dialect, member)
  const overridden = Object.entries(override).flatMap(([part, value]) => (value === undefined ? [] : [part]))
  return {
    source: {
      id,
      path,
      name,
      sizeBytes,
      modifiedMs,
      encoding,
      hasBom,
      compression,
      ...(member === undefined ? {} : { member }),
      dialect,
      confidence,
      overridden,
      columns
    },
    first
  }
}

/** Column names and the first rows of data. */
function beginning(
  text: string,
  isAll: boolean,
  dialect: Dialect,
  width: number
): { columns: string[]; first: RawRow[] } {
  const { rows } = headRows(text, dialect, isAll, firstRowsLimit + 1)
  // A first row longer than the head is known in part only; its cells still name the columns.
  const known = rows.length > 0 ? rows : headRows(text, dialect, true, 1).rows
  const header = dialect.hasHeader ? (known[0]?.cells ?? []) : null
  const data = rows.slice(header === null ? 0 : 1, firstRowsLimit + (header === null ? 0 : 1))
  const columns = columnNames(header, Math.max(width, header === null ? (known[0]?.cells.length ?? 1) : 1))
  return { columns, first: data.map((row, i) => ({ row: i, line: row.line, cells: [...row.cells] })) }
}

function sourceId(
  path: string,
  sizeBytes: number,
  modifiedMs: number,
  encoding: string,
  dialect: Dialect,
  member: string | undefined
): string {
  const parts = [path, sizeBytes, modifiedMs, encoding, dialect, ...(member === undefined ? [] : [member])]
  const hash = createHash('sha256').update(JSON.stringify(parts))
  return `src_${hash.digest('hex').slice(0, 16)}`
}
