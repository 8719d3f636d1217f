import { expect, test, vi } from 'vitest'

const compared = vi.hoisted(() => ({ lengths: [] as number[][] }))
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  return {
    ...crypto,
    timingSafeEqual: (a: Buffer, b: Buffer) => {
      compared.lengths.push([a.length, b.length])
      return crypto.timingSafeEqual(a, b)
    }
  }
})

const { sameSecret } = await import('./secrets')
const { createSessions } = await import('./sessions')

test('secrets of any length are compared as digests of one length, in constant time', () => {
  expect(sameSecret('abc', 'abc')).toBe(true)
  expect(sameSecret('abc', 'abd')).toBe(false)
  expect(sameSecret('', 'a much longer secret')).toBe(false)
  expect(compared.lengths).toEqual([
    [32, 32],
    [32, 32],
    [32, 32]
  ])
})

test('every way in goes through that comparison', () => {
  const sessions = createSessions()
  const signIn = sessions.issueSignIn()
  compared.lengths.length = 0
  sessions.callerOf({ bearer: 'wrong', session: null })
  expect(compared.lengths).toHaveLength(1)
  const session = sessions.redeem(signIn)
  expect(compared.lengths).toHaveLength(2)
  expect(sessions.callerOf({ bearer: null, session })).toBe('browser-1')
  expect(compared.lengths).toHaveLength(3)
})

test('a session that outlives restarts signs in on the next host too', () => {
  const first = createSessions('lasting')
  expect(first.redeem(first.issueSignIn())).toBe('lasting')
  expect(createSessions('lasting').callerOf({ bearer: null, session: 'lasting' })).toBe('browser-1')
  expect(createSessions().callerOf({ bearer: null, session: 'lasting' })).toBeNull()
})
