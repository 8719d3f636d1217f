/** The structural pass over all files of a table. */
import type { PassProgress, Structure } from '../../../../shared/domain/source'
import type { PassOptions } from '../model'
import { scanStructure } from '../scan-structure'
import type { Together } from './parts'

const keptRagged = 1000
const keptPlaces = 50
const keptLines = 200

/** Progress of one file as progress of all of them, by bytes. */
export function progressOfFile(
  source: Together,
  at: number,
  rowsBefore: number,
  tell: ((progress: PassProgress) => void) | undefined
): ((progress: PassProgress) => void) | undefined {
  if (!tell) return undefined
  const { files } = source.together
  const before = files.slice(0, at).reduce((sum, file) => sum + file.sizeBytes, 0)
  const own = files[at]?.sizeBytes ?? 0
  const whole = Math.max(1, source.sizeBytes)
  return ({ step, fraction, overall, rowsDone }) =>
    tell({
      step,
      fraction: (before + own * fraction) / whole,
      overall: (before + own * overall) / whole,
      rowsDone: rowsDone === null ? null : rowsBefore + rowsDone,
      bytesDone: Math.round(before + own * overall)
    })
}

/** As `scanStructure`: counts add up, rows are counted on, and what names a line names its file. */
export async function scanTogether(source: Together, workDir: string, options: PassOptions = {}): Promise<Structure> {
  const whole: Structure & { ragged: Structure['ragged'] } = {
    rowCount: 0,
    columnCount: source.columns.length,
    blankLines: 0,
    commentLines: 0,
    raggedCount: 0,
    ragged: [],
    brokenQuoteRows: 0,
    undecodableCount: 0,
    undecodable: [],
    endsInQuote: false,
    preamble: [],
    footer: [],
    textBytes: 0,
    files: [],
    tookMs: 0,
    contentHash: null
  }
  for (const [at, file] of source.together.files.entries()) {
    const onProgress = progressOfFile(source, at, whole.rowCount, options.onProgress)
    const one = await scanStructure(file, workDir, { signal: options.signal, ...(onProgress && { onProgress }) })
    const here = { file: file.label }
    const counted = <T extends { readonly row: number | null }>(place: T): T & { file: string } => ({
      ...place,
      ...here,
      row: place.row === null ? null : whole.rowCount + place.row
    })
    whole.ragged.push(...one.ragged.slice(0, keptRagged - whole.ragged.length).map(counted))
    whole.undecodable?.push(...(one.undecodable ?? []).slice(0, keptPlaces - whole.undecodable.length).map(counted))
    for (const part of ['preamble', 'footer'] as const) {
      const lines = whole[part] ?? []
      lines.push(...(one[part] ?? []).slice(0, keptLines - lines.length).map((line) => ({ ...line, ...here })))
    }
    whole.files?.push({
      ...here,
      rowCount: one.rowCount,
      raggedCount: one.raggedCount,
      endsInQuote: one.endsInQuote
    })
    for (const count of [
      'rowCount',
      'blankLines',
      'raggedCount',
      'brokenQuoteRows',
      'undecodableCount',
      'textBytes',
      'tookMs'
    ] as const) {
      whole[count] += one[count]
    }
    whole.commentLines = (whole.commentLines ?? 0) + (one.commentLines ?? 0)
    whole.endsInQuote ||= one.endsInQuote
  }
  return whole
}
