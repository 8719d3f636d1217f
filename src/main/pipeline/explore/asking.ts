/** Asks a dataset where it is: on this machine or on its cluster, in turn, with what is slow written down. */
import type { Table } from '../../../shared/contract/explore'
import type { ReadyBoard } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { summaryPlan } from '../../../shared/domain/query/summary'
import type { Warehouse } from '../ports'
import { columnsOf } from './columns'
import { druidAsk } from './druid-ask'
import { inDuckdb, type OnStatement, type Run } from './facts'
import type { Clusters } from './in-turn'
import type { SlowQueries, Watch } from './slow-queries'
import { type AskedSql, type RunSql, throughSummaries } from './summed'

/** One statement is ended after so long. */
export const timeoutMs = 60_000
const rowLimit = 100_000

export interface AskingPorts {
  readonly warehouse: Warehouse
  readonly cluster: Clusters
  readonly slow: SlowQueries
}

export interface Asker {
  /** All statements end when the signal does. */
  readonly signal?: AbortSignal | undefined
  /** The ready-made board that is asked for, or the name of one that a person saved. */
  readonly board?: ReadyBoard | null
  readonly savedBoard?: string | null
}

export interface Asking {
  /** Asks the rows, wherever they are. */
  runOf(dataset: Dataset, asker: Asker): Promise<(onStatement?: OnStatement) => Run>
  /** Asks summaries, too, where there are some; those that are not there yet are made behind the answer, for the next one. */
  summedRunOf(dataset: Dataset, asker: Asker): Promise<Run>
}

export function askingOf({ warehouse, cluster, slow }: AskingPorts): Asking {
  const watchOf =
    ({ name, cluster: at }: Dataset, { board = null, savedBoard = null }: Asker) =>
    (tiles: readonly string[], isSummed = false): Watch =>
      slow.watch({ connectionId: at?.connectionId ?? null, dataset: name, board, savedBoard, tiles, isSummed })

  function here({ sql, params }: AskedSql, instead: AskedSql | undefined, signal: AbortSignal | undefined) {
    return (): Promise<Table> =>
      warehouse.call((client) =>
        client.warehouse.query({ sql, params, instead, limit: rowLimit, timeoutMs }, { signal })
      )
  }

  const runOf: Asking['runOf'] = async (dataset, asker) => {
    const { signal } = asker
    const watch = watchOf(dataset, asker)
    if (dataset.cluster === undefined) {
      return (onStatement) =>
        inDuckdb(
          (sql, params, tiles) => watch(tiles)({ sql, params }, here({ sql, params }, undefined, signal)),
          onStatement
        )
    }
    const { druid } = await cluster.open(dataset.cluster.connectionId)
    return (onStatement) => (query, tiles) =>
      druidAsk(dataset, druid, { signal, leastTimeoutMs: timeoutMs, onStatement, watch: watch(tiles ?? []) })(query)
  }

  return {
    runOf,
    async summedRunOf(dataset, asker) {
      const rows = (await runOf(dataset, asker))()
      const plan = dataset.cluster === undefined ? summaryPlan(columnsOf(dataset)) : null
      if (!plan) return rows
      const summaries = await warehouse.call((client) => client.warehouse.summaries({ dataset: dataset.name, plan }))
      if (summaries.length === 0) return rows
      const watch = watchOf(dataset, asker)
      // What a person could ask: the tables of summaries have no names that they know.
      const ask: RunSql = (asked, instead, tiles) => watch(tiles, true)(instead, here(asked, instead, asker.signal))
      return throughSummaries(rows, ask, { plan, summaries })
    }
  }
}
