/** How a number is written: most as their unit says, the Herfindahl index on its usual scale, growth with its sign. */
import type { NumberTile, Unit } from '../../../shared/domain/board'
import { fullValue, type SplitNumber, signedChange, signedPercent, signedPoints, splitValue } from './numbers'

/** The index goes from 0 to 1; people know it from 0 to 10,000. */
const indexScale = 10_000

type Asked = Pick<NumberTile, 'calculation' | 'unit'>

/** A ratio times ten thousand, as a whole number. */
function indexOf(value: string): string {
  return String(Math.round(Number(value) * indexScale))
}

function isIndex(tile: Asked): boolean {
  return tile.calculation === 'concentration'
}

const growths: ReadonlySet<Asked['calculation']> = new Set<Asked['calculation']>([
  'month-growth',
  'year-over-year',
  'year-growth',
  'same-store-growth',
  'cagr'
])

function isGrowth({ calculation }: Asked): boolean {
  return growths.has(calculation)
}

/** The value as a big number. */
export function splitNumber(tile: Asked, value: string, currency: string | null): SplitNumber {
  if (isIndex(tile)) return splitValue(indexOf(value), 'count', null)
  const split = splitValue(value, tile.unit, currency)
  return isGrowth(tile) && Number(value) > 0 ? { ...split, prefix: '+' } : split
}

/** The value in full, for tooltips and tables. */
export function fullNumber(tile: Asked, value: string, currency: string | null = null): string {
  if (isIndex(tile)) return fullValue(indexOf(value), 'count')
  return isGrowth(tile) ? signedPercent(Number(value)) : fullValue(value, tile.unit, currency)
}

/** A change that is shown as a difference, not as a percentage: points of a ratio, or of the index. */
export function differenceText(tile: Asked, change: string, points: (text: string) => string): string {
  return isIndex(tile) ? signedChange(indexOf(change), 'count') : points(signedPoints(Number(change)))
}

/** Whether a comparison of the number says a percentage. */
export function hasGrowth(unit: Unit): boolean {
  return unit !== 'ratio'
}
