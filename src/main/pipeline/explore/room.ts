/** explore: boards and SQL over the warehouse; results are kept by query and data version. */
import type { z } from 'zod'
import { collected, piecesOf } from '../../../shared/contract/answer'
import type { AnswerMessage, explore as contract, How, Table } from '../../../shared/contract/explore'
import type { KeptSize } from '../../../shared/contract/kept-boards'
import type { Board, BoardQuery, FreshBoardQuery, KeptBoard, KeptQuestion } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { readOnlySql } from '../../../shared/domain/druid/read-only-sql'
import { AppError } from '../../../shared/errors'
import type { Quiet } from '../../../shared/quiet'
import type {
  BoardStore,
  CacheStore,
  DatasetStore,
  FilterSetStore,
  PartStore,
  PreferenceStore,
  SlowQueryStore,
  StatementStore,
  TargetStore,
  Warehouse
} from '../ports'
import { computeBoard, dimensionValues, salesRows } from '.'
import { type Asker, askingOf, timeoutMs } from './asking'
import { boardKey } from './cache-key'
import { askCluster, type ClusterTable, clusterTables, explained } from './cluster-sql'
import { type FilterSets, filterSets } from './filter-sets'
import { howOf } from './how'
import type { Clusters } from './in-turn'
import { keptBoards } from './kept-boards'
import { rowsBehind } from './rows'
import { nameOfTiles, type SavedBoards, savedBoards } from './saved-boards'
import { createSharedWork } from './shared-work'
import { slowQueries } from './slow-queries'
import { remembered } from './statements'
import { type TargetPlans, targetPlans } from './targets'

type InputOf<Name extends keyof typeof contract> = z.output<
  NonNullable<(typeof contract)[Name]['~orpc']['inputSchema']>
>

export interface ExploreRoomPorts {
  readonly warehouse: Warehouse
  readonly datasets: DatasetStore
  readonly cache: CacheStore
  readonly boards: BoardStore
  readonly filterSets: FilterSetStore
  readonly parts: PartStore
  readonly statements: StatementStore
  readonly slowQueries: SlowQueryStore
  readonly preferences: Pick<PreferenceStore, 'get'>
  readonly targets: TargetStore
  readonly nowMs: () => number
  /** Is told what somebody waits for. */
  readonly quiet: Pick<Quiet, 'during'>
  /** Asked in turn: see `inTurn`. */
  readonly cluster: Clusters
}

export interface ExploreRoom {
  readonly boards: SavedBoards
  readonly filterSets: FilterSets
  readonly targets: TargetPlans
  board(query: FreshBoardQuery, signal?: AbortSignal): Promise<Board>
  /** What is kept of boards; no engine is asked. */
  keptBoard(query: BoardQuery): KeptBoard | null
  keptQuestions(dataset: string): KeptQuestion[]
  keptSize(): KeptSize
  forgetKept(): void
  how(input: InputOf<'how'>, signal?: AbortSignal): Promise<How>
  rows(input: InputOf<'rows'>, signal?: AbortSignal): Promise<Table & { total: number }>
  /** The number tiles of the board. */
  kpi(input: InputOf<'kpi'>, signal?: AbortSignal): Promise<Board>
  sales(input: InputOf<'sales'>, signal?: AbortSignal): Promise<Table>
  values(input: InputOf<'values'>, signal?: AbortSignal): Promise<{ value: string | null; rows: number }[]>
  sql(input: InputOf<'sql'>, signal?: AbortSignal): Promise<Table>
  /** Rows as they come. */
  sqlFeed(input: InputOf<'sql'>, signal?: AbortSignal): AsyncGenerator<AnswerMessage, void, void>
  tables(connectionId: string, signal?: AbortSignal): Promise<ClusterTable[]>
  removeDataset(name: string): Promise<Record<string, never>>
  /** A load has changed the rows of a dataset: boards of older ones go, and what it brought is summed up behind everything else. */
  loaded(name: string): Promise<void>
}

export function exploreRoom(ports: ExploreRoomPorts): ExploreRoom {
  const { warehouse, datasets, cache, nowMs, preferences, quiet } = ports
  const slow = slowQueries({ store: ports.slowQueries, nowMs, limits: preferences.get })
  const { runOf, summedRunOf } = askingOf({ warehouse, cluster: ports.cluster, slow })
  const kept = keptBoards({ cache, nowMs, minutes: () => preferences.get().boardMinutes })

  function datasetOf(name: string): Dataset {
    const dataset = datasets.get(name)
    if (!dataset) throw new AppError('load.unknown-dataset', { dataset: name })
    return dataset
  }

  /** Two windows that open a board at once ask the rows once. */
  const boards = createSharedWork<Board>()

  const rowsOf = async (dataset: Dataset, asker: Asker) => (await runOf(dataset, asker))()

  async function board({ fresh, olderThanMinutes, ...query }: FreshBoardQuery, signal?: AbortSignal): Promise<Board> {
    const dataset = datasetOf(query.dataset)
    const plans = ports.targets.list(dataset.name)
    const known = fresh === 'now' ? null : kept.of(query, dataset, plans)
    if (known && (fresh === 'kept' || !kept.isOld(known, dataset, olderThanMinutes))) return known
    const work = async (ending: AbortSignal) => {
      const name =
        query.tiles === null ? { board: query.board } : { savedBoard: nameOfTiles(query, ports.boards.list()) }
      const run = await summedRunOf(dataset, { signal: ending, ...name })
      const targets = plans.map(({ plan }) => plan)
      const made: Board = { ...(await computeBoard(query, dataset, run, targets)), computedMs: nowMs() }
      // What came too late may come in time the next time.
      if (made.tiles.every(({ blocked }) => blocked !== 'too-slow')) kept.keep(query, dataset, made, plans)
      return made
    }
    return quiet.during(() => boards.run(boardKey(query, dataset, plans), work, signal))
  }

  async function* answers({ sql, limit, connectionId, timeZone, explain }: InputOf<'sql'>, signal?: AbortSignal) {
    if (connectionId !== null) {
      // Refused before a connection is made.
      const statement = explain ? explained(readOnlySql(sql)) : readOnlySql(sql)
      const { druid } = await ports.cluster.open(connectionId)
      yield* piecesOf(await askCluster(druid, statement, { limit, timeZone, leastTimeoutMs: timeoutMs }, signal))
      return
    }
    const names = datasets.list().flatMap(({ name, cluster }) => (cluster === undefined ? [name] : []))
    const query = { sql, datasets: names, limit, timeoutMs, isExplain: explain }
    yield* warehouse.feed((client) => client.warehouse.userQuery(query, { signal }))
  }

  async function* noisy<T>(feed: AsyncIterable<T>): AsyncGenerator<T, void, void> {
    const asked = Promise.withResolvers<void>()
    void quiet.during(() => asked.promise)
    try {
      yield* feed
    } finally {
      asked.resolve()
    }
  }

  const sqlFeed: ExploreRoom['sqlFeed'] = (input, signal) => {
    const answer = noisy(answers(input, signal))
    // A plan is asked while a statement is written.
    return input.explain ? answer : remembered({ store: ports.statements, slow, nowMs }, input, answer, signal)
  }

  return {
    boards: savedBoards(ports.boards, nowMs),
    filterSets: filterSets(ports.filterSets, nowMs),
    targets: targetPlans(ports.targets, datasetOf, nowMs),
    board,
    keptBoard: (query) => kept.newestOf(query, datasetOf(query.dataset), ports.targets.list(query.dataset)),
    keptQuestions: (name) => kept.questions(datasetOf(name)),
    keptSize() {
      const { entries, ...sizes } = cache.size()
      return { boards: entries, ...sizes }
    },
    forgetKept: () => cache.clear(),
    async how(query, signal) {
      const dataset = datasetOf(query.dataset)
      const plans = ports.targets.list(dataset.name).map(({ plan }) => plan)
      return quiet.during(async () => howOf(query, dataset, await runOf(dataset, { signal }), plans))
    },
    async rows(input, signal) {
      const dataset = datasetOf(input.dataset)
      return quiet.during(async () => rowsBehind(input, dataset, await rowsOf(dataset, { signal })))
    },
    async loaded(name) {
      const dataset = datasets.get(name)
      if (!dataset) return
      kept.loaded(dataset)
      if (dataset.cluster === undefined) await summedRunOf(dataset, {}).catch(() => undefined)
    },
    async kpi({ dataset, from, to }, signal) {
      const range = from !== undefined && to !== undefined ? { from, to } : null
      const whole = await board(
        {
          dataset,
          board: 'overview',
          tiles: null,
          range,
          filters: [],
          compare: 'last-year',
          fiscal: false,
          fresh: 'kept',
          olderThanMinutes: null
        },
        signal
      )
      return { ...whole, tiles: whole.tiles.filter((tile) => tile.kind === 'number') }
    },
    async sales(input, signal) {
      const dataset = datasetOf(input.dataset)
      return quiet.during(async () => salesRows(input, dataset, await rowsOf(dataset, { signal })))
    },
    async values(input, signal) {
      const dataset = datasetOf(input.dataset)
      return quiet.during(async () => dimensionValues(input, dataset, await rowsOf(dataset, { signal })))
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
      kept.forget(name)
      await ports.parts.removeDataset(name)
      return {}
    }
  }
}
