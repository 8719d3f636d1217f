/** Twins of what is told of customers and their baskets. */
import type { BasketTile, CohortTile, SegmentsTile } from '../../../../shared/domain/board'
import { formatCount, formatDecimal, formatMonth } from '../../../text'
import { fullValue, shareText } from '../numbers'
import type { TileWords } from '../tile-vocabulary'
import { column, type TwinTable } from './column'

/** A row a cohort, a column a month after the first order; months that are not there yet stay empty. */
export function cohortTwin(tile: CohortTile, { t }: TileWords): TwinTable {
  const months = Math.max(0, ...tile.cohorts.map((cohort) => cohort.shares.length))
  const places = Array.from({ length: months }, (_, index) => index)
  return {
    columns: [
      column(t('cohort.month'), 'month'),
      column(t('cohort.size'), 'count'),
      ...places.map((index) => column(t('cohort.after', { count: index }), 'percent'))
    ],
    rows: tile.cohorts.map((cohort) => {
      const at = (index: number) => cohort.shares[index] ?? null
      const notes = [cohort.isStart ? t('cohort.start') : null, cohort.isPartial ? t('cohort.partial') : null]
      return {
        cells: [
          formatMonth(cohort.month),
          formatCount(cohort.size),
          ...places.map((index) => {
            const share = at(index)
            return share === null ? '' : shareText(share)
          })
        ],
        raw: [cohort.month, cohort.size, ...places.map(at)],
        note: notes.filter((note) => note !== null).join('; ') || null
      }
    })
  }
}

export function segmentsTwin(tile: SegmentsTile, { t, metric }: TileWords): TwinTable {
  return {
    columns: [
      column(t('segments.segment'), 'text'),
      column(t('segments.customers'), 'count'),
      column(metric('revenue'), 'money'),
      column(t('segments.share'), 'percent')
    ],
    rows: tile.segments.map(({ segment, customers, revenue, share }) => {
      const name = t(`segments.names.${segment}`)
      return {
        cells: [
          name,
          formatCount(customers),
          fullValue(revenue, 'money'),
          share === null ? t('notAvailable') : shareText(share)
        ],
        raw: [name, customers, revenue, share]
      }
    })
  }
}

export function basketTwin(tile: BasketTile, { t }: TileWords): TwinTable {
  return {
    columns: [
      column(t('basket.one'), 'text'),
      column(t('basket.other'), 'text'),
      column(t('basket.orders'), 'count'),
      column(t('basket.support'), 'percent'),
      column(t('basket.confidence'), 'percent'),
      column(t('basket.reverse'), 'percent'),
      column(t('basket.lift'), 'count')
    ],
    rows: tile.pairs.map(({ one, other, orders, support, confidence, reverseConfidence, lift }) => ({
      cells: [
        one,
        other,
        formatCount(orders),
        shareText(support),
        shareText(confidence),
        shareText(reverseConfidence),
        liftText(lift)
      ],
      raw: [one, other, orders, support, confidence, reverseConfidence, lift],
      picks: { role: tile.dimension, value: one }
    }))
  }
}

/** `2.4`, and without digits where they say nothing any more. */
export function liftText(lift: number): string {
  return lift >= 100 ? formatCount(lift) : formatDecimal(lift.toFixed(1))
}
