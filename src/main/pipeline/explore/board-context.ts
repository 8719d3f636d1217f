/** What all tiles of one board have in common: columns, filters, the range and what it is compared with. */
import type { BoardQuery, Comparing, DateRange, Metric, TileBase, TileSpec } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { type Exact, numberOf } from '../../../shared/domain/exact'
import { hasListPrice } from '../../../shared/domain/list-price'
import { comparedWith } from '../../../shared/domain/periods/compare'
import { periodOf } from '../../../shared/domain/periods/period'
import { type Facts, isPlan, type MetricPlan, planMetric, type RoleColumns } from '../../../shared/domain/query/metrics'
import { cutAtData, isCovered } from '../../../shared/domain/query/period'
import { alsoWhen, type Condition, type Measure } from '../../../shared/domain/query/tree'
import type { Role } from '../../../shared/domain/role'
import type { TargetPlan } from '../../../shared/domain/targets/plan'
import { AppError } from '../../../shared/errors'
import { columnsOf } from './columns'
import { conditionsOf } from './conditions'

export interface BoardContext {
  readonly dataset: Dataset
  readonly columns: RoleColumns
  /** The filters, without any range. */
  readonly where: readonly Condition[]
  readonly available: DateRange | null
  /** The range before it was cut at the last day of the data. */
  readonly asked: DateRange | null
  /** Null in a dataset without dates: then everything is shown, and nothing compared. */
  readonly range: DateRange | null
  /** What the range is compared with: the same days one year before, or as many right before it. */
  readonly earlier: DateRange | null
  readonly compare: Comparing | null
  /** Whether data reach back over all of `earlier`. */
  readonly isComparable: boolean
  /** Whether months, quarters and years are those of the fiscal year. */
  readonly fiscal: boolean
  /** Set when the rows have more than one currency: then no money is added up. */
  readonly hasMixedCurrencies: boolean
  /** Whether the price of a unit is one before discounts. */
  readonly hasListPrice: boolean
  /** Plans of the dataset, by name. */
  readonly targets: readonly TargetPlan[]
}

/** Days of a tile, and those that it is compared with. */
export type Days = Pick<BoardContext, 'range' | 'earlier' | 'isComparable'>

/** @throws AppError `explore.no-role`, `web.bad-request` for a range that ends before it begins */
export function contextOf(
  query: BoardQuery,
  dataset: Dataset,
  targets: readonly TargetPlan[]
): Omit<BoardContext, 'hasMixedCurrencies'> {
  const columns = columnsOf(dataset)
  const { dataFrom, dataThrough } = dataset
  const available = dataFrom && dataThrough && columns('orderDate') ? { from: dataFrom, to: dataThrough } : null
  if (query.range && query.range.from > query.range.to) {
    throw new AppError('web.bad-request', {
      reason: `the range ${query.range.from} to ${query.range.to} ends before it begins`
    })
  }
  const { compare, fiscal } = query
  const { calendar } = dataset
  const year = available && periodOf(available.to, { unit: 'year', fiscal }, calendar)
  const asked = query.range ?? (year && { from: year.from, to: year.to })
  const range = available && asked && cutAtData(asked, available)
  const earlier = range && compare && comparedWith(range, compare, calendar, fiscal).range
  return {
    dataset,
    columns,
    where: conditionsOf(query.filters, columns, dataset.name),
    available,
    asked,
    range,
    earlier,
    compare,
    fiscal,
    hasListPrice: hasListPrice(dataset),
    targets,
    isComparable: Boolean(available && earlier && isCovered(earlier, available))
  }
}

const limited = new WeakMap<Measure, WeakMap<DateRange, Measure>>()

/** The measure over the rows of a range; over all rows when there is none. The same one for the same two. */
export function during(measure: Measure, range: DateRange | null): Measure {
  if (!range) return measure
  const ofMeasure = limited.get(measure) ?? new WeakMap<DateRange, Measure>()
  const made = ofMeasure.get(range) ?? alsoWhen(measure, [{ kind: 'during', ranges: [range] }])
  limited.set(measure, ofMeasure.set(range, made))
  return made
}

/** Rows of the range and, where there is something to compare with, of the days before; for the statement's WHERE. */
export function comparedRows(
  { where }: Pick<BoardContext, 'where'>,
  { range, earlier, isComparable }: Days
): Condition[] {
  if (!range) return [...where]
  return [...where, { kind: 'during', ranges: isComparable && earlier ? [range, earlier] : [range] }]
}

export const allRows: Measure = { kind: 'rows', when: [] }

/** The base of a tile that has nothing to show: it lacks roles, or its money may not be added up, or another reason. */
export function emptyBase(
  context: BoardContext,
  spec: TileSpec,
  lacks: readonly Role[],
  blocked: TileBase['blocked'] = blockedBy(context, spec)
): TileBase {
  const base = { ...nameOf(spec), dataThrough: context.available?.to ?? null, rowsUsed: 0, coverage: 0 }
  if (lacks.length > 0) return { ...base, lacks: [...new Set(lacks)] }
  return { ...base, lacks: [], ...(blocked && { blocked }) }
}

/** Metrics that compare with a list price. */
const ofListPrice: ReadonlySet<Metric> = new Set<Metric>(['discountAmount', 'discountRate', 'priceRealisation'])

/** Why a metric of the tile has no plan although the dataset has its columns. */
function blockedBy(context: BoardContext, spec: TileSpec): NonNullable<TileBase['blocked']> {
  const metrics = 'metrics' in spec ? spec.metrics : 'metric' in spec ? [spec.metric] : []
  if (!context.hasListPrice && metrics.some((metric) => ofListPrice.has(metric))) return 'no-list-price'
  return context.hasMixedCurrencies ? 'mixed-currencies' : 'rolled-up'
}

/** The base of a tile over `used` of `all` rows. A range without rows covers what it needs. */
export function baseOf(context: BoardContext, spec: TileSpec, used: number, all: number): TileBase {
  const coverage = all === 0 ? 1 : used / all
  return { ...nameOf(spec), dataThrough: context.available?.to ?? null, rowsUsed: used, coverage, lacks: [] }
}

/** Without a title of its own the tile is called by what it shows, in the language of who looks at it. */
function nameOf({ id, title = '', size, filters = [] }: TileSpec) {
  return { id, title, size, ...(filters.length > 0 && { filters }) }
}

/** What a metric asks for; null with the roles that are missing when the board can't show it. */
export function planFor(context: BoardContext, metric: Metric): { plan: MetricPlan | null; lacks: readonly Role[] } {
  const planned = planMetric(metric, context.columns)
  if (!isPlan(planned)) return { plan: null, lacks: planned.lacks }
  const isBlocked =
    (!context.hasListPrice && ofListPrice.has(metric)) ||
    (context.hasMixedCurrencies && planned.isOfMoney) ||
    (isRolledUp(context) && planned.measures.some(isOfLines))
  return { plan: isBlocked ? null : planned, lacks: [] }
}

/** Whether the lines of an order were added up when they were loaded. */
function isRolledUp({ dataset }: Pick<BoardContext, 'dataset'>): boolean {
  return dataset.cluster?.form.rollup ?? false
}

/** What can only be told of single lines: which are returns, and what price times quantity is. */
function isOfLines(measure: Measure): boolean {
  return measure.kind === 'product' || measure.when.some(({ kind }) => kind === 'sign')
}

/** The value over the rows of a range; null where no row has what it needs. */
export function valueDuring(plan: MetricPlan, facts: Facts, range: DateRange | null): Exact | null {
  const inRange: Facts = (measure) => facts(during(measure, range))
  return countOf(inRange(plan.used)) === 0 ? null : plan.value(inRange)
}

export function countOf(value: Exact | null): number {
  return value === null ? 0 : numberOf(value)
}
