/** What a calculated number is made of, as it is told with it. What is not known is left out. */
import type { NumberPart, Unit } from '../../../../../shared/domain/board'
import { type Exact, exactOf } from '../../../../../shared/domain/exact'
import { valueText } from '../../value-text'
import { ratioOf } from './worked'

type Name = NumberPart['part']

export function amountPart(part: Name, value: Exact | null, unit: Unit): NumberPart[] {
  return value === null ? [] : [{ part, value: valueText(value, unit), unit }]
}

export function countPart(part: Name, count: number): NumberPart[] {
  return amountPart(part, exactOf(count), 'count')
}

export function ratioPart(part: Name, ratio: number | null): NumberPart[] {
  return amountPart(part, ratioOf(ratio), 'ratio')
}

export function daysPart(part: Name, days: number): NumberPart[] {
  return [{ part, value: String(days), unit: 'days' }]
}

export function dayPart(part: Name, day: string): NumberPart[] {
  return [{ part, value: day, unit: 'day' }]
}
