/** Whether a warehouse holds what was shaped. */
import { atScale, compare, exactOf, numberOf, textOf } from './exact'
import type { ParityRow } from './job'

/** A double's sum depends on the order of adding; anything exact is compared without tolerance. */
const doubleTolerance = 1e-9

/** What was shaped beside what the warehouse answers: exact numbers without tolerance, doubles within a billionth, instants by their meaning. */
export function comparedTo(
  expected: string | null,
  cell: string | number | boolean | null,
  isDouble: boolean
): { warehouse: string | null; equal: boolean } {
  const warehouse = cell === null ? null : String(cell)
  if (expected === null || warehouse === null) return { warehouse, equal: expected === warehouse }
  // Beyond the largest double there is no sum to compare, only that both went there.
  if (isDouble && isEndless(expected) && isEndless(warehouse)) return { warehouse, equal: true }
  const [a, b] = [exactOf(expected), exactOf(warehouse)]
  if (!a || !b) return { warehouse, equal: instantText(expected) === instantText(warehouse) }
  if (isDouble) {
    const [x, y] = [numberOf(a), numberOf(b)]
    return { warehouse, equal: Math.abs(x - y) <= doubleTolerance * Math.max(1, Math.abs(x), Math.abs(y)) }
  }
  const equal = compare(a, b) === 0
  return { warehouse: equal ? textOf(atScale(b, a.scale)) : warehouse, equal }
}

function isEndless(text: string): boolean {
  return /^(-?inf(inity)?|nan)$/i.test(text)
}

/** Dates and times of any of the usual spellings in one: `2024-02-29T00:00:00.000Z` is `2024-02-29`. */
function instantText(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:Z|\+00(?::?00)?)?)?$/.exec(text)
  if (!match) return text
  const [, day, minute = '00:00', second = '00', fraction = ''] = match
  const rest = fraction.replace(/0+$/, '')
  return `${day} ${minute}:${second}${rest ? `.${rest}` : ''}`
}

/** The expectations that do not hold, for the error's sentence. */
export function differenceOf(parity: readonly ParityRow[]): string | null {
  const wrong = parity.filter((row) => !row.equal)
  if (wrong.length === 0) return null
  return wrong.map((row) => `${row.name}: ${row.shaped ?? 'none'} shaped, ${row.warehouse ?? 'none'} loaded`).join('; ')
}
