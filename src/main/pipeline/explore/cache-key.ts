/** Under which key a board is kept. */
import type { BoardQuery } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import type { StoredPlan } from '../../../shared/domain/targets/plan'

/** Goes up when a metric is defined anew, so that no board of an older definition is shown. */
const definitions = 4

/** Equal for equal questions to the same rows and targets: neither the order of filters nor of their values matters. */
export function boardKey(
  { board, tiles, range, filters, compare, fiscal }: BoardQuery,
  { name, version, updatedMs }: Dataset,
  targets: readonly StoredPlan[] = []
): string {
  const sorted = filters
    .map(({ role, values }) => [role, [...new Set(values)].map((value) => JSON.stringify(value)).sort()] as const)
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  const plans = targets.map((stored) => [stored.plan.name, stored.updatedMs])
  return `board:${JSON.stringify([definitions, name, version, updatedMs, range && [range.from, range.to], compare, fiscal, tiles ?? board, sorted, plans])}`
}
