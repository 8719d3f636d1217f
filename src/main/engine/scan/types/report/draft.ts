/** A column's report before lines are known: examples carry the row of the text that was counted. */

import type { ColumnReport } from '../../../../../shared/domain/check-report'
import { shapesOf } from '../../../../../shared/domain/column-profile'
import type { Reading } from '../../../../../shared/domain/column-type'
import { mixesCurrencies } from '../../../../../shared/domain/mixed-currencies'
import type { DraftEvidence, Verdict, Way } from '../infer/verdict'
import { type ColumnTally, exampleLimit } from '../tally'
import { alternativeFrom, alternativeOf, isSameWay } from './alternatives'
import { histogramOf } from './histogram'
import { compareText, type Measures, measure } from './measures'
import { spreadOf } from './spread'

/** Row of an example and its text; null when the row has to be read for it. */
export type DraftExample = { readonly row: number; readonly text: string | null }

export type ColumnDraft = {
  readonly report: Omit<ColumnReport, 'evidence' | 'invalidExamples'>
  readonly evidence: readonly DraftEvidence[]
  readonly invalidExamples: readonly DraftExample[]
  readonly measures: Measures
  readonly tally: ColumnTally
}

const topLimit = 10

/** The reading of a verdict. */
export function readingOf(name: string, verdict: Way & { readonly nullTokens: readonly string[] }): Reading {
  const { type, format, nullTokens } = verdict
  return { column: name, type, format, nullTokens: [...nullTokens].sort(), onInvalid: 'reject' }
}

/** Joins a column's verdict, or a person's choice, with the tally. */
export function draftColumn(
  index: number,
  name: string,
  tally: ColumnTally,
  verdict: Verdict,
  chosen: Reading | null,
  todayIso: string
): ColumnDraft {
  const reading = chosen ?? readingOf(name, verdict)
  const measures = measure(tally, reading, todayIso)
  const state = chosen === null ? verdict.state : 'chosen'
  const others = chosen === null ? verdict.rivals : isSameWay(chosen, verdict) ? [] : [verdict, ...verdict.rivals]
  const alternatives = others
    .filter((way) => !isSameWay(way, reading))
    .map((way) => alternativeOf(tally, { ...reading, type: way.type, format: way.format }, todayIso))
    .filter((alternative) => alternative !== null)
  const isMixed = mixesCurrencies(reading)
  if (state === 'ambiguous') alternatives.unshift(alternativeFrom(measures))
  return {
    report: {
      name,
      index,
      state,
      reading,
      alternatives,
      rowCount: tally.rows,
      nullCount: measures.nullCount,
      validCount: measures.validCount,
      invalidCount: measures.invalidCount,
      nullTokens: [...measures.nullTokens],
      distinct: measures.distinct,
      min: measures.min,
      max: measures.max,
      sum: isMixed ? null : measures.sum,
      mean: isMixed ? null : measures.mean,
      top: topOf(measures),
      histogram: histogramOf(measures),
      lengthMin: measures.lengthMin,
      lengthMax: measures.lengthMax,
      spread: spreadOf(measures),
      shapes: shapesOfTally(tally, measures)
    },
    evidence: chosen === null ? verdict.evidence : chosenEvidence(verdict, measures),
    invalidExamples: invalidExamplesOf(measures),
    measures,
    tally
  }
}

/** Shapes of all texts that are values or do not parse; null where not every text was counted. */
function shapesOfTally(tally: ColumnTally, measures: Measures) {
  if (tally.stream !== null) return null
  const nulls = new Set(measures.nullTokens.map(({ token }) => token))
  return shapesOf(tally.entries.flatMap(({ text, count }) => (nulls.has(text) ? [] : [[text, count] as const])))
}

function chosenEvidence(verdict: Verdict, measures: Measures): DraftEvidence[] {
  const kept = verdict.evidence.filter((e) => e.code !== 'all-parse' && e.code !== 'some-fail')
  const parsed: DraftEvidence =
    measures.invalidCount === 0
      ? { code: 'all-parse', count: measures.validCount, text: null, row: null }
      : { code: 'some-fail', count: measures.invalidCount, text: null, row: null }
  return [...kept, parsed]
}

function topOf(measures: Measures): { value: string; count: number }[] {
  // Values that all occur once say nothing.
  const list = [...measures.frequent].filter(([, count]) => count > 1 || measures.frequent.size <= topLimit)
  list.sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
  return list.slice(0, topLimit).map(([value, count]) => ({ value, count }))
}

function invalidExamplesOf(measures: Measures): DraftExample[] {
  const known = measures.invalidEntries.map((e) => ({ row: e.firstRow, text: e.text }))
  const unknown = measures.invalidRows.map((row) => ({ row, text: null }))
  return [...known, ...unknown].sort((a, b) => a.row - b.row).slice(0, exampleLimit)
}
