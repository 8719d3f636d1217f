import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../shared/errors'
import { useConnection } from './connection'
import type { ShownError } from './errors'
import { followFeed } from './follow-feed'

async function* of<T>(messages: readonly T[], thrown?: unknown): AsyncGenerator<T> {
  for (const message of messages) yield message
  if (thrown !== undefined) throw thrown
}

function wire(code: Parameters<typeof makeError>[0]) {
  const error = makeError(code)
  return new ORPCError(error.code, { message: error.message, data: error.toShape() })
}
const makeError = (code: ConstructorParameters<typeof AppError>[0]) => new AppError(code, { engine: 'reader' })

function follow(answers: (() => AsyncIterable<string>)[], endless: boolean) {
  const heard: string[] = []
  const errors: ShownError[] = []
  let asked = 0
  let ended = 0
  const stop = followFeed<string>({
    name: 'test',
    endless,
    async subscribe() {
      const answer = answers[Math.min(asked, answers.length - 1)]
      asked += 1
      if (!answer) throw new TypeError('no answer')
      return answer()
    },
    onMessage: (message) => heard.push(message),
    onError: (error) => errors.push(error),
    onEnd: () => {
      ended += 1
    }
  })
  return { heard, errors, stop, asked: () => asked, ended: () => ended }
}

const refused = () => {
  throw new TypeError('Failed to fetch')
}

describe('following a feed', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('ends when the feed ends', async () => {
    const feed = follow([() => of(['a', 'b'])], false)
    await vi.runAllTimersAsync()
    expect(feed.heard).toEqual(['a', 'b'])
    expect(feed.ended()).toBe(1)
    expect(feed.asked()).toBe(1)
  })

  it('says that the connection is lost, tries again, and says that it is back', async () => {
    const feed = follow([refused, refused, () => of(['back'])], false)
    await vi.advanceTimersByTimeAsync(0)
    expect(useConnection.getState().lost.has('test')).toBe(true)
    await vi.runAllTimersAsync()
    expect(feed.heard).toEqual(['back'])
    expect(feed.asked()).toBe(3)
    expect(useConnection.getState().lost.has('test')).toBe(false)
  })

  it('subscribes again when an endless feed ends', async () => {
    const feed = follow([() => of(['a']), () => of(['b'])], true)
    await vi.advanceTimersByTimeAsync(500)
    expect(feed.heard.slice(0, 2)).toEqual(['a', 'b'])
    feed.stop()
  })

  it('forgives a crashed engine twice, then gives the error', async () => {
    const feed = follow([() => of<string>([], wire('engine.crashed'))], false)
    await vi.runAllTimersAsync()
    expect(feed.asked()).toBe(3)
    expect(feed.errors.map((error) => error.code)).toEqual(['engine.crashed'])
    expect(feed.errors[0]?.message).toBe(new AppError('engine.crashed', { engine: 'reader' }).message)
  })

  it('gives other errors at once', async () => {
    const feed = follow([() => of(['a'], wire('open.unknown-source'))], false)
    await vi.runAllTimersAsync()
    expect(feed.asked()).toBe(1)
    expect(feed.errors[0]?.code).toBe('open.unknown-source')
  })

  it('goes on by itself after the person has signed in again', async () => {
    const answers = [
      () => of<string>([], wire('web.unauthorized')),
      () => of<string>([], wire('web.unauthorized')),
      () => of(['back'])
    ]
    const feed = follow(answers, true)
    await vi.advanceTimersByTimeAsync(0)
    expect(useConnection.getState().signedOut).toBe(true)
    await vi.advanceTimersByTimeAsync(3100)
    expect(feed.heard[0]).toBe('back')
    expect(feed.errors).toEqual([])
    expect(useConnection.getState().signedOut).toBe(false)
    feed.stop()
  })

  it('says nothing any more after it was stopped', async () => {
    const feed = follow([() => of(['a', 'b'])], false)
    feed.stop()
    await vi.runAllTimersAsync()
    expect(feed.heard).toEqual([])
    expect(feed.errors).toEqual([])
  })
})
