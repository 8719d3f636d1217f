/** For tests: verdicts on columns written as lists of texts. */
import { inferColumn } from './column'
import type { Entry, FileHints, Verdict } from './verdict'

const hints: FileHints = {
  decimalMark: null,
  dayOrder: null,
  delimiter: ',',
  contextTokens: new Set(),
  todayIso: '2025-06-30'
}

/** Texts in the order of their rows, repeated texts counted. */
export function entries(texts: readonly string[]): Entry[] {
  const list = new Map<string, { text: string; count: number; firstRow: number }>()
  for (const [row, text] of texts.entries()) {
    const entry = list.get(text)
    if (entry === undefined) list.set(text, { text, count: 1, firstRow: row })
    else entry.count++
  }
  return [...list.values()]
}

export const infer = (texts: readonly string[], name = 'c', more: Partial<FileHints> = {}): Verdict =>
  inferColumn(name, entries(texts), { ...hints, ...more })

export const patternsOf = (verdict: Pick<Verdict, 'format'>) =>
  verdict.format?.kind === 'date' ? verdict.format.patterns : null
export const numberOf = (verdict: Verdict) => (verdict.format?.kind === 'number' ? verdict.format : null)
export const codes = (verdict: Verdict) => verdict.evidence.map((e) => e.code)
export const range = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i))
