/** The room with a warehouse that answers when the test says so. */
import { expect, test } from 'vitest'
import type { Table } from '../../../shared/contract/explore'
import { askedTiles, type BoardQuery, type SavedBoard, type TileSpec } from '../../../shared/domain/board'
import type { SlowQuery } from '../../../shared/domain/slow-query'
import { datasetOf } from './board-under-test'
import { type ExploreRoomPorts, exploreRoom } from './room'

const tiles: TileSpec[] = [{ kind: 'number', id: 'rows', metric: 'lines', span: 'range', size: { w: 2, h: 2 } }]
const query: BoardQuery = {
  dataset: 'sales',
  board: 'overview',
  tiles,
  range: null,
  filters: [],
  compare: null,
  fiscal: false
}
const asked = { ...query, fresh: 'kept', olderThanMinutes: null } as const

function underTest(saved: readonly SavedBoard[] = []) {
  const dataset = datasetOf({ dataFrom: '2024-01-01', dataThrough: '2024-12-31', rows: 3 })
  const kept = new Map<string, unknown>()
  const slow: Omit<SlowQuery, 'id'>[] = []
  const statements: AbortSignal[] = []
  const held = Promise.withResolvers<void>()
  const answer = async (sql: string): Promise<Table> => {
    await held.promise
    const columns = sql.split(' AS m').length - 1 + (sql.split(' AS k').length - 1)
    return { columns: [], rows: [Array.from({ length: columns }, () => 3)], truncated: false, tookMs: 2000 }
  }
  const client = {
    warehouse: {
      summaries: async () => [],
      query: ({ sql }: { sql: string }, { signal }: { signal: AbortSignal }) => {
        statements.push(signal)
        return answer(sql)
      }
    }
  }
  const ports = {
    warehouse: { call: (work: (given: typeof client) => unknown) => work(client) },
    datasets: { get: () => dataset, list: () => [dataset] },
    cache: {
      get: (key: string) => kept.get(key) ?? null,
      put: (key: string, value: unknown) => kept.set(key, value),
      keys: () => [],
      remove: () => undefined
    },
    boards: { list: () => saved },
    slowQueries: { add: (one: Omit<SlowQuery, 'id'>) => slow.push(one) },
    preferences: { get: () => ({ slowHereMs: 1000, slowClusterMs: 1000, boardMinutes: 5 }) },
    quiet: { during: (work: () => unknown) => work() },
    targets: { list: () => [] },
    nowMs: () => 1
  } as unknown as ExploreRoomPorts
  return { room: exploreRoom(ports), statements, slow, answerNow: () => held.resolve() }
}

test('two windows that ask for a board at the same moment ask the rows once; one may leave', async () => {
  const alone = underTest()
  alone.answerNow()
  const { tiles: expected } = await alone.room.board(asked)
  const once = alone.statements.length
  expect(once).toBeGreaterThan(0)

  const { room, statements, answerNow } = underTest()
  const leaving = new AbortController()
  const first = room.board(asked, leaving.signal)
  const second = room.board({ ...asked, fresh: 'now' })
  const other = room.board({ ...asked, fiscal: true })
  await expect.poll(() => statements.length).toBeGreaterThan(once)
  leaving.abort()
  await expect(first).rejects.toMatchObject({ code: 'cancelled' })
  answerNow()
  const [board] = await Promise.all([second, other])
  expect(board.tiles).toEqual(expected)
  // One board, and another that is not the same question.
  expect(statements).toHaveLength(2 * once)
  expect(statements.some(({ aborted }) => aborted)).toBe(false)
})

test('a slow statement of a saved board has its name, one of tiles that nobody saved has none', async () => {
  const content = { name: 'Monday', tiles, range: null, filters: [], compare: null, fiscal: false, annotations: [] }
  const board = { id: 'b', isHome: false, updatedMs: 1, content }
  const { room, slow, answerNow } = underTest([
    { ...board, dataset: 'other', content: { ...content, name: 'Of another' } },
    { ...board, dataset: 'sales' }
  ])
  answerNow()
  // The page asks without titles and sizes.
  await room.board({ ...asked, tiles: askedTiles(tiles) })
  await room.board({ ...asked, tiles: tiles.map((tile) => ({ ...tile, id: 'other' })) })
  expect([...new Set(slow.map(({ board: ready, savedBoard }) => [ready, savedBoard].join()))]).toEqual([',Monday', ','])
})
