/** ABC classes of the values of a dimension. The formula: `shared/domain/kpi/pareto.ts`. */
import type { AbcName, RankingTile, SpecOf } from '../../../../shared/domain/board'
import type { Column } from '../../../../shared/domain/column-type'
import { total } from '../../../../shared/domain/exact'
import { abcOf, abcClasses as names } from '../../../../shared/domain/kpi/pareto'
import type { MetricPlan } from '../../../../shared/domain/query/metrics'
import { allRows, type BoardContext, countOf, during, valueDuring } from '../board-context'
import { askGroups, type Run } from '../facts'
import { valueText } from '../value-text'

const usual = { a: 80, b: 95 }

export interface AbcClasses {
  readonly of: ReadonlyMap<string | null, AbcName>
  readonly abc: RankingTile['abc'] | null
}

/** Every value of the range is looked at. @throws AppError `explore.too-many-values` */
export async function abcClasses(
  { bounds = usual }: SpecOf<'ranking'>,
  { range, dataset, where }: BoardContext,
  column: Column,
  plan: MetricPlan,
  run: Run
): Promise<AbcClasses> {
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: range ? [...where, { kind: 'during', ranges: [range] }] : where,
      keys: [{ kind: 'value', column }],
      measures: [allRows, ...plan.measures].map((measure) => during(measure, range))
    },
    run
  )
  const present = rows.filter(({ facts }) => countOf(facts(during(allRows, range))) > 0)
  const items = present.map(({ keys: [label = null], facts }) => ({ label, value: valueDuring(plan, facts, range) }))
  const share = (percent: number) => ({ digits: BigInt(percent), scale: 2 })
  const b = Math.max(bounds.a, bounds.b)
  const found = abcOf(items, { a: share(bounds.a), b: share(b) }).value
  if (found === null) return { of: new Map(), abc: null }
  const negative = found.apart.flatMap(({ value, why }) => (why === 'negative' && value ? [value] : []))
  return {
    of: new Map(found.items.map((item) => [item.label, item.class])),
    abc: {
      bounds: { a: bounds.a, b },
      classes: names.map((name) => {
        const { count, value, share: part } = found.classes[name]
        return { name, count, value: valueText(value, plan.unit), share: part }
      }),
      zero: found.apart.length - negative.length,
      negative: { count: negative.length, value: valueText(total(negative), plan.unit) }
    }
  }
}
