import { expect, test } from 'vitest'
import { createTurns } from './turns'

/** Jobs that say when they begin and end when they are told. */
function bench() {
  const told: string[] = []
  const turns = createTurns((waiting) => told.push(waiting.join(' ')))
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const take = (name: string, dataset: string, isLocal: boolean) =>
    turns.take({ id: name, dataset, isLocal }, () => {
      begun.push(name)
      return new Promise((resolve) => ends.set(name, resolve))
    })
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const end = async (name: string) => {
    ends.get(name)?.()
    await settled()
  }
  return { turns, begun, take, end, settled, told }
}

test('loads into this machine go one after the other, those to clusters beside them, three at a time', async () => {
  const { begun, take, end, settled } = bench()
  take('local 1', 'a', true)
  take('local 2', 'b', true)
  for (const name of ['c1', 'c2', 'c3', 'c4']) take(name, name, false)
  await settled()
  expect(begun).toEqual(['local 1', 'c1', 'c2', 'c3'])
  await end('c2')
  expect(begun).toEqual(['local 1', 'c1', 'c2', 'c3', 'c4'])
  await end('local 1')
  expect(begun.at(-1)).toBe('local 2')
})

test('into one dataset loads go in their order, whatever the spelling, and others pass those that wait', async () => {
  const { begun, take, end, settled } = bench()
  take('first', 'Sales', false)
  take('second', 'sales', false)
  take('third', 'SALES', false)
  take('other', 'costs', false)
  await settled()
  expect(begun).toEqual(['first', 'other'])
  await end('first')
  expect(begun).toEqual(['first', 'other', 'second'])
  await end('second')
  expect(begun).toEqual(['first', 'other', 'second', 'third'])
})

test('one that is put to the front is next, and its earlier loads of the same dataset go before it', async () => {
  const { turns, begun, take, end, settled, told } = bench()
  take('runs', 'a', true)
  for (const [name, dataset] of [
    ['b1', 'b'],
    ['c1', 'c'],
    ['d1', 'd'],
    ['c2', 'C'],
    ['e1', 'e']
  ] as const) {
    take(name, dataset, true)
  }
  await settled()
  expect(turns.first('c2')).toBe(true)
  expect(turns.waiting()).toEqual(['c1', 'c2', 'b1', 'd1', 'e1'])
  expect(turns.first('e1')).toBe(true)
  expect(told.at(-1)).toBe('e1 c1 c2 b1 d1')
  expect([turns.first('runs'), turns.first('nobody')]).toEqual([false, false])
  for (const name of ['runs', 'e1', 'c1', 'c2', 'b1']) await end(name)
  expect(begun).toEqual(['runs', 'e1', 'c1', 'c2', 'b1', 'd1'])
  expect(told.at(-1)).toBe('')
})

test('the front of the queue still waits for the load of its dataset that runs', async () => {
  const { turns, begun, take, end, settled } = bench()
  take('a1', 'a', true)
  take('b1', 'b', true)
  take('a2', 'a', true)
  await settled()
  turns.first('a2')
  await end('a1')
  expect(begun).toEqual(['a1', 'a2'])
  await end('a2')
  expect(begun).toEqual(['a1', 'a2', 'b1'])
})

test('one that is dropped never begins, and whoever waited behind it moves up', async () => {
  const { turns, begun, take, end, settled } = bench()
  take('a1', 'a', true)
  take('a2', 'a', true)
  take('b1', 'b', true)
  await settled()
  expect([turns.drop('a2'), turns.drop('a2'), turns.drop('a1')]).toEqual([true, false, false])
  expect(turns.waiting()).toEqual(['b1'])
  await end('a1')
  expect(begun).toEqual(['a1', 'b1'])
})

test('is idle when the last one has ended', async () => {
  const { turns, take, end, settled } = bench()
  await turns.idle()
  take('one', 'a', true)
  await settled()
  let isIdle = false
  void turns.idle().then(() => {
    isIdle = true
  })
  await settled()
  expect(isIdle).toBe(false)
  await end('one')
  expect(isIdle).toBe(true)
})
