import { expect, test } from 'vitest'
import { createQuiet } from './quiet'

/** Its time goes on only by sleeping, and what is planned for a time happens in it. */
function clockOf(plans: Readonly<Record<number, () => void>> = {}) {
  let now = 0
  return {
    nowMs: () => now,
    async sleep(ms: number) {
      for (const end = now + ms; now < end; ) plans[++now]?.()
      // Whoever waited for a plan goes on.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
const never = new AbortController().signal

test('it is quiet at once when nobody has asked', async () => {
  const clock = clockOf()
  await createQuiet(1000, clock).reached(never)
  expect(clock.nowMs()).toBe(0)
})

test('it is quiet a while after the last answer, and after the last sign', async () => {
  let end = () => {}
  const clock = clockOf({ 2500: () => end(), 3100: () => quiet.noted() })
  const quiet = createQuiet(1000, clock)
  const asked = quiet.during(() => new Promise<void>((resolve) => (end = resolve)))
  await quiet.reached(never)
  await asked
  expect(clock.nowMs()).toBe(4100)
})

test('however much is asked, nobody waits longer than they said', async () => {
  const clock = clockOf(Object.fromEntries(Array.from({ length: 99 }, (_, n) => [n * 100, () => quiet.noted()])))
  const quiet = createQuiet(1000, clock)
  quiet.noted()
  await quiet.reached(never, 4000)
  expect(clock.nowMs()).toBe(4000)
})

test('a question that fails is over as well', async () => {
  const clock = clockOf()
  const quiet = createQuiet(1000, clock)
  await expect(quiet.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await quiet.reached(never)
  expect(clock.nowMs()).toBe(1000)
})

test('who is stopped waits no longer', async () => {
  const stop = new AbortController()
  const quiet = createQuiet(60_000)
  quiet.noted()
  const reached = quiet.reached(stop.signal)
  stop.abort()
  await reached
})
