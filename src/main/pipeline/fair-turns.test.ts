import { expect, test } from 'vitest'
import { createFairTurns } from './fair-turns'

/** Works that end when they are told to; says which have begun, in their order. */
function works(most: () => number) {
  const turns = createFairTurns(most)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  let working = 0
  let mostAtOnce = 0
  const start = (asker: object, name: string, signal?: AbortSignal) =>
    turns.run(
      asker,
      async () => {
        begun.push(name)
        mostAtOnce = Math.max(mostAtOnce, ++working)
        await new Promise<void>((resolve) => ends.set(name, resolve))
        working--
        return name
      },
      signal
    )
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { turns, begun, start, end, mostAtOnce: () => mostAtOnce }
}

const soon = () => new Promise((resolve) => setImmediate(resolve))

test('no more than so many at once, in the order of one asker', async () => {
  const { begun, start, end, mostAtOnce, turns } = works(() => 2)
  const board = {}
  const all = Promise.all(['a', 'b', 'c', 'd'].map((name) => start(board, name)))
  await soon()
  expect(begun).toEqual(['a', 'b'])
  expect(turns.count()).toEqual({ working: 2, waiting: 2 })
  for (const name of ['b', 'a', 'c', 'd']) await end(name)
  expect(await all).toEqual(['a', 'b', 'c', 'd'])
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
  expect([mostAtOnce(), turns.count()]).toEqual([2, { working: 0, waiting: 0 }])
})

test('who asks for one thing does not wait for all that another asked before', async () => {
  const { begun, start, end } = works(() => 1)
  const [board, person] = [{}, {}]
  const all = [...['a', 'b', 'c'].map((name) => start(board, name)), start(person, 'sql')]
  await soon()
  for (const name of ['a', 'b', 'sql', 'c']) await end(name)
  await Promise.all(all)
  // The board had the first place when nobody else asked, and one more before the person came.
  expect(begun).toEqual(['a', 'b', 'sql', 'c'])
})

test('who leaves while waiting is out of the queue, and is not begun', async () => {
  const { begun, start, end, turns } = works(() => 1)
  const leaving = new AbortController()
  const first = start({}, 'a')
  const left = start({}, 'b', leaving.signal)
  const last = start({}, 'c')
  await soon()
  leaving.abort()
  await expect(left).rejects.toMatchObject({ code: 'cancelled' })
  expect(turns.count()).toEqual({ working: 1, waiting: 1 })
  await end('a')
  await end('c')
  expect([await first, await last, begun]).toEqual(['a', 'c', ['a', 'c']])
  await expect(start({}, 'd', leaving.signal)).rejects.toMatchObject({ code: 'cancelled' })
})

test('what fails gives its place back, and a higher number counts from the next turn on', async () => {
  let most = 1
  const { begun, start, end, turns } = works(() => most)
  await expect(turns.run({}, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  const all = Promise.all(['a', 'b', 'c'].map((name) => start({}, name)))
  await soon()
  expect(begun).toEqual(['a'])
  most = 2
  await end('a')
  expect(begun).toEqual(['a', 'b', 'c'])
  await end('b')
  await end('c')
  await all
})
