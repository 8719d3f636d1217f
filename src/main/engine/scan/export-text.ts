/** A source as it was read, for other programs. */
import type { Source } from '../../../shared/domain/source'
import type { PassOptions } from './model'
import { readHeader } from './read-rows'
import { indexOf } from './scan-structure'
import { csvLine } from './text/csv-line'
import { firstRowStart, textOf, writeRows } from './write-rows'

/**
 * Writes all rows of a source as they were read, ragged ones too: raw text cells, UTF-8, RFC 4180, LF; title rows,
 * comments, footers and blank lines dropped; the header's own cells first if there is one (those of several rows joined). Returns the number of data rows.
 */
export async function exportText(
  source: Source,
  workDir: string,
  outPath: string,
  options: PassOptions = {}
): Promise<{ rows: number }> {
  const index = await indexOf(source, workDir, options)
  const text = await textOf(source, workDir)
  const { header } = index.facts
  const isJoined = header !== null && source.dialect.headerRows > 1
  const start = isJoined ? csvLine((await readHeader(source, workDir)) ?? []) : ''
  const from = header && !isJoined ? header.start : firstRowStart(index, text)
  const plan = { start, from, columns: 0, skipLines: 0 }
  const written = await writeRows(source, index, text, outPath, plan, options)
  return { rows: written.rowsWritten - (header && !isJoined ? 1 : 0) }
}
