/** Pivot: metrics by rows and columns. Every level of totals is a question of its own, so that ratios and distinct counts are right at each. */
import type { KeySpec, PivotTile, SpecOf } from '../../../../shared/domain/board'
import { byLabel } from '../../../../shared/domain/kpi/order'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import type { Facts, MetricPlan } from '../../../../shared/domain/query/metrics'
import type { Condition } from '../../../../shared/domain/query/tree'
import type { Role } from '../../../../shared/domain/role'
import {
  allRows,
  type BoardContext,
  baseOf,
  comparedRows,
  countOf,
  during,
  emptyBase,
  planFor,
  valueDuring
} from '../board-context'
import { askGroups, type Run } from '../facts'
import { largestValues } from '../largest'
import { type AskedKey, askedKey } from '../period-keys'
import { valueTextOrNull } from '../value-text'

const mostRows = 2000
const mostColumns = 60
const mostInner = 50

export async function pivotTile(spec: SpecOf<'pivot'>, context: BoardContext, run: Run): Promise<PivotTile> {
  const { rows, columns, metrics } = spec
  const head = {
    kind: 'pivot',
    rows,
    columns,
    metrics: metrics.map((metric) => ({ metric, unit: metricDefinitions[metric].unit }))
  } as const
  const nothing = { columnKeys: [], body: [], hiddenRows: 0, hiddenColumns: 0 }
  const planned = metrics.map((metric) => planFor(context, metric))
  const plans = planned.flatMap(({ plan }) => plan ?? [])
  const over = context.range ? [context.range] : []
  const specs = [...rows, ...(columns ? [columns] : [])]
  const keys = specs.map((key) => askedKey(key, over, context))
  const missing = [
    ...planned.flatMap(({ lacks }) => lacks),
    ...specs.flatMap((key, index): Role[] =>
      keys[index] === null ? [key.kind === 'role' ? key.role : 'orderDate'] : []
    )
  ]
  if (missing.length > 0 || plans.length < metrics.length) {
    return { ...head, ...emptyBase(context, spec, missing), ...nothing }
  }
  return {
    ...head,
    ...(await pivoted(
      spec,
      context,
      plans,
      keys.flatMap((key) => key ?? []),
      run
    ))
  }
}

/** An axis: its key, and the values that are shown where it has more than fit. */
interface Axis {
  readonly asked: AskedKey
  readonly order: ReadonlyMap<string | null, number> | null
  readonly hidden: number
  readonly shown: Condition | null
}

async function axisOf(
  key: KeySpec,
  asked: AskedKey,
  most: number,
  context: BoardContext,
  plan: MetricPlan,
  run: Run
): Promise<Axis> {
  const column = key.kind === 'role' ? context.columns(key.role) : null
  if (!column) return { asked, order: null, hidden: 0, shown: null }
  const { labels, presentCount, valueCount } = await largestValues(context, column, plan, most, run)
  const values = labels.slice(0, Math.max(presentCount, 1))
  return {
    asked,
    order: new Map(labels.map((label, index) => [label, index])),
    hidden: Math.max(0, valueCount - presentCount),
    shown: valueCount > presentCount ? { kind: 'in', column, values } : null
  }
}

async function pivoted(
  spec: SpecOf<'pivot'>,
  context: BoardContext,
  plans: readonly MetricPlan[],
  asked: readonly AskedKey[],
  run: Run
): Promise<Omit<PivotTile, 'kind' | 'rows' | 'columns' | 'metrics'>> {
  const { range } = context
  const [main] = plans
  if (!main) throw new Error('a pivot without a metric')
  const limits = [mostRows, mostInner]
  const axes = await Promise.all(
    [...spec.rows, ...(spec.columns ? [spec.columns] : [])].map((key, index) => {
      const isColumn = index >= spec.rows.length
      const own = asked[index]
      if (!own) throw new Error('a key without a question')
      return axisOf(key, own, isColumn ? mostColumns : (limits[index] ?? mostInner), context, main, run)
    })
  )
  const rowAxes = axes.slice(0, spec.rows.length)
  const columnAxis = spec.columns ? (axes.at(-1) ?? null) : null
  // Of each depth of rows: the cells, and the totals over the columns.
  const depths = Array.from({ length: rowAxes.length + 1 }, (_, depth) => rowAxes.slice(0, depth))
  const levels = await Promise.all(
    depths.map(async (rows) => ({
      cells: columnAxis ? await level([...rows, columnAxis], context, plans, run) : [],
      totals: await level(rows, context, plans, run)
    }))
  )
  const columnKeys = columnAxis
    ? orderedKeys(
        (levels[0]?.cells ?? []).map(({ keys }) => keys[0] ?? null),
        columnAxis
      )
    : []
  const body = levels.flatMap(({ cells, totals }) => bodyOf(cells, totals, columnKeys, plans))
  const [grand] = levels[0]?.totals ?? []
  const all = grand ? countOf(grand.facts(during(allRows, range))) : 0
  const used = grand ? Math.min(...plans.map((plan) => countOf(grand.facts(during(plan.used, range))))) : 0
  return {
    ...baseOf(context, spec, used, all),
    columnKeys,
    body: body.sort((a, b) => byKeys(a.keys, b.keys, rowAxes)),
    hiddenRows: rowAxes[0]?.hidden ?? 0,
    hiddenColumns: columnAxis?.hidden ?? 0
  }

  function bodyOf(
    cells: readonly Cell[],
    totals: readonly Cell[],
    columns: readonly (string | null)[],
    all: readonly MetricPlan[]
  ): PivotTile['body'] {
    const byRow = new Map<string, Map<string | null, Facts>>()
    for (const { keys, facts } of cells) {
      const id = JSON.stringify(keys.slice(0, -1))
      const row = byRow.get(id) ?? new Map<string | null, Facts>()
      byRow.set(id, row.set(keys.at(-1) ?? null, facts))
    }
    const say = (facts: Facts | undefined) =>
      all.map((plan) => valueTextOrNull(facts ? valueDuring(plan, facts, range) : null, plan.unit))
    return totals.map(({ keys, facts }) => {
      const row = byRow.get(JSON.stringify(keys))
      return { keys, cells: [...columns.map((column) => say(row?.get(column))), say(facts)] }
    })
  }
}

interface Cell {
  readonly keys: (string | null)[]
  readonly facts: Facts
}

async function level(
  axes: readonly Axis[],
  context: BoardContext,
  plans: readonly MetricPlan[],
  run: Run
): Promise<Cell[]> {
  const { dataset, range } = context
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [
        ...comparedRows(context, { ...context, isComparable: false }),
        ...axes.flatMap(({ shown }) => shown ?? [])
      ],
      keys: axes.map(({ asked }) => asked.key),
      measures: [allRows, ...plans.flatMap((plan) => plan.measures)].map((measure) => during(measure, range))
    },
    run
  )
  return rows.map(({ keys, facts }) => ({
    keys: axes.map(({ asked }, index) => asked.label(keys[index] ?? null)),
    facts
  }))
}

function orderedKeys(keys: readonly (string | null)[], axis: Axis): (string | null)[] {
  return [...new Set(keys)].sort((a, b) => byKey(a, b, axis))
}

function byKey(a: string | null, b: string | null, { order, asked }: Axis): number {
  if (order) return (order.get(a) ?? Number.MAX_SAFE_INTEGER) - (order.get(b) ?? Number.MAX_SAFE_INTEGER)
  if (asked.key.kind === 'weekday' || asked.key.kind === 'hour') return Number(a) - Number(b)
  return byLabel(a, b)
}

/** A total stands above what it adds up, the grand total at the end. */
function byKeys(a: readonly (string | null)[], b: readonly (string | null)[], axes: readonly Axis[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length
  for (const [index, axis] of axes.entries()) {
    if (index >= a.length || index >= b.length) return a.length - b.length
    const order = byKey(a[index] ?? null, b[index] ?? null, axis)
    if (order !== 0) return order
  }
  return 0
}
