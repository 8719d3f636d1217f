/** When a board is computed anew by itself. */

/** Minutes that a person can choose. */
export const everyMinutes = [1, 5, 15, 60] as const

const mostMinutes = 60

/** Minutes until the next time: twice as long after each failure in a row, up to an hour. */
export function nextMinutes(every: number, failures: number): number {
  return Math.max(every, Math.min(mostMinutes, every * 2 ** failures))
}
