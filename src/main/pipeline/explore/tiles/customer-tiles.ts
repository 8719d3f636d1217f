/** Tiles of customers: cohorts and segments. The formulas: `shared/domain/kpi/customers`. */
import { type CohortTile, Segment, type SegmentsTile, type SpecOf } from '../../../../shared/domain/board'
import { exactOf, ratio, total, zero } from '../../../../shared/domain/exact'
import { cohortsOf } from '../../../../shared/domain/kpi/customers/cohorts'
import { tooFewOf } from '../../../../shared/domain/kpi/customers/rfm'
import type { Measure } from '../../../../shared/domain/query/tree'
import type { Role } from '../../../../shared/domain/role'
import { allRows, type BoardContext, baseOf, comparedRows, countOf, during, emptyBase } from '../board-context'
import { askGroups, type Run } from '../facts'
import { dataUntil } from '../month-values'
import { valueText } from '../value-text'

/** Cohorts that a person can look at: those of the last years. */
const mostCohorts = 36

function lackedRoles({ columns, range }: BoardContext, ...roles: Role[]): Role[] {
  return [...(range ? [] : ['orderDate' as const]), ...roles.filter((role) => columns(role) === null)]
}

async function usedRows(context: BoardContext, when: Measure, run: Run): Promise<{ used: number; all: number }> {
  const data = dataUntil(context)
  const { dataset, where } = context
  const [row] = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: data ? [...where, { kind: 'during', ranges: [data] }] : where,
      keys: [],
      measures: [during(allRows, data), during(when, data)]
    },
    run
  )
  if (!row) throw new Error('an aggregate without keys gave no row')
  return { all: countOf(row.facts(during(allRows, data))), used: countOf(row.facts(during(when, data))) }
}

/** All data up to the board's last day: a customer's first order is not bound to the range. */
export async function cohortTile(spec: SpecOf<'cohort'>, context: BoardContext, run: Run): Promise<CohortTile> {
  const kind = 'cohort'
  const nothing = { kind, reason: null, cohorts: [] as CohortTile['cohorts'] } as const
  const missing = lackedRoles(context, 'customer')
  const customer = context.columns('customer')
  const data = dataUntil(context)
  if (!customer || !data) return { ...emptyBase(context, spec, missing), ...nothing }
  const { dataset, where } = context
  const [{ used, all }, { rows }] = await Promise.all([
    usedRows(context, { kind: 'rows', when: [{ kind: 'known', column: customer }] }, run),
    run({
      kind: 'cohorts',
      dataset: dataset.name,
      where: [...where, { kind: 'during', ranges: [data] }],
      entity: customer
    })
  ])
  const base = baseOf(context, spec, used, all)
  const month = (cell: unknown) => String(cell).slice(0, 7)
  const counts = rows.map(([first, active, customers]) => ({
    cohort: month(first),
    month: month(active),
    customers: Number(customers)
  }))
  const found = cohortsOf({ counts, data })
  if (found.value === null) return { ...base, ...nothing, reason: found.noFigure }
  const cohorts = found.value.cohorts.slice(-mostCohorts).map(({ month: first, size, cells, isHistoryStart }) => {
    const known = cells.flatMap((cell) => cell ?? [])
    return {
      month: first,
      size,
      shares: known.map(({ share }) => share),
      isPartial: known.at(-1)?.isPartial ?? false,
      isStart: isHistoryStart
    }
  })
  return { ...base, kind, reason: null, cohorts }
}

/** Over the days of the board; the reference day is its last one with data. */
export async function segmentsTile(spec: SpecOf<'segments'>, context: BoardContext, run: Run): Promise<SegmentsTile> {
  const kind = 'segments'
  const { columns, dataset, range, hasMixedCurrencies } = context
  const referenceDay = dataUntil(context)?.to ?? null
  const nothing = { kind, reason: null, referenceDay, customers: 0, segments: [] as SegmentsTile['segments'] } as const
  const missing = lackedRoles(context, 'customer', 'orderId', 'revenue')
  const [entity, orders, amount] = [columns('customer'), columns('orderId'), columns('revenue')]
  if (!entity || !orders || !amount || !range || !referenceDay || hasMixedCurrencies) {
    return { ...emptyBase(context, spec, missing), ...nothing }
  }
  const known: Measure = { kind: 'rows', when: [{ kind: 'known', column: entity }] }
  const where = comparedRows(context, { range, earlier: null, isComparable: false })
  const measures = [allRows, known].map((measure) => during(measure, range))
  const [[whole], { rows }] = await Promise.all([
    askGroups({ kind: 'group', dataset: dataset.name, where, keys: [], measures }, run),
    run({ kind: 'segments', dataset: dataset.name, where, entity, orders, amount })
  ])
  const count = (measure: Measure) => (whole ? countOf(whole.facts(during(measure, range))) : 0)
  const base = baseOf(context, spec, count(known), count(allRows))
  const found = new Map(rows.map(([name, customers, sum]) => [name, { customers: Number(customers), sum }]))
  const customers = [...found.values()].reduce((all, one) => all + one.customers, 0)
  const reason = tooFewOf(customers)
  if (reason !== null) return { ...base, ...nothing, reason }
  const sums = new Map([...found].map(([name, { sum }]) => [name, exactOf(sum) ?? zero]))
  const sold = total([...sums.values()])
  const segments = Segment.options.map((segment) => {
    const sum = sums.get(segment) ?? zero
    return {
      segment,
      customers: found.get(segment)?.customers ?? 0,
      revenue: valueText(sum, 'money'),
      share: sold.digits > 0n ? ratio(sum, sold) : null
    }
  })
  return { ...base, kind, reason: null, referenceDay, customers, segments }
}
