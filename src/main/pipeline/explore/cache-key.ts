/** Under which key a board is kept: dataset, question, version, so that all of a dataset and all versions of a question are found. */
import type { BoardQuery } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import type { StoredPlan } from '../../../shared/domain/targets/plan'

/** Goes up when a metric is defined anew, so that no board of an older definition is shown. */
const definitions = 7

/** What the keys of all boards of a dataset begin with. */
export function datasetKey(name: string): string {
  return `board:${name}:`
}

/**
 * What the keys of all versions of a question begin with. Equal for equal questions: neither the order of filters nor of their values
 * matters.
 */
export function questionKey(
  { board, tiles, range, filters, compare, fiscal }: BoardQuery,
  name: string,
  targets: readonly StoredPlan[] = []
): string {
  const sorted = filters
    .map(({ role, values }) => [role, [...new Set(values)].map((value) => JSON.stringify(value)).sort()] as const)
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  const plans = targets.map((stored) => [stored.plan.name, stored.updatedMs])
  const question = [definitions, range && [range.from, range.to], compare, fiscal, tiles ?? board, sorted, plans]
  return `${datasetKey(name)}${JSON.stringify(question)}:`
}

type Version = Pick<Dataset, 'version' | 'updatedMs'>

/** Equal for equal questions to the same rows and targets. */
export function boardKey(
  query: BoardQuery,
  { name, version, updatedMs }: Version & Pick<Dataset, 'name'>,
  targets: readonly StoredPlan[] = []
): string {
  return `${questionKey(query, name, targets)}${version}.${updatedMs}`
}

/** Of which rows the board of a key is. */
export function versionOfKey(key: string): Version {
  const [, version, updatedMs] = /:(\d+)\.(\d+)$/.exec(key) ?? []
  return { version: Number(version ?? 0), updatedMs: Number(updatedMs ?? 0) }
}
