import { expect, test } from 'vitest'
import { shellWords } from '../words'
import { boxFor } from './update-box'
import type { UpdateState } from './update-state'

const english = shellWords('en-GB')
const german = shellWords('de-AT')
const box = (state: UpdateState, words = english) => {
  const shown = boxFor(state, words, '1.0.0')
  if (shown === null) throw new Error('nothing is shown')
  return shown
}
const labels = (state: UpdateState, words = english) => box(state, words).buttons.map(({ label }) => label)

const states: readonly UpdateState[] = [
  { at: 'checking' },
  { at: 'sourceless' },
  { at: 'current' },
  { at: 'available', version: '2.0.0', notes: '' },
  { at: 'downloading', version: '2.0.0', download: { receivedBytes: 1, totalBytes: 2 } },
  { at: 'downloaded', version: '2.0.0' },
  { at: 'failed', during: 'check', failure: 'unreachable' }
]

test('an available version is shown with its notes; what is installed is said', () => {
  const shown = box({ at: 'available', version: '2.0.0', notes: 'Faster.' })
  expect(shown.message).toBe('Version 2.0.0 is available')
  expect(shown.detail).toMatch(/^Version 1\.0\.0 is installed\.\n\nFaster\.\n\n/)
  expect(labels({ at: 'available', version: '2.0.0', notes: '' })).toEqual(['Download', 'Later'])
})

test('a download is told in per cent and megabytes, in the notation of the language', () => {
  const state: UpdateState = {
    at: 'downloading',
    version: '2.0.0',
    download: { receivedBytes: 12_345_678, totalBytes: 33_400_000 }
  }
  // 12 345 678 / 33 400 000 = 36.96 %
  expect(box(state).detail).toContain('36 % (12.3 of 33.4 MB)')
  expect(box(state, german).detail).toContain('36 % (12,3 von 33,4 MB)')
  expect(labels(state)).toEqual(['Keep downloading', 'Stop the download'])
})

test('closing a box never downloads, stops a download or quits', () => {
  for (const state of states) {
    const { buttons, cancelId } = box(state)
    const does = buttons[cancelId]?.does
    expect([state.at, does]).toEqual([state.at, state.at === 'checking' ? 'stop' : 'close'])
  }
})

test('the box that comes up by itself does not quit on Enter', () => {
  const { buttons, defaultId } = box({ at: 'downloaded', version: '2.0.0' })
  expect(buttons[defaultId]?.label).toBe('Later')
  expect(buttons.map(({ label }) => label)).toEqual(['Quit and install', 'Later'])
})

test('a failure says what happened, what to do, and that nothing changed', () => {
  const shown = box({ at: 'failed', during: 'download', failure: 'disk' })
  expect(shown.message).toBe('The update could not be downloaded')
  expect(shown.detail).toMatch(/could not be written.*try again\. Version 1\.0\.0 stays as it is\.$/)
})

test('every state has words of its own in both languages, and none is left out', () => {
  for (const words of [english, german])
    expect(new Set(states.map((state) => box(state, words).message)).size).toBe(states.length)
  for (const state of states) expect(box(state, german).message).not.toBe(box(state, english).message)
  expect(boxFor({ at: 'idle' }, english, '1.0.0')).toBeNull()
})
