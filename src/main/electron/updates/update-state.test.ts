import { expect, test } from 'vitest'
import { partOf, stepUpdate, type UpdateEvent, type UpdateState } from './update-state'

const after = (...events: UpdateEvent[]) => events.reduce<UpdateState>(stepUpdate, { at: 'idle' })
const asked: UpdateEvent = { is: 'asked' }
const found: UpdateEvent = { is: 'found', version: '2.0.0', notes: 'Faster.' }
const agreed: UpdateEvent = { is: 'agreed' }
const half: UpdateEvent = { is: 'progress', download: { receivedBytes: 5, totalBytes: 10 } }
const downloaded: UpdateEvent = { is: 'downloaded' }

test('a check ends in one of four ways', () => {
  expect(after(asked)).toEqual({ at: 'checking' })
  expect(after(asked, { is: 'current' })).toEqual({ at: 'current' })
  expect(after(asked, { is: 'sourceless' })).toEqual({ at: 'sourceless' })
  expect(after(asked, found)).toEqual({ at: 'available', version: '2.0.0', notes: 'Faster.' })
  expect(after(asked, { is: 'failed', failure: 'unreachable' })).toEqual({
    at: 'failed',
    during: 'check',
    failure: 'unreachable'
  })
})

test('a found version is downloaded only when a person agrees', () => {
  expect(after(asked, found, half, downloaded)).toEqual(after(asked, found))
  expect(after(asked, found, agreed, half)).toEqual({
    at: 'downloading',
    version: '2.0.0',
    download: { receivedBytes: 5, totalBytes: 10 }
  })
  expect(after(asked, found, agreed, half, downloaded)).toEqual({ at: 'downloaded', version: '2.0.0' })
  expect(after(agreed)).toEqual({ at: 'idle' })
})

test('asking again shows what is on its way, and begins again after an end', () => {
  for (const state of [after(asked), after(asked, found, agreed, half), after(asked, found, agreed, downloaded)]) {
    expect(stepUpdate(state, asked)).toBe(state)
  }
  for (const state of [
    after(asked, { is: 'current' }),
    after(asked, { is: 'sourceless' }),
    after(asked, found),
    after(asked, { is: 'failed', failure: 'missing' })
  ]) {
    expect(stepUpdate(state, asked)).toEqual({ at: 'checking' })
  }
})

test('what comes after a person stopped changes nothing', () => {
  const stopped = after(asked, { is: 'stopped' })
  expect(stopped).toEqual({ at: 'idle' })
  for (const late of [found, half, downloaded, { is: 'failed', failure: 'disk' } as const])
    expect(stepUpdate(stopped, late)).toBe(stopped)
  expect(after(asked, found, agreed, half, { is: 'stopped' })).toEqual({ at: 'idle' })
  const ready = after(asked, found, agreed, downloaded)
  expect(stepUpdate(ready, { is: 'stopped' })).toBe(ready)
})

test('a download that fails says so, and may be begun again from the check', () => {
  const failed = after(asked, found, agreed, half, { is: 'failed', failure: 'damaged' })
  expect(failed).toEqual({ at: 'failed', during: 'download', failure: 'damaged' })
  expect([asked, found, agreed].reduce<UpdateState>(stepUpdate, failed).at).toBe('downloading')
})

test('the part of a download is known when its size is', () => {
  expect(partOf({ receivedBytes: 1, totalBytes: 4 })).toBe(0.25)
  expect(partOf({ receivedBytes: 5, totalBytes: 4 })).toBe(1)
  expect(partOf({ receivedBytes: 5, totalBytes: 0 })).toBeNull()
})
