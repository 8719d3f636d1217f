import { expect, test } from 'vitest'
import { createSharedWork } from './shared-work'

/** Work that answers, or is ended, when the test says so. */
function underTest() {
  const begun: { signal: AbortSignal; answer: (text: string) => void; fail: (error: Error) => void }[] = []
  const shared = createSharedWork<string>()
  const ask = (key: string, signal?: AbortSignal) =>
    shared.run(
      key,
      (own) =>
        new Promise((answer, fail) => {
          begun.push({ signal: own, answer, fail })
          own.addEventListener('abort', () => fail(new Error('ended')))
        }),
      signal
    )
  return { begun, ask }
}

test('the same is worked out once for all who ask meanwhile, and anew for who asks after it', async () => {
  const { begun, ask } = underTest()
  const both = [ask('a'), ask('a'), ask('b')]
  expect(begun).toHaveLength(2)
  begun[0]?.answer('one')
  begun[1]?.answer('other')
  expect(await Promise.all(both)).toEqual(['one', 'one', 'other'])
  const later = ask('a')
  expect(begun).toHaveLength(3)
  begun[2]?.answer('later')
  expect(await later).toBe('later')
})

test('who leaves gets nothing and takes nothing from the others; the last one ends the work', async () => {
  const { begun, ask } = underTest()
  const [one, other] = [new AbortController(), new AbortController()]
  const first = ask('a', one.signal)
  const second = ask('a', other.signal)
  one.abort()
  await expect(first).rejects.toMatchObject({ code: 'cancelled' })
  expect(begun[0]?.signal.aborted).toBe(false)
  begun[0]?.answer('still there')
  expect(await second).toBe('still there')

  const [third, fourth] = [new AbortController(), new AbortController()]
  const leaving = [ask('a', third.signal), ask('a', fourth.signal)]
  third.abort()
  fourth.abort()
  for (const gone of leaving) await expect(gone).rejects.toMatchObject({ code: 'cancelled' })
  expect(begun[1]?.signal.aborted).toBe(true)
  // Who comes after that does not get the end of the others.
  const fresh = ask('a')
  begun[2]?.answer('fresh')
  expect(await fresh).toBe('fresh')
})

test('who had left before is not counted, and an error is told to everybody', async () => {
  const { begun, ask } = underTest()
  await expect(ask('a', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  expect(begun).toHaveLength(0)
  const asked = [ask('a'), ask('a')]
  begun[0]?.fail(new Error('no'))
  for (const one of asked) await expect(one).rejects.toThrow('no')
})
