/** What calculations ask of the values of a column: what each did, put together over all of them. */
import type { DateRange } from '../../../../../shared/domain/board'
import type { Column } from '../../../../../shared/domain/column-type'
import { type Exact, exactOf } from '../../../../../shared/domain/exact'
import type { MetricPlan } from '../../../../../shared/domain/query/metrics'
import {
  type Condition,
  type EntityFact,
  type EntityMeasure,
  type EntityTest,
  type Measure,
  measureKey
} from '../../../../../shared/domain/query/tree'
import { allRows, type BoardContext, countOf, during } from '../../board-context'
import { askGroups, type Run } from '../../facts'

export interface EntityQuestion {
  readonly where: readonly Condition[]
  readonly facts: readonly EntityFact[]
  readonly measures: readonly EntityMeasure[]
}

export async function askEntities(
  { where, facts, measures }: EntityQuestion,
  entity: Column,
  { dataset }: Pick<BoardContext, 'dataset'>,
  run: Run
): Promise<(Exact | null)[]> {
  const { rows } = await run({ kind: 'entities', dataset: dataset.name, where, entity, facts, measures })
  const [row] = rows
  return measures.map((_, index) => exactOf(row?.[index] ?? null))
}

export const some = (fact: number): EntityTest => ({ fact, is: 'at-least', than: 1 })
export const none = (fact: number): EntityTest => ({ fact, is: 'below', than: 1 })

/** Rows of the days, and those of them that have a value of the column. */
export async function baseRows(
  column: Column,
  days: DateRange,
  { where, dataset }: Pick<BoardContext, 'where' | 'dataset'>,
  run: Run
): Promise<{ readonly used: number; readonly all: number }> {
  const known: Measure = { kind: 'rows', when: [{ kind: 'known', column }] }
  const measures = [allRows, known].map((measure) => during(measure, days))
  const [row] = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, { kind: 'during', ranges: [days] }],
      keys: [],
      measures
    },
    run
  )
  if (!row) throw new Error('an aggregate without keys gave no row')
  return { all: countOf(row.facts(during(allRows, days))), used: countOf(row.facts(during(known, days))) }
}

/** The one measure that a metric is made of; null: it has several. */
export function onlyMeasure({ measures, used }: MetricPlan): Measure | null {
  const [one, ...more] = measures.filter((measure) => measureKey(measure) !== measureKey(used))
  return more.length > 0 ? null : (one ?? used)
}
