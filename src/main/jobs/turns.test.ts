import { expect, test } from 'vitest'
import { createTurns } from './turns'

/** Jobs that say when they begin and end when they are told. */
function bench() {
  const turns = createTurns()
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const take = (name: string, dataset: string, isLocal: boolean) =>
    turns.take({ dataset, isLocal }, () => {
      begun.push(name)
      return new Promise((resolve) => ends.set(name, resolve))
    })
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const end = async (name: string) => {
    ends.get(name)?.()
    await settled()
  }
  return { turns, begun, take, end, settled }
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
