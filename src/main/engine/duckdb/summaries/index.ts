/**
 * Summaries of datasets, kept in the same database file as the rows: tables in the schema `summary`, and in `summary.made` which dataset has which.
 * Whoever changes a dataset's rows takes its summaries away in the same transaction, so that none is ever older than the rows.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { quoted } from '../../../../shared/domain/query/dialect'
import { Summary, type SummaryPlan } from '../../../../shared/domain/query/summary-plan'
import { answerOf } from '../answer'
import { inTransaction } from '../transaction'
import { makeSummaries, type Pause } from './make'

const Made = z.object({ plan: z.string(), summaries: z.array(Summary) })
type Made = z.infer<typeof Made>

/** The summaries of a dataset that were made by this plan, which may be none; null when nothing was made by it. */
export async function summariesOf(
  connection: DuckDBConnection,
  dataset: string,
  plan: SummaryPlan
): Promise<Summary[] | null> {
  const made = await madeOf(connection, dataset)
  return made?.plan === JSON.stringify(plan) ? made.summaries : null
}

async function madeOf(connection: DuckDBConnection, dataset: string): Promise<Made | null> {
  if (!(await isReady(connection))) return null
  const found = await answerOf(
    connection,
    'SELECT made FROM summary.made WHERE lower(dataset) = lower(?)',
    [dataset],
    1
  )
  const [text] = found.rows[0] ?? []
  return typeof text === 'string' ? Made.parse(JSON.parse(text)) : null
}

async function isReady(connection: DuckDBConnection): Promise<boolean> {
  const found = await answerOf(
    connection,
    "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'summary' AND table_name = 'made'",
    [],
    1
  )
  return found.rows.length > 0
}

/** Takes the summaries of a dataset away; part of the transaction that changes its rows. */
export async function forgetSummaries(connection: DuckDBConnection, dataset: string): Promise<void> {
  const made = await madeOf(connection, dataset)
  if (!made) return
  for (const { table } of made.summaries) await connection.run(`DROP TABLE IF EXISTS summary.${quoted(table)}`)
  await connection.run('DELETE FROM summary.made WHERE lower(dataset) = lower(?)', [dataset])
}

/** Makes the summaries of a dataset in one transaction; those of another plan go. Nothing else may write meanwhile. */
export async function summarise(
  connection: DuckDBConnection,
  dataset: string,
  plan: SummaryPlan,
  pause: Pause
): Promise<Summary[]> {
  return inTransaction(connection, async () => {
    await connection.run('CREATE SCHEMA IF NOT EXISTS summary')
    await connection.run('CREATE TABLE IF NOT EXISTS summary.made (dataset VARCHAR, made VARCHAR)')
    await forgetSummaries(connection, dataset)
    const summaries = await makeSummaries(connection, dataset, plan, pause)
    await connection.run('INSERT INTO summary.made VALUES (?, ?)', [
      dataset,
      JSON.stringify({ plan: JSON.stringify(plan), summaries } satisfies Made)
    ])
    return summaries
  })
}
