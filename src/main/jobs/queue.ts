/** The jobs that wait, each with its place: written down with each change, so that the order outlives the app. */
import type { JobStore } from '../pipeline/ports'
import { createTurns, type Turns } from './turns'

export interface Queue extends Turns {
  /** From 1, the next; null: it does not wait. */
  placeOf(id: string): number | null
  /** Nothing is written down until the queue is whole again. */
  pause(): void
  /** @param others ids that wait as well, but not in this run of the app */
  resume(others: readonly string[]): void
  /** What waits now waits for the next start. */
  close(): void
}

interface QueuePorts {
  readonly store: Pick<JobStore, 'setQueue'>
  readonly report: (error: unknown, reference: string) => void
  /** Told of each job whose place is another than before. */
  readonly moved: (id: string) => void
}

export function createQueue({ store, report, moved }: QueuePorts): Queue {
  let isKept = true
  let places: ReadonlyMap<string, number> = new Map()
  const turns = createTurns(keep)

  function keep(waiting: readonly string[]) {
    if (!isKept) return
    const before = places
    places = new Map(waiting.map((id, at) => [id, at + 1]))
    try {
      store.setQueue(waiting)
    } catch (error) {
      // A full disk: the order is lost with this run of the app, no load is.
      report(error, 'queue')
    }
    for (const id of new Set([...waiting, ...before.keys()])) {
      if (before.get(id) !== places.get(id)) moved(id)
    }
  }

  return {
    ...turns,
    placeOf: (id) => places.get(id) ?? null,
    pause() {
      isKept = false
    },
    resume(others) {
      isKept = true
      keep([...turns.waiting(), ...others])
    },
    close() {
      isKept = false
    }
  }
}
