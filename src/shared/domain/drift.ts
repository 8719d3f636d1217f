/**
 * Drift: what is different about a file from the last load of its dataset. Like is compared with like: columns by what the check found, totals
 * and volume by month where the two span different numbers of months.
 */
import { z } from 'zod'
import { type ColumnType, isNumeric, isTemporal, typeName } from './column-type'
import { formatChange } from './drift-format'
import { matchRenamed } from './drift-renames'
import { divide, type Exact, exactOf, ratio, subtract, textOf } from './exact'
import { keptValues, type LoadProfile, type ProfiledColumn, type ValueCount } from './load-profile'
import { DriftThresholds } from './rules'

export const DriftKind = z.enum([
  'missing-column',
  'type',
  'format',
  'renamed-column',
  'total',
  'volume',
  'month', // a month that is in both has other rows
  'nulls',
  'vanished-values',
  'new-values',
  'new-column'
])
export type DriftKind = z.infer<typeof DriftKind>

export const DriftItem = z.object({
  kind: DriftKind,
  /** The file's column; the last load's for one that is missing. */
  column: z.string().nullable(),
  /** As texts: a name, a type, a format, an exact number, a share (0 to 1). */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Percent, or percentage points of empty values. */
  change: z.number().nullable(),
  /** What total and volume are of: the whole file, or the mean of its months or days; of `month`, which one. */
  per: z.string().nullable(),
  /** Values that are new or gone, most frequent first. */
  values: z.array(z.string()),
  /** How much it matters, 0 to 100: items are sorted by it. */
  weight: z.number()
})
export type DriftItem = z.infer<typeof DriftItem>

export const Drift = z.object({
  dataset: z.string(),
  /** The load that the file is compared with. */
  jobId: z.string(),
  loadedMs: z.number(),
  thresholds: DriftThresholds,
  /** Most important first; empty: nothing drifted. */
  items: z.array(DriftItem)
})
export type Drift = z.infer<typeof Drift>

/** A column of the last load beside the file's. */
interface Pair {
  readonly before: ProfiledColumn
  readonly after: ProfiledColumn
}

const shownValues = 50

function item(kind: DriftKind, weight: number, parts: Partial<DriftItem> = {}): DriftItem {
  const empty = { column: null, before: null, after: null, change: null, per: null, values: [] }
  return { ...empty, ...parts, kind, weight: Math.round(Math.min(100, weight) * 10) / 10 }
}

/** Everything that drifted by at least the thresholds, most important first. */
export function driftItems(before: LoadProfile, after: LoadProfile, thresholds: DriftThresholds): DriftItem[] {
  const same = after.columns.flatMap((column): Pair[] => {
    const old = before.columns.find(({ name }) => name === column.name)
    return old ? [{ before: old, after: column }] : []
  })
  const missing = before.columns.filter(({ name }) => !same.some((pair) => pair.before.name === name))
  const added = after.columns.filter(({ name }) => !same.some((pair) => pair.after.name === name))
  const renamed = matchRenamed(missing, added)
  const pairs = [...same, ...renamed]
  const items = [
    ...missing
      .filter((column) => !renamed.some((pair) => pair.before === column))
      .map(({ name }) => item('missing-column', 95, { column: name })),
    ...added
      .filter((column) => !renamed.some((pair) => pair.after === column))
      .map(({ name, found }) => item('new-column', 20, { column: name, after: typeName(found) })),
    ...renamed.map((pair) =>
      item('renamed-column', 75, { column: pair.after.name, before: pair.before.name, after: pair.after.name })
    ),
    ...pairs.flatMap((pair) => columnItems(pair, before, after, thresholds)),
    ...volumeItems(before, after, thresholds)
  ]
  return items.sort((a, b) => b.weight - a.weight || order(a) - order(b) || text(a).localeCompare(text(b), 'en'))
}

const order = ({ kind }: DriftItem) => DriftKind.options.indexOf(kind)
const text = ({ column, per }: DriftItem) => `${column ?? ''} ${per ?? ''}`

/** Types that can stand for each other without anybody noticing. */
function family(type: ColumnType): string {
  if (isNumeric(type)) return 'number'
  return isTemporal(type) ? 'time' : type.kind
}

function columnItems(pair: Pair, before: LoadProfile, after: LoadProfile, thresholds: DriftThresholds): DriftItem[] {
  const { before: old, after: now } = pair
  const column = now.name
  const isSilent = old.nulls === before.rows || now.nulls === after.rows
  const items: DriftItem[] = [...nullItems(pair, before.rows, after.rows, thresholds)]
  // An empty column has no type, no format and no values to compare.
  if (isSilent) return items
  if (family(old.found) !== family(now.found)) {
    items.push(item('type', 90, { column, before: typeName(old.found), after: typeName(now.found) }))
    return items
  }
  if (isTemporal(now.found) && old.found.kind !== now.found.kind) {
    items.push(item('type', 35, { column, before: typeName(old.found), after: typeName(now.found) }))
  }
  // Whole numbers without groups say nothing about how fractions and groups are written.
  const isMute = [old, now].some(
    ({ format: one, found }) => found.kind === 'long' && one?.kind === 'number' && one.thousandsMark === null
  )
  const format = isMute ? null : formatChange(old.format, now.format)
  if (format)
    items.push(item('format', format.misread ? 85 : 30, { column, before: format.before, after: format.after }))
  return [...items, ...valueItems(pair, before.rows, after.rows), ...totalItems(pair, before, after, thresholds)]
}

function nullItems({ before, after }: Pair, rowsBefore: number, rowsAfter: number, { nullPoints }: DriftThresholds) {
  if (rowsBefore === 0 || rowsAfter === 0) return []
  const [old, now] = [before.nulls / rowsBefore, after.nulls / rowsAfter]
  const points = 100 * (now - old)
  if (points === 0 || Math.abs(points) < nullPoints) return []
  const parts = { column: after.name, before: share(old), after: share(now), change: round(points) }
  // More empty values than before matter more than fewer.
  return [item('nulls', (points > 0 ? 45 : 15) + Math.abs(points) / 2, parts)]
}

const share = (value: number) => String(Math.round(value * 1e6) / 1e6)
const round = (value: number) => Math.round(value * 100) / 100

function valueItems({ before, after }: Pair, rowsBefore: number, rowsAfter: number): DriftItem[] {
  if (before.values === null) return []
  const counts = { before: String(before.distinct.count), after: String(after.distinct.count) }
  const isMany = after.values === null && after.distinct.count > keptValues
  if (isMany) return [item('new-values', 50, { column: after.name, ...counts })]
  if (after.values === null) return []
  const gone = without(before.values, after.values)
  const fresh = without(after.values, before.values)
  const weigh = (values: readonly ValueCount[], rows: number) =>
    15 + (50 * values.reduce((sum, v) => sum + v.count, 0)) / Math.max(1, rows)
  const parts = (values: readonly ValueCount[]) => ({
    column: after.name,
    ...counts,
    change: values.length,
    values: values.slice(0, shownValues).map(({ value }) => value)
  })
  return [
    ...(gone.length === 0 ? [] : [item('vanished-values', weigh(gone, rowsBefore), parts(gone))]),
    ...(fresh.length === 0 ? [] : [item('new-values', weigh(fresh, rowsAfter) + 2, parts(fresh))])
  ]
}

function without(values: readonly ValueCount[], others: readonly ValueCount[]): ValueCount[] {
  const known = new Set(others.map(({ value }) => value))
  return values.filter(({ value }) => !known.has(value)).sort((a, b) => b.count - a.count)
}

const nameOfNumbersThatNameThings =
  /(^|[^a-z])(id|key|no|nr|num|number|nummer|code|sku|ean|zip|plz|postal|postcode|phone|year|jahr|month|monat|day|week|index|row|line)([^a-z]|$)|(id|nr)$/i

/** Whether the sum of a column says anything. */
function isMeasure({ name, found, distinct }: ProfiledColumn, rows: number): boolean {
  if (!isNumeric(found)) return false
  if (found.kind !== 'long') return true
  return (
    !nameOfNumbersThatNameThings.test(name.replace(/([a-z])([A-Z])/g, '$1 $2')) &&
    (rows < 50 || distinct.count < rows * 0.9)
  )
}

/** Both by month where they span different numbers of them, else as a whole. */
function periods(before: LoadProfile, after: LoadProfile): { per: string; old: number; now: number } {
  const [old, now] = [before.months.length, after.months.length]
  return old > 0 && now > 0 && old !== now ? { per: 'month', old, now } : { per: 'file', old: 1, now: 1 }
}

const whole = (value: number): Exact => ({ digits: BigInt(value), scale: 0 })

/** The change from one exact number to another in percent; null from zero. */
function percentChange(before: Exact, after: Exact): number | null {
  const part = ratio(subtract(after, before), before)
  return part === null ? null : round(100 * part * (before.digits < 0n ? -1 : 1))
}

/** By so much a change matters more. */
const more = (change: number | null) => Math.min(25, change === null ? 25 : Math.abs(change) / 8)

function exceeds(change: number | null, threshold: number): boolean {
  return change === null || (change !== 0 && Math.abs(change) >= threshold)
}

function totalItems(
  { before, after }: Pair,
  loaded: LoadProfile,
  file: LoadProfile,
  { totalPercent }: DriftThresholds
) {
  if (!isMeasure(before, loaded.rows) || !isMeasure(after, file.rows)) return []
  const [old, now] = [exactOf(before.sum), exactOf(after.sum)]
  if (old === null || now === null || (old.digits === 0n && now.digits === 0n)) return []
  const { per, ...counts } = periods(loaded, file)
  const scale = Math.max(2, old.scale, now.scale)
  const [a, b] = [mean(old, counts.old, scale), mean(now, counts.now, scale)]
  const change = percentChange(a, b)
  if (!exceeds(change, totalPercent)) return []
  return [item('total', 55 + more(change), { column: after.name, before: textOf(a), after: textOf(b), change, per })]
}

function mean(sum: Exact, count: number, scale: number): Exact {
  return count === 1 ? sum : (divide(sum, whole(count), scale) ?? sum)
}

function volumeItems(before: LoadProfile, after: LoadProfile, { volumePercent }: DriftThresholds): DriftItem[] {
  const items: DriftItem[] = []
  const compare = (per: string, old: Exact, now: Exact, weight: number) => {
    const change = percentChange(old, now)
    if (!exceeds(change, volumePercent)) return
    const parts = { before: textOf(old), after: textOf(now), change, per }
    items.push(item('volume', weight + more(change), parts))
  }
  const { per, old, now } = periods(before, after)
  compare(per, mean(whole(before.rows), old, 1), mean(whole(after.rows), now, 1), 55)
  if (before.days > 0 && after.days > 0) {
    compare('day', mean(whole(before.rows), before.days, 1), mean(whole(after.rows), after.days, 1), 50)
  }
  for (const { month, rows } of after.months) {
    const there = before.months.find((one) => one.month === month)
    // With one month on both sides it is the whole file, which has been compared.
    if (!there || (before.months.length === 1 && after.months.length === 1)) continue
    const change = percentChange(whole(there.rows), whole(rows))
    if (!exceeds(change, volumePercent)) continue
    items.push(
      item('month', 45 + more(change), { before: String(there.rows), after: String(rows), change, per: month })
    )
  }
  return items
}
