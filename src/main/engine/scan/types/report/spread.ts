/** Standard deviation and quartiles of a column: exact where every value was counted, estimated from fine bins of a stream. */
import type { Spread } from '../../../../../shared/domain/column-profile'
import { isNumeric, isTemporal } from '../../../../../shared/domain/column-type'
import { type Measures, plainOf, scaleOf } from './measures'

/** A value, or the middle of a bin, with its count. */
type Point = { readonly low: number; readonly high: number; readonly text: string | null; readonly count: number }

/** Spread of a column's valid values; null for texts, and for streamed dates and doubles, which the deep profile measures. */
export function spreadOf(measures: Measures): Spread | null {
  const { type } = measures.reading
  if (measures.validCount === 0) return null
  if (isTemporal(type)) return measures.stream === null ? spreadOfDates(measures) : null
  if (!isNumeric(type)) return null
  const points = pointsOf(measures)
  return points === null ? null : spreadOfNumbers(points, measures)
}

function pointsOf(measures: Measures): Point[] | null {
  const points = [...measures.counted].map(([text, count]): Point => {
    const value = Number(text)
    return { low: value, high: value, text, count }
  })
  if (measures.stream !== null) {
    const bins = measures.stream.values.kind === 'number' ? measures.stream.values.bins : null
    if (bins === null) return null
    const edge = (at: number) => Number(plainOf(bins.from + BigInt(at) * bins.width, bins.scale))
    for (const [at, count] of bins.counts.entries()) {
      if (count === 0) continue
      // The outer bins are open: what lies in them is not known well enough.
      if (at === 0 || at === bins.counts.length - 1) return null
      points.push({ low: edge(at), high: edge(at + 1), text: null, count })
    }
  }
  return points.sort((a, b) => a.low - b.low)
}

function spreadOfNumbers(points: readonly Point[], measures: Measures): Spread {
  const total = points.reduce((sum, p) => sum + p.count, 0)
  const middle = (p: Point) => p.low / 2 + p.high / 2
  const mean = points.reduce((sum, p) => sum + middle(p) * (p.count / total), 0)
  const squares = points.reduce((sum, p) => sum + p.count * (middle(p) - mean) ** 2, 0)
  const exact = measures.stream === null
  const { type } = measures.reading
  const digits = type.kind === 'double' ? 9 : exact ? scaleOf(type) + 2 : scaleOf(type)
  const at = (share: number) => quantile(points, total, share, digits)
  const deviation = Math.sqrt(squares / (total - 1))
  return {
    // Squares of numbers beyond 10^154 are none any more.
    deviation: total < 2 || !Number.isFinite(deviation) ? null : deviation,
    quartiles: { q1: at(0.25), median: at(0.5), q3: at(0.75) },
    exact
  }
}

/** Linear interpolation between the values at the two ranks around (n − 1) × share; inside a bin values count as spread evenly. */
function quantile(points: readonly Point[], total: number, share: number, digits: number): string {
  const rank = (total - 1) * share
  const [low, high] = [valueAt(points, Math.floor(rank)), valueAt(points, Math.ceil(rank))]
  if (low.text !== null && low.text === high.text) return low.text
  const value = between(low.value, high.value, rank - Math.floor(rank))
  return plainNumber(value, digits)
}

/** The difference of two numbers may be larger than the largest one. */
function between(low: number, high: number, share: number): number {
  return low === high ? low : low * (1 - share) + high * share
}

function valueAt(points: readonly Point[], rank: number): { value: number; text: string | null } {
  let before = 0
  for (const p of points) {
    if (rank < before + p.count) {
      const inside = (rank - before + 0.5) / p.count
      return { value: between(p.low, p.high, inside), text: p.text }
    }
    before += p.count
  }
  const last = points.at(-1)
  return { value: last?.high ?? 0, text: last?.text ?? null }
}

/** A number as plain text: no exponent, no zeros at the end. Doubles keep twelve digits. */
export function plainNumber(value: number, digits: number): string {
  if (Math.abs(value) >= 1e15) return BigInt(Math.round(value)).toString()
  const text = value.toFixed(Math.min(12, Math.max(2, digits)))
  return text.replace(/\.?0+$/, '').replace(/^-0$/, '0')
}

function spreadOfDates(measures: Measures): Spread {
  const sorted = [...measures.counted].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  const total = sorted.reduce((sum, [, count]) => sum + count, 0)
  const at = (share: number) => {
    const rank = Math.floor((total - 1) * share)
    let before = 0
    for (const [value, count] of sorted) {
      before += count
      if (rank < before) return value
    }
    return sorted.at(-1)?.[0] ?? ''
  }
  return { deviation: null, quartiles: { q1: at(0.25), median: at(0.5), q3: at(0.75) }, exact: true }
}
