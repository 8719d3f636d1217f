/** How values leave the core: exact text without digits that say nothing. */
import type { Unit } from '../../../shared/domain/board'
import { atScale, type Exact, textOf } from '../../../shared/domain/exact'

/** Money keeps at least its cents; a count loses all zeros after the mark; a ratio has six digits. */
const leastScale: Record<Unit, number> = { money: 2, count: 0, ratio: 6 }

export function valueText(value: Exact, unit: Unit): string {
  let { digits, scale } = value
  while (scale > leastScale[unit] && digits % 10n === 0n) {
    digits /= 10n
    scale--
  }
  return textOf(unit === 'ratio' ? atScale({ digits, scale }, leastScale.ratio) : { digits, scale })
}

export function valueTextOrNull(value: Exact | null, unit: Unit): string | null {
  return value && valueText(value, unit)
}
