/** explore: boards and SQL over the warehouse; results are kept by query and data version. */
import type { z } from 'zod'
import { collected, piecesOf } from '../../../shared/contract/answer'
import type { AnswerMessage, explore as contract, How, Table } from '../../../shared/contract/explore'
import { Board, type BoardQuery } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { readOnlySql } from '../../../shared/domain/druid/read-only-sql'
import { summaryPlan } from '../../../shared/domain/query/summary'
import { AppError } from '../../../shared/errors'
import type { DruidClient } from '../druid-port'
import type { BoardStore, CacheStore, DatasetStore, PartStore, StatementStore, TargetStore, Warehouse } from '../ports'
import { boardKey, computeBoard, dimensionValues, salesRows } from '.'
import { askCluster, type ClusterTable, clusterTables, explained } from './cluster-sql'
import { columnsOf } from './columns'
import { druidAsk } from './druid-ask'
import { inDuckdb, type OnStatement, type Run } from './facts'
import { howOf } from './how'
import { rowsBehind } from './rows'
import { type SavedBoards, savedBoards } from './saved-boards'
import { remembered } from './statements'
import { type RunSql, throughSummaries } from './summed'
import { type TargetPlans, targetPlans } from './targets'

type InputOf<Name extends keyof typeof contract> = z.output<
  NonNullable<(typeof contract)[Name]['~orpc']['inputSchema']>
>

export interface ExploreRoomPorts {
  readonly warehouse: Warehouse
  readonly datasets: DatasetStore
  readonly cache: CacheStore
  readonly boards: BoardStore
  readonly parts: PartStore
  readonly statements: StatementStore
  readonly targets: TargetStore
  readonly nowMs: () => number
  readonly cluster: { open(connectionId: string): Promise<{ readonly druid: DruidClient }> }
}

export interface ExploreRoom {
  readonly boards: SavedBoards
  readonly targets: TargetPlans
  board(query: BoardQuery, signal?: AbortSignal): Promise<Board>
  how(input: InputOf<'how'>, signal?: AbortSignal): Promise<How>
  rows(input: InputOf<'rows'>, signal?: AbortSignal): Promise<Table & { total: number }>
  /** The number tiles of the board. */
  kpi(input: InputOf<'kpi'>, signal?: AbortSignal): Promise<Board>
  sales(input: InputOf<'sales'>): Promise<Table>
  values(input: InputOf<'values'>): Promise<{ value: string | null; rows: number }[]>
  sql(input: InputOf<'sql'>, signal?: AbortSignal): Promise<Table>
  /** Rows as they come. */
  sqlFeed(input: InputOf<'sql'>, signal?: AbortSignal): AsyncGenerator<AnswerMessage, void, void>
  tables(connectionId: string, signal?: AbortSignal): Promise<ClusterTable[]>
  removeDataset(name: string): Promise<Record<string, never>>
  /** Sums up what a load has brought, behind everything else. Failures are told by the warehouse. */
  prepare(name: string): Promise<void>
}

const timeoutMs = 60_000
const rowLimit = 100_000

export function exploreRoom(ports: ExploreRoomPorts): ExploreRoom {
  const { warehouse, datasets, cache } = ports

  function datasetOf(name: string): Dataset {
    const dataset = datasets.get(name)
    if (!dataset) throw new AppError('load.unknown-dataset', { dataset: name })
    return dataset
  }

  const here = (signal?: AbortSignal, onStatement?: OnStatement): Run =>
    inDuckdb(
      (sql, params) =>
        warehouse.call((client) => client.warehouse.query({ sql, params, limit: rowLimit, timeoutMs }, { signal })),
      onStatement
    )

  /** Asks where the dataset is. */
  async function askerOf(dataset: Dataset, signal?: AbortSignal): Promise<(onStatement?: OnStatement) => Run> {
    if (dataset.cluster === undefined) return (onStatement) => here(signal, onStatement)
    const { druid } = await ports.cluster.open(dataset.cluster.connectionId)
    return (onStatement) => druidAsk(dataset, druid, signal, timeoutMs, onStatement)
  }

  async function runFor(dataset: Dataset, signal?: AbortSignal): Promise<Run> {
    return (await askerOf(dataset, signal))()
  }

  /** Summaries that are not there yet are made behind the board, for the next one. */
  async function withSummaries(dataset: Dataset, rows: Run, signal?: AbortSignal): Promise<Run> {
    const plan = dataset.cluster === undefined ? summaryPlan(columnsOf(dataset)) : null
    if (!plan) return rows
    const summaries = await warehouse.call((client) => client.warehouse.summaries({ dataset: dataset.name, plan }))
    if (summaries.length === 0) return rows
    const ask: RunSql = ({ sql, params }, instead) =>
      warehouse.call((client) =>
        client.warehouse.query({ sql, params, instead, limit: rowLimit, timeoutMs }, { signal })
      )
    return throughSummaries(rows, ask, { plan, summaries })
  }

  async function board(query: BoardQuery, signal?: AbortSignal): Promise<Board> {
    const dataset = datasetOf(query.dataset)
    const plans = ports.targets.list(dataset.name)
    const key = boardKey(query, dataset, plans)
    const known = Board.safeParse(cache.get(key))
    if (known.success) return known.data
    const run = await withSummaries(dataset, await runFor(dataset, signal), signal)
    const made: Board = {
      ...(await computeBoard(
        query,
        dataset,
        run,
        plans.map(({ plan }) => plan)
      )),
      computedMs: Date.now()
    }
    cache.put(key, made)
    return made
  }

  async function* answers({ sql, limit, connectionId, timeZone, explain }: InputOf<'sql'>, signal?: AbortSignal) {
    if (connectionId !== null) {
      // Refused before a connection is made.
      const statement = explain ? explained(readOnlySql(sql)) : readOnlySql(sql)
      const { druid } = await ports.cluster.open(connectionId)
      yield* piecesOf(await askCluster(druid, statement, { limit, timeZone, timeoutMs }, signal))
      return
    }
    const names = datasets.list().flatMap(({ name, cluster }) => (cluster === undefined ? [name] : []))
    const query = { sql, datasets: names, limit, timeoutMs, isExplain: explain }
    yield* warehouse.feed((client) => client.warehouse.userQuery(query, { signal }))
  }

  const sqlFeed: ExploreRoom['sqlFeed'] = (input, signal) => {
    const answer = answers(input, signal)
    // A plan is asked while a statement is written.
    return input.explain ? answer : remembered({ store: ports.statements, nowMs: ports.nowMs }, input, answer, signal)
  }

  return {
    boards: savedBoards(ports.boards, ports.nowMs),
    targets: targetPlans(ports.targets, datasetOf, ports.nowMs),
    board,
    async how(query, signal) {
      const dataset = datasetOf(query.dataset)
      const plans = ports.targets.list(dataset.name).map(({ plan }) => plan)
      return howOf(query, dataset, await askerOf(dataset, signal), plans)
    },
    async rows(input, signal) {
      const dataset = datasetOf(input.dataset)
      return rowsBehind(input, dataset, await runFor(dataset, signal))
    },
    async prepare(name) {
      const dataset = datasets.get(name)
      if (dataset) await withSummaries(dataset, here()).catch(() => undefined)
    },
    async kpi({ dataset, from, to }, signal) {
      const range = from !== undefined && to !== undefined ? { from, to } : null
      const whole = await board(
        { dataset, board: 'overview', tiles: null, range, filters: [], compare: 'last-year', fiscal: false },
        signal
      )
      return { ...whole, tiles: whole.tiles.filter((tile) => tile.kind === 'number') }
    },
    async sales(input) {
      const dataset = datasetOf(input.dataset)
      return salesRows(input, dataset, await runFor(dataset))
    },
    async values(input) {
      const dataset = datasetOf(input.dataset)
      return dimensionValues(input, dataset, await runFor(dataset))
    },
    sql: (input, signal) => collected(sqlFeed(input, signal)),
    sqlFeed,
    async tables(connectionId, signal) {
      const { druid } = await ports.cluster.open(connectionId)
      return clusterTables(druid, signal)
    },
    async removeDataset(name) {
      const { cluster } = datasetOf(name)
      // Rows in a cluster stay there: other people may work with them.
      if (cluster === undefined) await warehouse.call((client) => client.warehouse.drop({ dataset: name }))
      datasets.remove(name)
      await ports.parts.removeDataset(name)
      return {}
    }
  }
}
