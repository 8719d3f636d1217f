/** Growth over the customers, products, regions … that were there in both periods. The formula: `shared/domain/kpi/same-store.ts`. */
import type { DateRange, SpecOf } from '../../../../../shared/domain/board'
import type { Column } from '../../../../../shared/domain/column-type'
import { type Exact, subtract, total } from '../../../../../shared/domain/exact'
import { type Group, oldEnoughBefore, sameStoreFrom, startBefore } from '../../../../../shared/domain/kpi/same-store'
import type { Facts, MetricPlan } from '../../../../../shared/domain/query/metrics'
import { type EntityMeasure, type EntityTest, measureKey } from '../../../../../shared/domain/query/tree'
import { type BoardContext, comparedRows, countOf, during, valueDuring } from '../../board-context'
import { askGroups, type Run } from '../../facts'
import { askEntities, baseRows, none, some } from './entities'
import { amountPart, countPart, ratioPart } from './parts'
import { type Answer, ratioOf, type Worked } from './worked'

/** Of an additive metric: parts of it are added up by group. */
export async function likeForLike(
  spec: SpecOf<'calculated'>,
  column: Column,
  plan: MetricPlan,
  context: BoardContext,
  run: Run
): Promise<Worked> {
  const { range, earlier, isComparable, available } = context
  if (!range || !available) throw new Error('growth without days')
  const base = { ...(await baseRows(column, range, context, run)), range }
  if (!plan.isAdditive) return { ...base, value: null, reason: 'no-value' }
  if (!isComparable || !earlier) return { ...base, value: null, reason: 'no-earlier-data' }
  const rules = { from: range.from, dataFrom: available.from, minMonths: spec.minMonths ?? null }
  return { ...base, ...(await grown(column, plan, { range, earlier }, rules, context, run)) }
}

type Periods = { readonly range: DateRange; readonly earlier: DateRange }

async function grown(
  column: Column,
  plan: MetricPlan,
  { range, earlier }: Periods,
  rules: Parameters<typeof oldEnoughBefore>[0],
  context: BoardContext,
  run: Run
): Promise<Answer> {
  const bound = oldEnoughBefore(rules)
  const periods = [range, earlier]
  const used = periods.map((days) => during(plan.used, days))
  const sums = periods.flatMap((days) => plan.measures.map((measure) => during(measure, days)))
  const facts = [...used, ...sums, ...(bound === null ? [] : [{ kind: 'first' } as const])]
  const first = facts.length - 1
  const both = [some(0), some(1)]
  const isOld = (before: string): EntityTest => ({ fact: first, is: 'below', than: before })
  const groups: readonly (readonly EntityTest[])[] = [
    bound === null ? both : [...both, isOld(bound)],
    [some(0), none(1)],
    [none(0), some(1)],
    ...(bound === null
      ? []
      : [
          [...both, { fact: first, is: 'at-least', than: bound } as const],
          [...both, isOld(startBefore(rules))]
        ])
  ]
  const measures = groups.flatMap((tests): EntityMeasure[] => [
    { kind: 'count', tests },
    ...sums.map((_, index) => ({ kind: 'sum', fact: used.length + index, tests }) as const)
  ])
  // When one began is known only of all its rows.
  const where = bound === null ? comparedRows(context, context) : context.where
  const [cells, [whole]] = await Promise.all([
    askEntities({ where, facts, measures }, column, context, run),
    askGroups(
      {
        kind: 'group',
        dataset: context.dataset.name,
        where: comparedRows(context, context),
        keys: [],
        measures: sums
      },
      run
    )
  ])
  const width = 1 + sums.length
  const groupAt = (index: number): Group => {
    const own = cells.slice(index * width, (index + 1) * width)
    const places = new Map(sums.map((measure, place) => [measureKey(measure), own[1 + place] ?? null]))
    const of: Facts = (measure) => places.get(measureKey(measure)) ?? null
    return {
      count: countOf(own[0] ?? null),
      value: valueDuring(plan, of, range),
      previous: valueDuring(plan, of, earlier)
    }
  }
  const nobody: Group = { count: 0, value: null, previous: null }
  const [comparable, opened, closed] = [groupAt(0), groupAt(1), groupAt(2)]
  const tooYoung = bound === null ? nobody : groupAt(3)
  const named = [comparable, opened, closed, tooYoung]
  const restOf = (days: DateRange, of: (group: Group) => Exact | null): Exact | null => {
    const all = whole ? valueDuring(plan, whole.facts, days) : null
    return all && subtract(all, total(named.flatMap((group) => of(group) ?? [])))
  }
  const found = sameStoreFrom({
    comparable,
    tooYoung,
    opened,
    closed,
    unnamed: { count: 0, value: restOf(range, ({ value }) => value), previous: restOf(earlier, (one) => one.previous) },
    assumedOld: bound === null ? 0 : groupAt(4).count
  })
  if (found.value === null) return { value: null, reason: found.noFigure }
  const { sameStore, overall, assumedOld } = found.value
  return {
    value: ratioOf(sameStore.growth),
    reason: sameStore.noGrowth,
    parts: [
      ...amountPart('now', comparable.value, plan.unit),
      ...amountPart('before', comparable.previous, plan.unit),
      ...countPart('comparable', comparable.count),
      ...(bound === null ? [] : countPart('tooYoung', tooYoung.count)),
      ...countPart('opened', opened.count),
      ...countPart('closed', closed.count),
      ...(assumedOld > 0 ? countPart('assumedOld', assumedOld) : []),
      ...ratioPart('overall', overall.growth)
    ]
  }
}
