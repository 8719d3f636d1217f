/** Columns of a load beside the numbers that the datasource keeps already. */
import type { ShapeResult } from '../../../../shared/contract/engine'
import type { Dataset } from '../../../../shared/domain/dataset'
import type { ClusterDestination } from '../../../../shared/domain/destination'
import {
  conformed,
  datasetIn,
  digitsOf,
  meaningWord,
  type OtherMeaning,
  storedBy,
  storedOthers
} from '../../../../shared/domain/druid/stored-meaning'
import { AppError } from '../../../../shared/errors'
import type { DruidClient } from '../../druid-port'
import type { Keeping } from './publish'

/**
 * What was shaped, with the digits that the datasource keeps; remembered before anything is published. Asked again at each attempt before
 * Druid is told: another load may have replaced everything meanwhile. Files that were published with other digits are not sent.
 * @throws AppError `load.other-digits`, `load.other-meaning`: added up together they would be wrong
 */
export async function fittedOnce(
  datasets: readonly Dataset[],
  { connectionId, form }: ClusterDestination,
  druid: DruidClient,
  { now, save }: Keeping,
  shaped: ShapeResult,
  signal: AbortSignal
): Promise<ShapeResult> {
  const holder = datasetIn(datasets, connectionId, form.dataSource)
  if (holder === null || form.mode === 'replace-all' || now().submitKey !== null) return shaped
  const there = new Set((await druid.columns(form.dataSource, { signal })).map(({ name }) => name))
  const stored = storedBy(holder, there)
  const fit = conformed(shaped.schema, form.money, stored)
  const isPublished = now().files !== null
  const [other] = storedOthers([...fit.others, ...(isPublished ? fit.widened : [])], form)
  if (other !== undefined) throw refusal(holder.name, other)
  if (isPublished || fit.widened.length === 0) return shaped
  const fitted = { ...shaped, schema: fit.columns }
  save({ shaped: fitted })
  return fitted
}

function refusal(dataset: string, { name: column, kind, from, to }: OtherMeaning): AppError {
  return kind === 'digits'
    ? new AppError('load.other-digits', { dataset, column, there: digitsOf(from), here: digitsOf(to) })
    : new AppError('load.other-meaning', { dataset, column, from: meaningWord(from), to: meaningWord(to) })
}
