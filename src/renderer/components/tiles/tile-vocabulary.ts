/** What the words of a tile are; `tile-words.ts` makes them. */
import type { BoardFilter, Calculation, KeySpec, Metric, RankingRow, Span, Tile } from '../../../shared/domain/board'
import type { PeriodUnit } from '../../../shared/domain/periods/unit'
import type { Role } from '../../../shared/domain/role'
import type { useText } from '../../text'

export type TileBasis = Pick<Tile, 'dataThrough' | 'rowsUsed' | 'coverage' | 'lacks' | 'blocked' | 'filters'>

export type Text = ReturnType<typeof useText<'board'>>['t']

export type TileWords = {
  readonly t: Text
  readonly title: (tile: Tile) => string
  readonly subtitle: (tile: Tile) => string
  readonly foot: (tile: TileBasis) => string
  /** Filters in words: `Region: West, East · Category: Paper`. */
  readonly filters: (filters: readonly BoardFilter[]) => string
  readonly label: (row: Pick<RankingRow, 'label' | 'otherCount'>) => string
  readonly role: (role: Role) => string
  /** Several of them: `Products`. */
  readonly plural: (role: Role) => string
  readonly metric: (metric: Metric) => string
  /** What a metric is, in a sentence. */
  readonly hint: (metric: Metric) => string
  readonly span: (span: Span) => string
  readonly calculation: (calculation: Calculation) => string
  /** @param dimension whose growth it is, where that can be chosen */
  readonly calculationHint: (calculation: Calculation, metric: Metric, dimension?: Role) => string
  /** The period that contains an ISO day. */
  readonly period: (day: string, unit: PeriodUnit) => string
  /** Heading of what rows are put together by. */
  readonly axis: (key: KeySpec) => string
  /** A place on such an axis. */
  readonly key: (key: string | null, of: KeySpec) => string
}
