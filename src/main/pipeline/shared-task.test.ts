import { expect, test } from 'vitest'
import { SharedTask } from './shared-task'

test('every watcher gets the result, a late one too, and the work runs once', async () => {
  let runs = 0
  const gate = Promise.withResolvers<number>()
  const task = new SharedTask<string, number>(async (onProgress) => {
    runs += 1
    onProgress('half')
    return gate.promise
  })
  const collect = async () => {
    const seen = []
    for await (const state of task.watch()) seen.push(state)
    return seen
  }
  const early = [collect(), collect()]
  gate.resolve(42)
  const last = { progress: 'half', result: 42 }
  for (const seen of await Promise.all(early)) {
    expect(seen[0]).toEqual({ progress: 'half', result: null })
    expect(seen.at(-1)).toEqual(last)
  }
  expect(await collect()).toEqual([last])
  expect(runs).toBe(1)
  expect(task.value).toBe(42)
})

test('a failure reaches every watcher and is remembered', async () => {
  const task = new SharedTask<string, number>(async () => {
    throw new Error('gone')
  })
  const end = async () => {
    for await (const state of task.watch()) expect(state.result).toBeNull()
  }
  await expect(end()).rejects.toThrow('gone')
  await expect(end()).rejects.toThrow('gone')
  expect(task.failed).toBe(true)
})

test('a watcher that leaves does not stop the work; cancel does', async () => {
  const task = new SharedTask<string, number>(
    (onProgress, signal) =>
      new Promise((_resolve, reject) => {
        onProgress('begun')
        signal.addEventListener('abort', () => reject(new Error('stopped')))
      })
  )
  for await (const _state of task.watch()) break
  expect(task.failed).toBe(false)
  task.cancel()
  await expect(task.done).rejects.toThrow('stopped')
})
