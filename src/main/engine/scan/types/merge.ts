/** Puts together what the workers counted. */

import { HashCounts } from './hash-counts'
import type { Entry } from './infer/verdict'
import type { ColumnPart } from './kernel-columns'
import { estimateDistinct, mergeSketches } from './sketch'
import {
  type ColumnTally,
  type DateStream,
  exampleLimit,
  type Misfits,
  type NumberStream,
  type ScaleSum,
  type Stream,
  type TextStream
} from './tally'

const smallestRows = (lists: readonly (readonly number[])[]): number[] =>
  lists
    .flat()
    .sort((a, b) => a - b)
    .slice(0, exampleLimit)

/** Tally of one column from its parts; `rows` are all the rows of the text. Parts of failed columns give their entries only. */
export function mergeColumn(parts: readonly ColumnPart[], rows: number): ColumnTally {
  const entries = mergeEntries(parts.map(entriesOf))
  const streams = parts.map((p) => p.stream).filter((s) => s !== null)
  return {
    rows,
    empty: parts.reduce((sum, p) => sum + p.empty, 0),
    blankEnds: parts.reduce((sum, p) => sum + p.blankEnds, 0),
    blankEndRows: smallestRows(parts.map((p) => p.blankEndRows)),
    entries,
    stream: mergeStreams(streams),
    distinct: streams.length === 0 ? null : distinctOf(parts),
    failed: parts.some((p) => p.failed)
  }
}

function* entriesOf(part: ColumnPart): Generator<Entry> {
  for (const [at, text] of part.texts.entries()) {
    yield { text, count: part.counts[at] ?? 0, firstRow: part.firstRows[at] ?? 0, characters: part.cut.get(at) }
  }
}

/** The texts of all parts by their first rows. */
export function mergeEntries(parts: readonly Iterable<Entry>[]): Entry[] {
  // The order of a hash table would leak into examples.
  const inOrder = (list: Entry[]) => list.sort((a, b) => a.firstRow - b.firstRow || (a.text < b.text ? -1 : 1))
  const [only] = parts
  if (only !== undefined && parts.length === 1) return inOrder([...only])
  const merged = new Map<string, Entry & { count: number; firstRow: number }>()
  for (const part of parts) {
    for (const entry of part) {
      const known = merged.get(entry.text)
      if (known === undefined) merged.set(entry.text, { ...entry })
      else {
        known.count += entry.count
        if (entry.firstRow < known.firstRow) known.firstRow = entry.firstRow
      }
    }
  }
  return inOrder([...merged.values()])
}

/** Different texts of a streamed column: exact while every part knows all of its own, else by the sketches. */
function distinctOf(parts: readonly ColumnPart[]): ColumnTally['distinct'] {
  const union = new HashCounts()
  for (const part of parts) {
    if (part.known === null) {
      return { texts: estimateDistinct(mergeSketches(parts.map((p) => p.sketch))), exact: false, counts: new Map() }
    }
    union.add(part.known)
  }
  const counts = new Map<string, number>()
  for (const part of parts) {
    for (const [at, text] of part.texts.entries()) {
      counts.set(text, union.countOf(part.textHashes[at * 2] ?? 0, part.textHashes[at * 2 + 1] ?? 0))
    }
  }
  return { texts: union.size, exact: true, counts }
}

function mergeStreams(streams: readonly Stream[]): Stream | null {
  const [first] = streams
  if (first === undefined) return null
  return {
    way: first.way,
    count: streams.reduce((sum, s) => sum + s.count, 0),
    lengthMin: Math.min(...streams.map((s) => s.lengthMin)),
    lengthMax: Math.max(...streams.map((s) => s.lengthMax)),
    values: mergeValues(streams.map((s) => s.values))
  }
}

/** The values of all parts; texts only where no part has anything else. */
export function mergeValues(values: readonly Stream['values'][]): Stream['values'] {
  const numbers = values.filter((v) => v.kind === 'number')
  if (numbers.length > 0) return mergeNumbers(numbers)
  const dates = values.filter((v) => v.kind === 'date')
  if (dates.length > 0) return mergeDates(dates)
  return mergeTexts(values.filter((v) => v.kind === 'text'))
}

function mergeScales(parts: readonly ScaleSum[]): ScaleSum[] {
  const scales = new Map<number, ScaleSum>()
  for (const { scale, count, sum, min, max } of parts) {
    const known = scales.get(scale)
    if (known === undefined) scales.set(scale, { scale, count, sum, min, max })
    else {
      known.count += count
      known.sum += sum
      if (min < known.min) known.min = min
      if (max > known.max) known.max = max
    }
  }
  return [...scales.values()].sort((a, b) => a.scale - b.scale)
}

function mergeMisfits(parts: readonly Misfits[]): Misfits | null {
  const [first] = parts
  if (first === undefined) return null
  return {
    type: first.type,
    count: parts.reduce((sum, p) => sum + p.count, 0),
    rows: smallestRows(parts.map((p) => p.rows)),
    scales: mergeScales(parts.flatMap((p) => p.scales))
  }
}

function mergeNumbers(parts: readonly NumberStream[]): NumberStream {
  const currencies = new Map<string, number>()
  for (const [mark, count] of parts.flatMap((p) => [...p.currencies])) {
    currencies.set(mark, (currencies.get(mark) ?? 0) + count)
  }
  const bins = parts.map((p) => p.bins).filter((b) => b !== null)
  const [firstBins] = bins
  return {
    kind: 'number',
    scales: mergeScales(parts.flatMap((p) => p.scales)),
    misfits: mergeMisfits(parts.map((p) => p.misfits).filter((m) => m !== null)),
    wholeDigits: Math.max(...parts.map((p) => p.wholeDigits)),
    grouped: parts.reduce((sum, p) => sum + p.grouped, 0),
    negatives: parts.reduce((sum, p) => sum + p.negatives, 0),
    negativeRows: smallestRows(parts.map((p) => p.negativeRows)),
    currencies,
    bins:
      firstBins === undefined
        ? null
        : {
            ...firstBins,
            counts: firstBins.counts.map((_, at) => bins.reduce((sum, b) => sum + (b.counts[at] ?? 0), 0))
          }
  }
}

function mergeDates(parts: readonly DateStream[]): DateStream {
  const ways = (parts[0]?.ways ?? []).map((first, at) => {
    const same = parts.map((p) => p.ways[at]).filter((w) => w !== undefined)
    const months = new Map<string, number>()
    for (const [month, count] of same.flatMap((w) => [...w.months])) months.set(month, (months.get(month) ?? 0) + count)
    return {
      way: first.way,
      valid: same.reduce((sum, w) => sum + w.valid, 0),
      only: same.reduce((sum, w) => sum + w.only, 0),
      onlyRows: smallestRows(same.map((w) => w.onlyRows)),
      min: same.reduce((low, w) => (w.min < low ? w.min : low), first.min),
      max: same.reduce((high, w) => (w.max > high ? w.max : high), first.max),
      after: same.reduce((sum, w) => sum + w.after, 0),
      months
    }
  })
  return { kind: 'date', ways }
}

function mergeTexts(parts: readonly TextStream[]): TextStream {
  const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
  const [first] = parts
  return {
    kind: 'text',
    min: parts.reduce((low, p) => (bytes(p.min, low) < 0 ? p.min : low), first?.min ?? ''),
    max: parts.reduce((high, p) => (bytes(p.max, high) > 0 ? p.max : high), first?.max ?? ''),
    rows: smallestRows(parts.map((p) => p.rows))
  }
}
