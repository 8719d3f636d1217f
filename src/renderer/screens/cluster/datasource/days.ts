/** Stretches of time of segments in words: days of UTC, the last one included. */
import { formatDate, formatMonth } from '../../../text'

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** `1 Nov 2023 – 29 Feb 2024`, whole months as months; `allTime` where a bound is missing. */
export function rangeWords(fromMs: number | null, toMs: number | null, allTime: string): string {
  if (fromMs === null || toMs === null) return allTime
  const [first, last] = [dayOf(fromMs), dayOf(toMs - 1)]
  if (dayOf(fromMs).endsWith('-01') && dayOf(toMs).endsWith('-01') && toMs - fromMs > 27 * 86_400_000) {
    return first.slice(0, 7) === last.slice(0, 7) ? formatMonth(first) : `${formatMonth(first)} – ${formatMonth(last)}`
  }
  return first === last ? formatDate(first) : `${formatDate(first)} – ${formatDate(last)}`
}
