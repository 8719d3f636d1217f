import { expect, test } from 'vitest'
import type { Board, BoardQuery } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { cacheStore } from '../../adapters/sqlite/cache-store'
import { openDatabase } from '../../adapters/sqlite/database'
import { datasetOf } from './board-under-test'
import { keptBoards } from './kept-boards'

const minuteMs = 60_000
const question: BoardQuery = {
  dataset: 'a',
  board: 'overview',
  tiles: null,
  range: null,
  filters: [],
  compare: null,
  fiscal: false
}
const other: BoardQuery = { ...question, board: 'growth' }

function boardOf({ name, version }: Dataset, computedMs: number, currency: string | null = null): Board {
  return { dataset: name, version, range: null, available: null, currency, tiles: [], tookMs: 1, computedMs }
}

const there = (change: Partial<Dataset> = {}) =>
  datasetOf({
    name: 'a',
    warehouse: 'cluster',
    cluster: { connectionId: 'con_1', form: {} as NonNullable<Dataset['cluster']>['form'] },
    ...change
  })
const here = (change: Partial<Dataset> = {}) => datasetOf({ name: 'a', ...change })

function kept(mostBytes?: number) {
  let now = 0
  const cache = cacheStore(openDatabase(':memory:'), () => ++now, mostBytes)
  let clockMs = 0
  const boards = keptBoards({ cache, nowMs: () => clockMs, minutes: () => 5 })
  return { cache, boards, at: (ms: number) => (clockMs = ms) }
}

test('numbers of a cluster are old after the minutes of the preferences, those of this machine never', () => {
  const { boards, at } = kept()
  const board = boardOf(there(), 0)
  at(5 * minuteMs)
  expect(boards.isOld(board, there(), null)).toBe(false)
  at(5 * minuteMs + 1)
  expect([
    boards.isOld(board, there(), null),
    boards.isOld(board, there(), 6),
    boards.isOld(board, here(), null)
  ]).toEqual([true, false, false])
})

test('without an answer over the rows of today, the newest older one is there and says so', () => {
  const { boards, at } = kept()
  const now = there({ version: 12, updatedMs: 12 })
  boards.keep(question, there({ version: 9, updatedMs: 9 }), boardOf(there({ version: 9 }), 0))
  expect(boards.of(question, now)).toBeNull()
  expect(boards.newestOf(question, now)).toMatchObject({ board: { version: 9 }, isOfOlderVersion: true, isStale: true })
  boards.keep(question, now, boardOf(now, 1000))
  expect(boards.newestOf(question, now)).toMatchObject({
    board: { version: 12 },
    isOfOlderVersion: false,
    isStale: false
  })
  at(10 * minuteMs)
  expect(boards.newestOf(question, now)).toMatchObject({ isOfOlderVersion: false, isStale: true })
  expect(boards.newestOf(other, now)).toBeNull()
})

test('an answer takes the place of the one over older rows, of its own question only', () => {
  const { boards, cache } = kept()
  const [first, second] = [there({ version: 1, updatedMs: 1 }), there({ version: 2, updatedMs: 2 })]
  boards.keep(question, first, boardOf(first, 0))
  boards.keep(other, first, boardOf(first, 0))
  boards.keep(question, second, boardOf(second, 0))
  expect(cache.size().entries).toBe(2)
  expect(boards.newestOf(other, second)?.isOfOlderVersion).toBe(true)
})

test('a load touches the boards of its own dataset only', () => {
  const { boards } = kept()
  const [before, after] = [here({ version: 1, updatedMs: 1 }), here({ version: 2, updatedMs: 2 })]
  // One whose name begins as the other's does.
  const neighbour = here({ name: 'a2', version: 1, updatedMs: 1 })
  const ofNeighbour = { ...question, dataset: 'a2' }
  boards.keep(question, before, boardOf(before, 0))
  boards.keep(ofNeighbour, neighbour, boardOf(neighbour, 0, 'EUR'))
  boards.loaded(after)
  expect(boards.of(question, before)).toBeNull()
  expect(boards.newestOf(question, after)).toBeNull()
  expect(boards.of(ofNeighbour, neighbour)).toMatchObject({ currency: 'EUR' })
  boards.forget('a')
  expect(boards.of(ofNeighbour, neighbour)).not.toBeNull()
})

test('boards of older rows of a cluster stay for when it is away, and go first when there is no room', () => {
  const [before, after] = [there({ version: 1, updatedMs: 1 }), there({ version: 2, updatedMs: 2 })]
  const neighbour = there({ name: 'b' })
  const size = JSON.stringify({ query: question, board: boardOf(before, 0) }).length
  const { boards, cache } = kept(size * 2 + 40)
  boards.keep({ ...question, dataset: 'b' }, neighbour, boardOf(neighbour, 0))
  boards.keep(question, before, boardOf(before, 0))
  boards.loaded(after)
  expect(boards.newestOf(question, after)?.isOfOlderVersion).toBe(true)
  // Looking at it has made it the newest in use; a load of today counts again.
  boards.loaded(after)
  boards.keep(other, after, boardOf(after, 0))
  expect(boards.newestOf(question, after)).toBeNull()
  expect(boards.of({ ...question, dataset: 'b' }, neighbour)).not.toBeNull()
  expect(cache.size()).toMatchObject({ entries: 2 })
})

test('the questions that are kept are told, the last used first', () => {
  const { boards } = kept()
  const dataset = there({ version: 2, updatedMs: 2 })
  boards.keep(question, there({ version: 1, updatedMs: 1 }), boardOf(dataset, 7))
  boards.keep(other, dataset, boardOf(dataset, 9))
  expect(boards.questions(dataset)).toEqual([
    { query: other, computedMs: 9, isOfOlderVersion: false },
    { query: question, computedMs: 7, isOfOlderVersion: true }
  ])
  expect(boards.questions(there({ name: 'b' }))).toEqual([])
})
