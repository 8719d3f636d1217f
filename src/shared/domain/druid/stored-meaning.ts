/**
 * Whether rows of two loads can stand in one datasource: Druid has one BIGINT for counts, cents, thousandths, flags and days, and adds up
 * what it is given. What a column's numbers mean is known from the columns and the form of the dataset that put them there.
 */
import type { Column, ColumnType } from '../column-type'
import type { Dataset } from '../dataset'
import { walkRecipe } from '../recipe-schema'
import type { IngestForm, Money } from './ingest-form'

/** How the rows of a datasource were published. */
export interface StoredBy {
  readonly columns: readonly Column[]
  readonly money: Money
  /** Columns that the datasource really has. */
  readonly there: ReadonlySet<string>
}

/** The dataset that put its rows into a datasource; null: none that is known here. */
export function datasetIn(datasets: readonly Dataset[], connectionId: string, dataSource: string): Dataset | null {
  return (
    datasets.find(({ cluster }) => cluster?.connectionId === connectionId && cluster.form.dataSource === dataSource) ??
    null
  )
}

/** @param there columns that the datasource has now */
export function storedBy({ schema, recipe, cluster }: Dataset, there: ReadonlySet<string>): StoredBy {
  // What a rollup stored under other names is in the recipe alone.
  const made = walkRecipe(
    recipe,
    recipe.readings.map(({ column }) => column)
  ).columns
  const known = new Set(schema.map(({ name }) => name))
  return {
    columns: [...schema, ...made.filter(({ name }) => !known.has(name))],
    money: cluster?.form.money ?? 'cents',
    there: new Set([...there, ...storedNames(cluster?.form, there)])
  }
}

/** Columns whose sums are in the datasource under the names of metrics. */
function storedNames(form: IngestForm | undefined, there: ReadonlySet<string>): string[] {
  return (form?.rollup ? form.metrics : []).flatMap((metric) =>
    metric.kind === 'sum' || metric.kind === 'min' || metric.kind === 'max'
      ? there.has(metric.name)
        ? [metric.column]
        : []
      : []
  )
}

/**
 * A column whose values would mean something else than those that are there. `digits`: others after the mark than are kept there.
 * `other`: another kind of value.
 */
export interface OtherMeaning {
  readonly name: string
  readonly kind: 'digits' | 'other'
  /** As it is there, and as the file has it. */
  readonly from: Meaning
  readonly to: Meaning
}

/** What a stored number stands for; `units`: of 10^-digits, so 0 digits are whole units. */
export type Meaning =
  | { readonly kind: 'units'; readonly digits: number }
  | { readonly kind: 'text' | 'flag' | 'day' | 'instant' | 'decimal-point' }

/** Of the largest long, and of the widest decimal. */
const longDigits = 19
const mostDigits = 38

function meaningOf(type: ColumnType, money: Money): Meaning {
  switch (type.kind) {
    case 'long':
      return { kind: 'units', digits: 0 }
    case 'decimal':
      return money === 'cents' ? { kind: 'units', digits: type.scale } : { kind: 'decimal-point' }
    case 'double':
      return { kind: 'decimal-point' }
    case 'string':
      return { kind: 'text' }
    case 'boolean':
      return { kind: 'flag' }
    case 'date':
      return { kind: 'day' }
    case 'timestamp':
      return { kind: 'instant' }
  }
}

/** Whole units and numbers with a point are the same numbers; text beside numbers is seen by its Druid type elsewhere. */
function isCompatible(from: Meaning, to: Meaning): boolean {
  if (from.kind === 'text' || to.kind === 'text') return true
  if (from.kind === 'units' && to.kind === 'units') return from.digits === to.digits
  const isWhole = (one: Meaning) => one.kind === 'decimal-point' || (one.kind === 'units' && one.digits === 0)
  return (isWhole(from) && isWhole(to)) || from.kind === to.kind
}

/** The decimal that has the digits of the datasource, where the file's own has fewer: nothing is lost. */
function widened(type: ColumnType, digits: number): ColumnType {
  const own = type.kind === 'decimal' ? type : { precision: longDigits, scale: 0 }
  return { kind: 'decimal', precision: Math.min(mostDigits, own.precision + digits - own.scale), scale: digits }
}

export interface Conformed {
  readonly columns: Column[]
  /** Those that had fewer digits. */
  readonly widened: OtherMeaning[]
  /** Those for which it is impossible. */
  readonly others: OtherMeaning[]
}

/**
 * The columns of a load with the digits that the datasource keeps, and those for which that is impossible.
 * @param stored null: nothing is there, or all of it goes
 */
export function conformed(columns: readonly Column[], money: Money, stored: StoredBy | null): Conformed {
  const others: OtherMeaning[] = []
  const widenings: OtherMeaning[] = []
  const before = new Map(stored?.columns.map((column) => [column.name, column.type]))
  const fitted = columns.map((column): Column => {
    const { name, type } = column
    const earlier = before.get(name)
    if (stored === null || earlier === undefined || !stored.there.has(name)) return column
    const from = meaningOf(earlier, stored.money)
    const to = meaningOf(type, money)
    if (isCompatible(from, to)) return column
    const isOfDigits = from.kind === 'units' && to.kind === 'units'
    const other: OtherMeaning = { name, kind: isOfDigits ? 'digits' : 'other', from, to }
    if (isOfDigits && to.digits < from.digits) {
      widenings.push(other)
      return { name, type: widened(type, from.digits) }
    }
    others.push(other)
    return column
  })
  return { columns: fitted, widened: widenings, others }
}

/** Those of them whose values a form stores, under whatever name. */
export function storedOthers(
  others: readonly OtherMeaning[],
  form: Pick<IngestForm, 'dimensions' | 'metrics' | 'rollup'>
): OtherMeaning[] {
  const read = new Set([
    ...form.dimensions.map(({ name }) => name),
    ...(form.rollup ? form.metrics : []).flatMap((metric) =>
      metric.kind === 'sum' || metric.kind === 'min' || metric.kind === 'max' ? [metric.column] : []
    )
  ])
  return others.filter(({ name }) => read.has(name))
}

/** English, as sentences name it. */
export function meaningWord(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'units':
      return meaning.digits === 0 ? 'whole number' : 'whole cents'
    case 'decimal-point':
      return 'number with a point'
    case 'text':
      return 'text'
    case 'flag':
      return 'yes or no'
    case 'day':
      return 'date'
    case 'instant':
      return 'time'
  }
}

/** Digits after the mark that a stored number stands for. */
export function digitsOf(meaning: Meaning): number {
  return meaning.kind === 'units' ? meaning.digits : 0
}
