/** Columns of a load beside the numbers that the datasource keeps already. */
import type { Column } from '../../../../shared/domain/column-type'
import type { Dataset } from '../../../../shared/domain/dataset'
import type { ClusterDestination } from '../../../../shared/domain/destination'
import {
  conformed,
  datasetIn,
  digitsOf,
  meaningWord,
  storedBy,
  storedOthers
} from '../../../../shared/domain/druid/stored-meaning'
import { AppError } from '../../../../shared/errors'
import type { DruidClient } from '../../druid-port'

/**
 * The columns with the digits that the datasource keeps.
 * @param columns of the shaped rows
 * @throws AppError `load.other-digits`, `load.other-meaning`: added up together they would be wrong
 */
export async function fittedToStored(
  datasets: readonly Dataset[],
  { connectionId, form }: ClusterDestination,
  druid: DruidClient,
  columns: readonly Column[],
  signal: AbortSignal
): Promise<Column[]> {
  const holder = datasetIn(datasets, connectionId, form.dataSource)
  if (holder === null || form.mode === 'replace-all') return [...columns]
  const there = new Set((await druid.columns(form.dataSource, { signal })).map(({ name }) => name))
  const fit = conformed(columns, form.money, storedBy(holder, there))
  const [other] = storedOthers(fit.others, form)
  if (other === undefined) return fit.columns
  const { name: column, from, to } = other
  const dataset = holder.name
  throw other.kind === 'finer'
    ? new AppError('load.other-digits', { dataset, column, there: digitsOf(from), here: digitsOf(to) })
    : new AppError('load.other-meaning', { dataset, column, from: meaningWord(from), to: meaningWord(to) })
}
