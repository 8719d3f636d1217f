/** Which line ends a text has. */
import type { LineEnd } from '../../../../shared/domain/dialect'
import { headRows, type LineEndCounts, type RowRules } from './head-rows'

/** Lone CRs among the row ends from which they count as row ends. */
const crShareNeeded = 0.2

/** Good enough to cut rows while the dialect is guessed. */
export function roughLineEnd(text: string): LineEnd {
  const counts = countLineEnds(text)
  const feeds = counts.lf + counts.crlf
  if (feeds === 0) return counts.cr > 0 ? 'cr' : 'lf'
  return counts.cr > feeds * crShareNeeded ? 'mixed' : 'lf'
}

function countLineEnds(text: string): LineEndCounts {
  const counts = { lf: 0, crlf: 0, cr: 0 }
  for (const [end] of text.matchAll(/\r\n|\n|\r/g)) {
    if (end === '\n') counts.lf++
    else if (end === '\r') counts.cr++
    else counts.crlf++
  }
  return counts
}

/**
 * Where line ends differ, ends of rows decide: a line break inside quotes says nothing about the file's line end.
 * @returns the line end and the share of rows that have it
 */
export function exactLineEnd(
  text: string,
  rules: RowRules,
  isAll: boolean,
  rough: LineEnd
): { lineEnd: LineEnd; confidence: number } {
  if (rough === 'cr' || !text.includes('\r')) return { lineEnd: rough === 'cr' ? 'cr' : 'lf', confidence: 1 }
  if (!/[^\r]\n|\r[^\n]/.test(text)) return { lineEnd: 'crlf', confidence: 1 }
  const { lf, crlf, cr } = headRows(text, rules, isAll, Number.POSITIVE_INFINITY).lineEnds
  if (cr > 0 || (lf > 0 && crlf > 0)) return { lineEnd: 'mixed', confidence: 1 }
  return { lineEnd: crlf > 0 ? 'crlf' : 'lf', confidence: 1 }
}
