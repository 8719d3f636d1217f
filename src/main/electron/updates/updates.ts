/** "Check for updates…": never by itself, never forced. What a person chooses is done, and nothing else. */
import type { shellWords } from '../words'
import { boxFor, type UpdateAct, type UpdateBox } from './update-box'
import { failureOf } from './update-failure'
import type { UpdateSource } from './update-source'
import { partOf, stepUpdate, type UpdateEvent, type UpdateState } from './update-state'

export interface UpdatesOptions {
  /** Called when a person first asks, and again after a check that was not waited for. */
  readonly load: () => Promise<UpdateSource>
  /** Shows a native box; resolves with the index of the pressed button, or when the signal closes the box. */
  readonly show: (box: UpdateBox, closed: AbortSignal) => Promise<number>
  /** Download on the task bar: 0 to 1, or null for none. */
  readonly bar: (part: number | null) => void
  /** Quits as the menu does: running loads are asked about first. The update is installed at the end of it. */
  readonly quit: () => void
  readonly words: ReturnType<typeof shellWords>
  readonly installed: string
  /** A check that takes longer than this says that it is going on. */
  readonly slowMs?: number
  /** A check that takes longer than this has failed. */
  readonly limitMs?: number
}

export interface Updates {
  /** A person chose the menu entry. */
  ask(): void
}

export function startUpdates({ slowMs = 600, limitMs = 30_000, ...options }: UpdatesOptions): Updates {
  let state: UpdateState = { at: 'idle' }
  let source: UpdateSource | null = null
  let box: AbortController | null = null
  let work: AbortController | null = null
  let lastBox: Promise<unknown> = Promise.resolve()

  /** Whether the event changed anything. */
  function move(event: UpdateEvent): boolean {
    const before = state
    state = stepUpdate(state, event)
    return state !== before
  }

  function closeBox() {
    box?.abort()
    box = null
  }

  async function present() {
    const shown = boxFor(state, options.words, options.installed)
    closeBox()
    if (shown === null) return
    const own = new AbortController()
    box = own
    // Only one at a time: GTK does not close a box that another one lies over.
    await lastBox
    if (own.signal.aborted) return
    const answer = options.show(shown, own.signal).catch(() => shown.cancelId)
    lastBox = answer
    const pressed = await answer
    if (own.signal.aborted) return
    box = null
    act(shown.buttons[pressed]?.does ?? 'close')
  }

  function act(does: UpdateAct) {
    if (does === 'download') void download()
    if (does === 'quit') options.quit()
    if (does === 'stop') stop()
  }

  function stop() {
    if (state.at === 'checking') source = null
    if (move({ is: 'stopped' })) work?.abort()
  }

  /** What came of a work is shown, unless the person has stopped waiting for it. */
  function end(event: UpdateEvent) {
    if (!move(event)) return
    closeBox()
    void present()
  }

  async function check() {
    const own = new AbortController()
    work = own
    const slow = setTimeout(() => box === null && work === own && state.at === 'checking' && void present(), slowMs)
    const limit = setTimeout(() => {
      end({ is: 'failed', failure: 'unreachable' })
      own.abort()
      source = null
    }, limitMs)
    try {
      source ??= await options.load()
      const answer = await source.check()
      if (!own.signal.aborted) end(answer)
    } catch (error) {
      report(error, own)
    } finally {
      clearTimeout(slow)
      clearTimeout(limit)
    }
  }

  async function download() {
    if (source === null || !move({ is: 'agreed' })) return
    const own = new AbortController()
    work = own
    options.bar(0)
    void present()
    try {
      await source.download((progress) => {
        if (move({ is: 'progress', download: progress })) options.bar(partOf(progress) ?? 0)
      }, own.signal)
      options.bar(null)
      end({ is: 'downloaded' })
    } catch (error) {
      options.bar(null)
      report(error, own)
    }
  }

  function report(error: unknown, own: AbortController) {
    if (own.signal.aborted) return
    // For whoever started the app from a terminal; a person gets a sentence.
    console.error('update:', error)
    end({ is: 'failed', failure: failureOf(error) })
  }

  return {
    ask() {
      // The box of before is still open: it is the answer.
      if (box !== null) return
      if (move({ is: 'asked' })) void check()
      else void present()
    }
  }
}
