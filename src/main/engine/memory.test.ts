import { expect, it } from 'vitest'
import { type Memory, memoryKeeper, tidyAfterCalls } from './memory'

const MiB = 1024 ** 2

function pretended(afterCollection: number): Memory & { bytes: number; collected: number; ms: number } {
  const memory = {
    bytes: 100 * MiB,
    collected: 0,
    ms: 0,
    now: () => memory.ms,
    residentBytes: () => memory.bytes,
    collect: () => {
      memory.collected++
      memory.bytes = afterCollection
    }
  }
  return memory
}

it('collects once the process has grown by much, and not again before it has grown anew', () => {
  const memory = pretended(150 * MiB)
  const tidy = memoryKeeper(memory)
  memory.bytes = 190 * MiB
  tidy()
  expect(memory.collected).toBe(0)
  memory.bytes = 200 * MiB
  tidy()
  expect(memory.collected).toBe(1)
  memory.ms = 1000
  memory.bytes = 240 * MiB
  tidy()
  expect(memory.collected).toBe(1)
  memory.bytes = 250 * MiB
  tidy()
  expect(memory.collected).toBe(2)
  memory.ms = 1999
  memory.bytes = 400 * MiB
  tidy()
  expect(memory.collected).toBe(2)
  memory.ms = 2000
  tidy()
  expect(memory.collected).toBe(3)
})

it('measures growth from the lowest point that was seen', () => {
  const memory = pretended(50 * MiB)
  const tidy = memoryKeeper(memory)
  memory.bytes = 60 * MiB
  tidy()
  memory.bytes = 157 * MiB
  tidy()
  expect(memory.collected).toBe(1)
})

it('what native objects hold is given back at once', () => {
  const held = { bytes: 0 }
  const registry = new FinalizationRegistry(() => {
    held.bytes = -1
  })
  const tidy = memoryKeeper()
  ;(() => registry.register({ some: 'object' }, null))()
  const block: Buffer[] = []
  for (let i = 0; i < 120; i++) block.push(Buffer.alloc(MiB, 1))
  tidy()
  block.length = 0
  return new Promise<void>((resolve) => setTimeout(resolve, 50)).then(() => expect(held.bytes).toBe(-1))
})

it('tidies up after a call that failed, too, and passes on what it threw', async () => {
  let tidied = 0
  const around = tidyAfterCalls(() => tidied++)
  await expect(around({ next: () => Promise.reject(new Error('no')) })).rejects.toThrow('no')
  expect(await around({ next: () => Promise.resolve(7) })).toBe(7)
  await new Promise((resolve) => setImmediate(resolve))
  expect(tidied).toBe(2)
})
