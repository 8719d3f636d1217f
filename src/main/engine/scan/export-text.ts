/** A source as it was read, for other programs. */
import type { Source } from '../../../shared/domain/source'
import type { PassOptions } from './model'
import { indexOf } from './scan-structure'
import { firstRowStart, textOf, writeRows } from './write-rows'

/**
 * Writes all rows of a source as they were read, ragged ones too: raw text cells, UTF-8, RFC 4180, LF; title rows,
 * comments and blank lines dropped; the header's own cells first if there is one. Returns the number of data rows.
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
  const plan = { start: '', from: header ? header.start : firstRowStart(index, text), columns: 0, skipLines: 0 }
  const written = await writeRows(source, index, text, outPath, plan, options)
  return { rows: written.rowsWritten - (header ? 1 : 0) }
}
