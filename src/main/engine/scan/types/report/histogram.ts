/**
 * Histograms with round edges: at most 20 bins of a width of 1, 2 or 5 times a power of ten for numbers; months, years or decades
 * for dates. A bin holds `from <= value < to`.
 */
import type { HistogramBin } from '../../../../../shared/domain/check-report'
import { dateWayFor } from '../infer/cover'
import { type Measures, plainOf, scaleOf, unitsOf } from './measures'

const maxBins = 20

/** Smallest width of 1, 2 or 5 times a power of ten with which at most 20 bins cover min to max. */
export function roundWidth(min: bigint, max: bigint): bigint {
  let power = 1n
  for (;;) {
    for (const factor of [1n, 2n, 5n]) {
      const width = factor * power
      if (floorDivide(max, width) - floorDivide(min, width) < maxBins) return width
    }
    power *= 10n
  }
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const q = a / b
  return a < 0n && q * b !== a ? q - 1n : q
}

/** Histogram of a column's valid values; empty for texts and booleans. */
export function histogramOf(measures: Measures): HistogramBin[] {
  const { reading, min, max } = measures
  if (min === null || max === null) return []
  switch (reading.type.kind) {
    case 'long':
    case 'decimal':
      return numberBins(measures, min, max)
    case 'double':
      return doubleBins(measures, Number(min), Number(max))
    case 'date':
    case 'timestamp':
      return dateBins(measures, min.slice(0, 10), max.slice(0, 10))
    default:
      return []
  }
}

function numberBins(measures: Measures, min: string, max: string): HistogramBin[] {
  const numbers = measures.stream?.values.kind === 'number' ? measures.stream.values : null
  const fine = numbers?.bins ?? null
  const scale = Math.max(
    scaleOf(measures.reading.type),
    fine?.scale ?? 0,
    ...(numbers?.scales ?? []).map((s) => s.scale)
  )
  const [low, high] = [unitsOf(min, scale), unitsOf(max, scale)]
  let width = roundWidth(low, high)
  const lift = fine === null ? 1n : 10n ** BigInt(scale - fine.scale)
  if (fine !== null) {
    // Bins must be made of whole fine bins, whose width is round as well.
    const fineWidth = fine.width * lift
    width = width < fineWidth ? fineWidth : width % fineWidth === 0n ? width : (width / fineWidth + 1n) * fineWidth
  }
  const first = floorDivide(low, width)
  const counts = new Array<number>(Number(floorDivide(high, width) - first) + 1).fill(0)
  const put = (units: bigint, count: number) => {
    const at = Math.max(0, Math.min(counts.length - 1, Number(floorDivide(units, width) - first)))
    counts[at] = (counts[at] ?? 0) + count
  }
  for (const [value, count] of measures.counted) put(unitsOf(value, scale), count)
  if (fine !== null) {
    for (const [at, count] of fine.counts.entries())
      if (count > 0) put((fine.from + BigInt(at) * fine.width) * lift, count)
  }
  return counts.map((count, at) => ({
    from: plainOf((first + BigInt(at)) * width, scale),
    to: plainOf((first + BigInt(at) + 1n) * width, scale),
    count
  }))
}

function doubleBins(measures: Measures, min: number, max: number): HistogramBin[] {
  const raw = (max - min) / maxBins
  if (!(raw > 0) || !Number.isFinite(raw)) return [{ from: String(min), to: String(max), count: measures.validCount }]
  const power = 10 ** Math.floor(Math.log10(raw))
  const width =
    [1, 2, 5, 10, 20].map((f) => f * power).find((w) => Math.floor(max / w) - Math.floor(min / w) < maxBins) ?? raw * 2
  const first = Math.floor(min / width)
  const counts = new Array<number>(Math.floor(max / width) - first + 1).fill(0)
  for (const [value, count] of measures.counted) {
    const at = Math.max(0, Math.min(counts.length - 1, Math.floor(Number(value) / width) - first))
    counts[at] = (counts[at] ?? 0) + count
  }
  const edge = (at: number) => String(Number(((first + at) * width).toPrecision(12)))
  return counts.map((count, at) => ({ from: edge(at), to: edge(at + 1), count }))
}

function dateBins(measures: Measures, min: string, max: string): HistogramBin[] {
  const months = new Map<string, number>()
  const add = (month: string, count: number) => months.set(month, (months.get(month) ?? 0) + count)
  for (const [value, count] of measures.counted) add(value.slice(0, 7), count)
  if (measures.stream?.values.kind === 'date') {
    const way = dateWayFor(measures.stream.values, measures.reading.format)
    for (const [month, count] of way?.months ?? []) add(month, count)
  }
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  const [low, high] = [index(min), index(max)]
  const step =
    [1, 12, 120, 1200].find((s) => Math.floor(high / s) - Math.floor(low / s) < (s === 1 ? 60 : 100)) ?? 12_000
  const first = Math.floor(low / step)
  const counts = new Array<number>(Math.floor(high / step) - first + 1).fill(0)
  for (const [month, count] of months) {
    const at = Math.floor(index(month) / step) - first
    counts[at] = (counts[at] ?? 0) + count
  }
  const edge = (at: number) => {
    const month = (first + at) * step
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
  }
  return counts.map((count, at) => ({ from: edge(at), to: edge(at + 1), count }))
}
