/** In which currency the money of a dataset is. */
import type { Dataset } from '../../../shared/domain/dataset'
import { moneyCurrencies } from '../../../shared/domain/mixed-currencies'
import type { RoleColumns } from '../../../shared/domain/query/metrics'
import type { Condition } from '../../../shared/domain/query/tree'
import { askGroups, type Run } from './facts'

export interface Currencies {
  /** The one currency, or null when it is not known or there are several. */
  readonly currency: string | null
  readonly isMixed: boolean
}

/** By the currency column over the filtered rows; without one, by the marks that were read with the amounts of all loads. */
export async function currenciesOf(
  dataset: Dataset,
  columns: RoleColumns,
  where: readonly Condition[],
  run: Run
): Promise<Currencies> {
  const column = columns('currency')
  if (!column) {
    const isMixed = (dataset.currencies ?? moneyCurrencies({ ...dataset.recipe, roles: dataset.roles })).length > 1
    return { currency: isMixed ? null : markOf(dataset), isMixed }
  }
  const found = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, { kind: 'known', column }],
      keys: [{ kind: 'value', column }],
      measures: [{ kind: 'rows', when: [] }]
    },
    run
  )
  const first = found[0]?.keys[0] ?? null
  return { currency: found.length === 1 ? first : null, isMixed: found.length > 1 }
}

/** The currency mark of the source column that the revenue came from, followed back through its renames. */
function markOf({ recipe, roles }: Dataset): string | null {
  let name = roles.revenue
  for (const step of recipe.steps.toReversed()) {
    if (!step.enabled) continue
    if (step.kind === 'rename' && step.to === name) name = step.from
    // A computed revenue may be of anything.
    else if (step.kind === 'derive' && step.column === name) return null
  }
  const format = recipe.readings.find((reading) => reading.column === name)?.format
  const marks = format?.kind === 'number' ? format.currencies : []
  return marks.length === 1 ? (marks[0] ?? null) : null
}
