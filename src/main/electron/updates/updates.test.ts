/** The conversation with a person: boxes that are shown, buttons that are pressed, what is done then. */
import { expect, test, vi } from 'vitest'
import { shellWords } from '../words'
import type { UpdateBox } from './update-box'
import type { Answer, UpdateSource } from './update-source'
import { startUpdates } from './updates'

function later<T>() {
  let settle: { resolve: (value: T) => void; reject: (error: unknown) => void } | null = null
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject }
  })
  return {
    promise,
    resolve: (value: T) => settle?.resolve(value),
    reject: (error: unknown) => settle?.reject(error)
  }
}

const found: Answer = { is: 'found', version: '2.0.0', notes: '' }

/** A person who looks at every box, and presses the button of the given label when told to. */
function conversation(source: Partial<UpdateSource>, times: { slowMs?: number; limitMs?: number } = {}) {
  const boxes: string[] = []
  const bars: (number | null)[] = []
  let quits = 0
  let loads = 0
  let atOnce = 0
  let mostAtOnce = 0
  let open: { box: UpdateBox; answer: (index: number) => void } | null = null
  const updates = startUpdates({
    load: async () => {
      loads += 1
      return { check: async () => found, download: async () => undefined, ...source }
    },
    show: (box, closed) =>
      new Promise((resolve) => {
        boxes.push(box.message)
        atOnce += 1
        mostAtOnce = Math.max(mostAtOnce, atOnce)
        const answer = (index: number) => {
          atOnce -= 1
          resolve(index)
        }
        const own = { box, answer }
        open = own
        closed.addEventListener('abort', () => {
          if (open === own) open = null
          // A system takes a moment to close a box.
          setImmediate(() => answer(box.cancelId))
        })
      }),
    bar: (part) => bars.push(part),
    quit: () => {
      quits += 1
    },
    words: shellWords('en'),
    installed: '1.0.0',
    slowMs: 60_000,
    ...times
  })
  return {
    updates,
    boxes,
    bars,
    quits: () => quits,
    loads: () => loads,
    mostAtOnce: () => mostAtOnce,
    detail: () => open?.box.detail ?? '',
    until: (message: string) => vi.waitFor(() => expect(open?.box.message).toBe(message)),
    async press(label: string) {
      const index = open?.box.buttons.findIndex((button) => button.label === label) ?? -1
      if (!open || index < 0) throw new Error(`no button ${label}`)
      const { answer } = open
      open = null
      answer(index)
      // What comes of a press is done before the next step.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

test('nothing is loaded or asked before a person asks', async () => {
  const load = vi.fn()
  startUpdates({
    load,
    show: async () => 0,
    bar: () => undefined,
    quit: () => undefined,
    words: shellWords('en'),
    installed: '1.0.0'
  })
  expect(load).not.toHaveBeenCalled()
})

test('later is later: nothing is downloaded', async () => {
  const download = vi.fn(async () => undefined)
  const talk = conversation({ download })
  talk.updates.ask()
  await talk.until('Version 2.0.0 is available')
  await talk.press('Later')
  expect(download).not.toHaveBeenCalled()
  expect(talk.bars).toEqual([])
})

test('a download shows on the task bar and in the box, and asks before it quits', async () => {
  const file = later<void>()
  const talk = conversation({
    download: (onProgress) => {
      onProgress({ receivedBytes: 30, totalBytes: 100 })
      return file.promise
    }
  })
  talk.updates.ask()
  await talk.until('Version 2.0.0 is available')
  await talk.press('Download')
  await talk.until('Version 2.0.0 is being downloaded')
  await talk.press('Keep downloading')
  talk.updates.ask()
  await talk.until('Version 2.0.0 is being downloaded')
  expect(talk.detail()).toContain('30 %')
  file.resolve()
  await talk.until('Version 2.0.0 is ready')
  expect(talk.bars).toEqual([0, 0.3, null])
  await talk.press('Later')
  expect(talk.quits()).toBe(0)
  talk.updates.ask()
  await talk.until('Version 2.0.0 is ready')
  await talk.press('Quit and install')
  await vi.waitFor(() => expect(talk.quits()).toBe(1))
})

test('a stopped download is silent, and may be begun again', async () => {
  const talk = conversation({
    download: (_progress, stop) =>
      new Promise((_, reject) => stop.addEventListener('abort', () => reject(new Error('cancelled'))))
  })
  talk.updates.ask()
  await talk.until('Version 2.0.0 is available')
  await talk.press('Download')
  await talk.until('Version 2.0.0 is being downloaded')
  await talk.press('Stop the download')
  await vi.waitFor(() => expect(talk.bars).toEqual([0, null]))
  expect(talk.boxes.at(-1)).toBe('Version 2.0.0 is being downloaded')
  talk.updates.ask()
  await talk.until('Version 2.0.0 is available')
})

test('a slow check says so and may be stopped; what it answers then is not shown', async () => {
  const answer = later<Answer>()
  const talk = conversation({ check: () => answer.promise }, { slowMs: 1 })
  talk.updates.ask()
  await talk.until('Checking for updates…')
  await talk.press('Stop checking')
  answer.resolve(found)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(talk.boxes).toEqual(['Checking for updates…'])
})

test('a check that is never answered fails by itself', async () => {
  const answers = [new Promise<Answer>(() => undefined)]
  const talk = conversation({ check: () => answers.pop() ?? Promise.resolve(found) }, { limitMs: 5 })
  talk.updates.ask()
  await talk.until('The check for updates failed')
  expect(talk.detail()).toContain('did not answer')
  // The next one is asked of a new updater: the old one would hand out the silent check again.
  await talk.press('Close')
  talk.updates.ask()
  await talk.until('Version 2.0.0 is available')
  expect(talk.loads()).toBe(2)
})

test('a box that waits makes way for what comes of the work: never two at once', async () => {
  const answer = later<Answer>()
  const file = later<void>()
  const talk = conversation({ check: () => answer.promise, download: () => file.promise }, { slowMs: 1 })
  talk.updates.ask()
  await talk.until('Checking for updates…')
  answer.resolve(found)
  await talk.until('Version 2.0.0 is available')
  await talk.press('Download')
  await talk.until('Version 2.0.0 is being downloaded')
  file.resolve()
  await talk.until('Version 2.0.0 is ready')
  expect(talk.mostAtOnce()).toBe(1)
})

test('an open box is the answer to asking again', async () => {
  const check = vi.fn(async () => ({ is: 'current' }) as const)
  const talk = conversation({ check })
  talk.updates.ask()
  talk.updates.ask()
  await talk.until('You have the newest version')
  talk.updates.ask()
  expect(talk.boxes.filter((message) => message === 'You have the newest version')).toHaveLength(1)
  expect(check).toHaveBeenCalledTimes(1)
})

test('a failure is told in a sentence, and the next check may succeed', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const answers = [Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')), Promise.resolve({ is: 'current' } as const)]
  for (const answer of answers) answer.catch(() => undefined)
  const talk = conversation({ check: () => answers.shift() ?? Promise.resolve(found) })
  talk.updates.ask()
  await talk.until('The check for updates failed')
  expect(talk.detail()).not.toContain('net::')
  await talk.press('Close')
  talk.updates.ask()
  await talk.until('You have the newest version')
  told.mockRestore()
})
