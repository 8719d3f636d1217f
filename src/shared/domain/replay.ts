/**
 * A dataset's recipe on the next file: whether its columns are the ones the recipe reads, the recipe written for this file's spelling
 * of them, and what a person must look at before it may run by itself.
 */
import { z } from 'zod'
import type { ColumnReport } from './check-report'
import type { ColumnType, Reading } from './column-type'
import type { Recipe, Step } from './recipe'
import { walkRecipe } from './recipe-schema'

/** Why a recipe does not run on a file by itself. */
export const ReplayStop = z.object({
  /**
   * `missing-column` the file lacks one the recipe reads; `new-column` it has one the recipe does not know; `ambiguous` a date can be
   * read in two ways; `format` the column is written in another way; `type` its values are of another type; `step` a step cannot run.
   * `total`, `volume` and `nulls` changed by more than the dataset's thresholds.
   */
  kind: z.enum(['missing-column', 'new-column', 'ambiguous', 'format', 'type', 'step', 'total', 'volume', 'nulls']),
  column: z.string()
})
export type ReplayStop = z.infer<typeof ReplayStop>

export const Replay = z.object({
  dataset: z.string(),
  /** Columns that differ from the recipe's in upper and lower case, blanks or underscores only. */
  renamed: z.array(z.object({ file: z.string(), recipe: z.string() })),
  /** The file has the same columns in another order. */
  reordered: z.boolean(),
  /** Numbers that have more digits than before; the dataset's column is widened. */
  widened: z.array(z.string()),
  /** Empty: nothing drifted, the load is one click away. */
  stops: z.array(ReplayStop)
})
export type Replay = z.infer<typeof Replay>

/** How a file's columns fit those a recipe reads. */
export interface ColumnMatch {
  readonly renamed: Replay['renamed']
  readonly reordered: boolean
  readonly missing: readonly string[]
  readonly extra: readonly string[]
}

const renamePrefix = 'replay-name-'

/** A name without case, blanks, hyphens and underscores. */
function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
}

/** Compares a file's columns with those a recipe reads; equal names first, then names that differ in case and blanks only. */
export function matchColumns(file: readonly string[], recipe: readonly string[]): ColumnMatch {
  const free = new Set(file)
  const found = new Map<string, string>()
  for (const name of recipe) if (free.delete(name)) found.set(name, name)
  const alike = new Map<string, string[]>()
  for (const name of free) alike.set(bareName(name), [...(alike.get(bareName(name)) ?? []), name])
  for (const name of recipe) {
    if (found.has(name)) continue
    const [only, another] = alike.get(bareName(name)) ?? []
    if (only === undefined || another !== undefined) continue
    alike.delete(bareName(name))
    free.delete(only)
    found.set(name, only)
  }
  const places = new Map(file.map((name, at) => [name, at]))
  const order = recipe.flatMap((name) => found.get(name) ?? []).map((name) => places.get(name) ?? -1)
  return {
    renamed: [...found].filter(([name, own]) => name !== own).map(([name, own]) => ({ file: own, recipe: name })),
    reordered: order.some((at, i) => at < (order[i - 1] ?? -1)),
    missing: recipe.filter((name) => !found.has(name)),
    extra: file.filter((name) => free.has(name))
  }
}

/** Share of all names of both sides that the two have in common, 0 to 1. */
export function likenessOf(match: ColumnMatch, recipeColumns: number): number {
  const common = recipeColumns - match.missing.length
  const all = recipeColumns + match.extra.length
  return all === 0 ? 0 : common / all
}

/**
 * The recipe for a file that spells some columns differently: they are read under the file's names and get the recipe's names in a first
 * step, so that steps, roles and dataset stay as they are. Columns that are missing are not read.
 */
export function recipeFor(recipe: Recipe, match: ColumnMatch): Recipe {
  const plain = recipeOfDataset(recipe)
  const missing = new Set(match.missing)
  const own = new Map(match.renamed.map(({ file, recipe: name }) => [name, file]))
  const readings = plain.readings
    .filter(({ column }) => !missing.has(column))
    .map((reading) => ({ ...reading, column: own.get(reading.column) ?? reading.column }))
  const renames = match.renamed.map(
    ({ file, recipe: name }, i): Step => ({
      id: `${renamePrefix}${i + 1}`,
      enabled: true,
      kind: 'rename',
      from: file,
      to: name
    })
  )
  return { ...plain, readings, steps: [...renames, ...plain.steps] }
}

/** The recipe as the dataset keeps it: without the renames that one file's spelling needed. */
export function recipeOfDataset(recipe: Recipe): Recipe {
  const names = new Map<string, string>()
  const steps = recipe.steps.filter((step) => {
    if (step.kind !== 'rename' || !step.id.startsWith(renamePrefix)) return true
    names.set(step.from, step.to)
    return false
  })
  if (names.size === 0) return recipe
  const readings = recipe.readings.map((reading) => ({
    ...reading,
    column: names.get(reading.column) ?? reading.column
  }))
  return { ...recipe, readings, steps }
}

export interface Refitted {
  readonly readings: Reading[]
  readonly stops: ReplayStop[]
  readonly widened: string[]
}

/**
 * The readings of a recipe for another file of the same columns. Types stay, so that the dataset's schema does, except that numbers may
 * get more digits; but where this file proves another format (month first, decimal comma), its own is taken: read by the old
 * one, `03/04/2024` or `1.234` would be another value without anybody noticing. Each such change is a reason to stop.
 */
export function refitReadings(recipe: readonly Reading[], columns: readonly ColumnReport[]): Refitted {
  const stops: ReplayStop[] = []
  const widened: string[] = []
  const readings = recipe.map((reading): Reading => {
    const column = columns.find(({ name }) => name === reading.column)
    if (!column || column.nullCount === column.rowCount) return reading
    if (column.state === 'ambiguous') {
      stops.push({ kind: 'ambiguous', column: reading.column })
      return reading
    }
    const type = fittingType(reading.type, column.reading.type)
    if (type === null) {
      stops.push({ kind: 'type', column: reading.column })
      return reading
    }
    if (type !== reading.type) widened.push(reading.column)
    const { format } = column.reading
    const wide = { ...reading, type }
    if (!format || format.kind !== reading.format?.kind) return wide
    // A day and a time of day have patterns of their own.
    if (format.kind === 'date' && column.reading.type.kind !== reading.type.kind) return wide
    if (!saysTheSame(reading, column.reading)) stops.push({ kind: 'format', column: reading.column })
    const tokens = [...new Set([...reading.nullTokens, ...column.reading.nullTokens])]
    return { ...wide, format, nullTokens: tokens }
  })
  return { readings, stops, widened }
}

/** The type under which values of both types can be kept, as narrow as it may be; null when the new ones cannot be read as the old. */
function fittingType(old: ColumnType, now: ColumnType): ColumnType | null {
  // Ids of digits are numbers in one file and text in the next.
  if (old.kind === 'string' || old.kind === 'double') return now.kind === 'string' && old.kind === 'double' ? null : old
  if (old.kind === now.kind && old.kind !== 'decimal') return old
  if (old.kind === 'decimal' && now.kind === 'long') return old
  if (now.kind === 'decimal' && (old.kind === 'decimal' || old.kind === 'long')) {
    const before = old.kind === 'decimal' ? old : { precision: 19, scale: 0 }
    const scale = Math.max(before.scale, now.scale)
    const whole = Math.max(before.precision - before.scale, now.precision - now.scale)
    if (scale === before.scale && whole <= before.precision - before.scale) return old
    return whole + scale > 38 ? null : { kind: 'decimal', precision: whole + scale, scale }
  }
  // A day is a time of day at midnight.
  if (old.kind === 'timestamp' && now.kind === 'date') return old
  return null
}

/** Whether a text means the same under both readings' formats, as far as both have a say. */
function saysTheSame(old: Reading, now: Reading): boolean {
  const [a, b] = [old.format, now.format]
  if (a?.kind === 'date' && b?.kind === 'date') {
    return b.patterns.every((pattern) => a.patterns.includes(pattern) || orderOf(a.patterns) === orderOf([pattern]))
  }
  if (a?.kind === 'number' && b?.kind === 'number') {
    if (a.percent !== b.percent) return false
    if (b.currencies.length > 0 && a.currencies.length > 0 && b.currencies.some((mark) => !a.currencies.includes(mark)))
      return false
    const marks = (format: typeof a) => `${format.decimalMark}${format.thousandsMark ?? ''}`
    // A file without fractions and thousands has no say in how they are written.
    const silent = now.type.kind === 'long' && b.thousandsMark === null
    return silent || a.decimalMark === b.decimalMark || marks(a) === marks(b)
  }
  return true
}

/** Which of day, month and year stands first, second and third. */
function orderOf(patterns: readonly string[]): string {
  return patterns.map((pattern) => pattern.replace(/[^YMD]/g, '').replace(/(.)\1+/g, '$1')).join(' ')
}

/** What cannot run of a recipe over a file's columns. */
export function stepStops(recipe: Recipe, sourceColumns: readonly string[]): ReplayStop[] {
  return walkRecipe(recipe, sourceColumns).problems.map(({ stepId }) => ({ kind: 'step', column: stepId ?? '' }))
}
