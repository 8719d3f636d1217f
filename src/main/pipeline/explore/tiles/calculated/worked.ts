/** The answer of a calculation, before it is a tile. */
import type { DateRange, NoNumber, NumberPart, NumberTile } from '../../../../../shared/domain/board'
import { type Exact, exactOf } from '../../../../../shared/domain/exact'
import type { Figure } from '../../../../../shared/domain/kpi/figure'

/** What a calculation comes to. */
export interface Worked {
  readonly value: Exact | null
  readonly reason: NoNumber | null
  readonly range: DateRange | null
  readonly used: number
  readonly all: number
  readonly comparison?: NumberTile['comparison']
  readonly parts?: readonly NumberPart[]
}

/** The answer without its rows. */
export type Answer = Pick<Worked, 'value' | 'reason' | 'comparison' | 'parts'>

/** Digits of a ratio. */
export const ratioScale = 6

/** A ratio with its digits. */
export function ratioOf(value: number | null): Exact | null {
  return value === null ? null : exactOf(value.toFixed(ratioScale))
}

export function ratioAnswer({ value, noFigure }: Figure<number>): Pick<Answer, 'value' | 'reason'> {
  return { value: ratioOf(value), reason: noFigure }
}
