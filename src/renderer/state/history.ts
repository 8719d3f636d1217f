/** Undo and redo as a value, without a limit: what was, what is, what was taken back. */
export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
}

/** A step forward; what had been taken back is gone. The same value again is no step. */
export function record<T>(history: History<T> | null, next: T): History<T> {
  if (!history) return { past: [], present: next, future: [] }
  if (history.present === next) return history
  return { past: [...history.past, history.present], present: next, future: [] }
}

/** One step back; the same history when there is none. */
export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] }
}

/** Takes the last undo back; the same history when there is none. */
export function redo<T>(history: History<T>): History<T> {
  const [after, ...rest] = history.future
  if (after === undefined) return history
  return { past: [...history.past, history.present], present: after, future: rest }
}
