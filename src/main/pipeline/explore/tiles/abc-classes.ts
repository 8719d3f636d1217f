/** ABC classes of the values of a dimension. The formula: `shared/domain/kpi/pareto.ts`. */
import type { AbcName, RankingTile, SpecOf } from '../../../../shared/domain/board'
import type { Column } from '../../../../shared/domain/column-type'
import { compare, type Exact, exactOf, ratio, zero } from '../../../../shared/domain/exact'
import { type AbcBounds, classesOf, abcClasses as names } from '../../../../shared/domain/kpi/pareto'
import type { MetricPlan } from '../../../../shared/domain/query/metrics'
import type { Term } from '../../../../shared/domain/query/tree'
import { type BoardContext, countOf, during } from '../board-context'
import { ask, type Run } from '../facts'
import { valueText } from '../value-text'

const usual = { a: 80, b: 95 }

export interface AbcClasses {
  /** Of the largest values, in order; null for those that are not above zero. */
  of(largest: readonly (Exact | null)[]): (AbcName | null)[]
  readonly abc: RankingTile['abc'] | null
}

/** Every value of the range is looked at. @throws AppError `explore.too-many-values` */
export async function abcClasses(
  { bounds: { a, b } = usual }: SpecOf<'ranking'>,
  { range, dataset, where }: BoardContext,
  dimension: Column,
  plan: MetricPlan & { readonly terms: readonly Term[] },
  run: Run
): Promise<AbcClasses> {
  const bounds = { a, b: Math.max(a, b) }
  const { rows } = await ask(
    {
      kind: 'classes',
      dataset: dataset.name,
      where: range ? [...where, { kind: 'during', ranges: [range] }] : where,
      dimension,
      terms: plan.terms.map((term) => ({ ...term, measure: during(term.measure, range) })),
      used: during(plan.used, range),
      bounds
    },
    run
  )
  const cells = (rows[0] ?? []).map(exactOf)
  const [positive, zeros, negatives, returned] = cells.slice(2 * names.length)
  if (!positive) return { of: (largest) => largest.map(() => null), abc: null }
  return {
    of: (largest) => {
      const above = largest.flatMap((value) => (value && compare(value, zero) > 0 ? [value] : []))
      const classes = classesOf(above, positive, shares(bounds))
      return largest.map((_, index) => classes[index] ?? null)
    },
    abc: {
      bounds,
      classes: names.map((name, index) => {
        const value = cells[2 * index + 1] ?? zero
        return {
          name,
          count: countOf(cells[2 * index] ?? null),
          value: valueText(value, plan.unit),
          share: ratio(value, positive) ?? 0
        }
      }),
      zero: countOf(zeros ?? null),
      negative: { count: countOf(negatives ?? null), value: valueText(returned ?? zero, plan.unit) }
    }
  }
}

function shares({ a, b }: { readonly a: number; readonly b: number }): AbcBounds {
  const share = (percent: number) => ({ digits: BigInt(percent), scale: 2 })
  return { a: share(a), b: share(b) }
}
