/** Queries by `/druid/v2/sql`. */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { AppError } from '../../../shared/errors'
import type { CallOptions, SqlAnswer, SqlCell, SqlOptions } from '../../pipeline/druid-port'
import type { Call } from './call'
import { ask, type DruidCalls, part, remove } from './calls'
import type { Answer } from './http'
import { readSqlAnswer } from './readers/sql-answer'

/** A cancel is not waited for longer than that. */
const cancelMs = 5000
/** A query that is still being planned can't be cancelled yet; without its client it would run on to its end. */
const cancelAgainMs = [500, 1500, 4000]

type Parameter = NonNullable<SqlOptions['params']>[number]

function typed(parameter: Parameter): { type: string; value: SqlCell } {
  if (typeof parameter === 'object' && parameter !== null) return parameter
  switch (typeof parameter) {
    case 'number':
      return { type: Number.isSafeInteger(parameter) ? 'BIGINT' : 'DOUBLE', value: parameter }
    case 'boolean':
      return { type: 'BOOLEAN', value: parameter }
    default:
      return { type: 'VARCHAR', value: parameter }
  }
}

function sqlCall(query: string, queryId: string, timeout: number, { params, context }: SqlOptions): Call {
  return ask(
    '/druid/v2/sql',
    {
      query,
      resultFormat: 'array',
      header: true,
      typesHeader: true,
      sqlTypesHeader: true,
      // Druid ends it by then as well, should the cancel be lost.
      context: { timeout, ...context, sqlQueryId: queryId },
      ...(params && params.length > 0 ? { parameters: params.map(typed) } : {})
    },
    { grant: 'DATASOURCE READ' }
  )
}

/** Runs a query; when its signal or its time-out ends it, it is cancelled in Druid too. */
export async function runSql(calls: DruidCalls, query: string, options: SqlOptions = {}): Promise<SqlAnswer> {
  const queryId = options.queryId ?? randomUUID()
  const timeoutMs = options.timeoutMs ?? Math.max(options.leastTimeoutMs ?? 0, calls.http.timeoutMs)
  const call = sqlCall(query, queryId, timeoutMs, options)
  const began = performance.now()
  let answer: Answer
  try {
    answer = await calls.http.send(call, { ...options, timeoutMs })
  } catch (error) {
    const ended = error instanceof AppError && (error.code === 'cancelled' || error.code === 'druid.timeout')
    if (ended) await endInDruid(calls, queryId)
    throw error
  }
  const table = readSqlAnswer(calls.data(answer, call))
  if (!table) throw calls.misunderstood(answer, call)
  return { queryId, ...table, tookMs: performance.now() - began }
}

/** The caller waits for the first try only. */
async function endInDruid(calls: DruidCalls, queryId: string): Promise<void> {
  const tried = () => cancelSql(calls, queryId, { timeoutMs: cancelMs }).catch(() => true)
  if (await tried()) return
  void (async () => {
    for (const ms of cancelAgainMs) {
      await setTimeout(ms, undefined, { ref: false })
      if (await tried()) return
    }
  })()
}

/** False: unknown, or ended. */
export async function cancelSql(calls: DruidCalls, queryId: string, options?: CallOptions): Promise<boolean> {
  const call = remove(`/druid/v2/sql/${part(queryId)}`, { grant: 'DATASOURCE READ' })
  const answer = await calls.http.send(call, options)
  if (answer.status === 404) return false
  calls.checked(answer, call)
  return true
}
