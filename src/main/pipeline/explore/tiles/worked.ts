/** The answer of a calculation, before it is a tile. */
import type { DateRange, NoNumber, NumberTile } from '../../../../shared/domain/board'
import type { Exact } from '../../../../shared/domain/exact'

/** What a calculation comes to. */
export interface Worked {
  readonly value: Exact | null
  readonly reason: NoNumber | null
  readonly range: DateRange | null
  readonly used: number
  readonly all: number
  readonly comparison?: NumberTile['comparison']
}
