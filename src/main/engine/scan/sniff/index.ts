/** From a path to a source: refusals, encoding, compression, dialect, column names, first rows. */
import { createHash } from 'node:crypto'
import type { Sniffed } from '../../../../shared/contract/engine'
import type { Dialect, DialectOverride } from '../../../../shared/domain/dialect'
import type { RawRow } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import { columnNames, joinedHeader } from './column-names'
import { decodeText } from './decode-text'
import { detectDialect } from './dialect'
import { detectEncoding } from './encoding'
import { type FileSample, sampleFile } from './file-sample'
import { footerOffset } from './footer-lines'
import { headRows } from './head-rows'

const firstRowsLimit = 200
const columnLimit = 10_000
const tailBytes = 64 * 1024

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
  const { encoding, hasBom, confidence: encodingConfidence } = detectEncoding(sample, override.encoding)
  const text = decodeText(sample.head, encoding, sample.headIsAll)
  if (text.trim() === '') {
    // A head of blank lines only may still have rows behind it; then the row pass counts them.
    if (sample.headIsAll) throw new AppError('open.no-rows', { name: sample.name, what: 'blank lines' })
  }
  const found = detectDialect(text, sample.headIsAll, wanted, tailText(sample, encoding))
  const { dialect, confidence, width } = found
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
      partConfidence: { ...found.parts, encoding: encodingConfidence },
      overridden,
      columns
    },
    first
  }
}

/** Text at the end of a file that is larger than its head, beginning with a line; null when it is not known. */
function tailText(sample: FileSample, encoding: string): string | null {
  const last = sample.blocks.at(-1)
  if (sample.headIsAll || last === undefined || !sample.blocksReachEnd) return null
  const isWide = encoding.startsWith('utf-16')
  const from = Math.max(0, last.length - tailBytes)
  // Units of UTF-16 are counted from the end; in other encodings a line feed is never a part of a character.
  const start = isWide ? from + ((last.length - from) % 2) : last.indexOf(10, from) + 1
  return decodeText(last.subarray(start), encoding, true)
}

/** Column names and the first rows of data. */
function beginning(
  whole: string,
  isAll: boolean,
  dialect: Dialect,
  width: number
): { columns: string[]; first: RawRow[] } {
  const text = isAll ? whole.slice(0, footerOffset(whole, dialect.footerLines, dialect.lineEnd)) : whole
  const headerCount = dialect.hasHeader ? dialect.headerRows : 0
  const { rows } = headRows(text, dialect, isAll, firstRowsLimit + headerCount)
  // A first row longer than the head is known in part only; its cells still name the columns.
  const known = rows.length > 0 ? rows : headRows(text, dialect, true, 1).rows
  const names = known.slice(0, headerCount).map((row) => row.cells)
  const header = headerCount === 0 ? null : joinedHeader(names)
  const columns = columnNames(header, Math.max(width, header === null ? (known[0]?.cells.length ?? 1) : 1))
  const data = rows.slice(headerCount)
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
