/** What an alert asks: the number tile of a board, so that it is the very number that a board shows. */
import type { Board, BoardQuery, DateRange, NumberTile } from '../board'
import type { Calendar, Dataset } from '../dataset'
import { periodOf } from '../periods/period'
import type { PeriodUnit } from '../periods/unit'
import { metricDefinitions } from '../query/metric-definitions'
import type { Judged, Reading } from './alert'

type Asked = Pick<Judged, 'metric' | 'span' | 'range' | 'filters' | 'compare' | 'fiscal'>

/** A board of one number. */
export function alertQuery(alert: Asked, dataset: Pick<Dataset, 'name' | 'dataFrom' | 'dataThrough'>): BoardQuery {
  const { metric, span, filters, compare, fiscal } = alert
  const { dataFrom, dataThrough } = dataset
  const all = dataFrom !== null && dataThrough !== null ? { from: dataFrom, to: dataThrough } : null
  return {
    dataset: dataset.name,
    board: 'overview',
    tiles: [{ kind: 'number', id: 'alert', metric, span, size: { w: 2, h: 2 } }],
    // Other spans are counted from the last day with data.
    range: span === 'range' ? (alert.range ?? all) : null,
    filters: [...filters],
    compare,
    fiscal
  }
}

/** The number of such a board. */
export function alertTileOf(board: Board): NumberTile {
  const [tile] = board.tiles
  if (tile?.kind !== 'number') throw new Error('a board of one number has another tile')
  return tile
}

/** What a board says of the number. */
export function readingOf(board: Board): Reading {
  const { value, unit, range, comparison, dataThrough } = alertTileOf(board)
  return {
    value,
    unit,
    currency: board.currency,
    range,
    previous: comparison?.previous ?? null,
    earlier: comparison?.range ?? null,
    change: comparison?.change ?? null,
    growth: comparison?.growth ?? null,
    dataThrough,
    version: board.version
  }
}

const runningUnits: Partial<Record<Judged['span'], PeriodUnit>> = {
  'month-to-date': 'month',
  'quarter-to-date': 'quarter',
  'year-to-date': 'year'
}

/**
 * The last day of the days of an alert, where it lies after the data: the number is still growing. Null where they are over, have no end of
 * their own, or the metric does not grow with the days: an average or a share is what it is on any day.
 */
export function runningUntil(
  alert: Pick<Judged, 'metric' | 'span' | 'range' | 'fiscal'>,
  days: DateRange | null,
  calendar: Calendar
): string | null {
  if (!days || !growsWithDays(alert.metric)) return null
  const unit = runningUnits[alert.span]
  const end =
    unit !== undefined
      ? periodOf(days.to, { unit, fiscal: alert.fiscal }, calendar).to
      : alert.span === 'range'
        ? (alert.range?.to ?? null)
        : null
  return end !== null && end > days.to ? end : null
}

function growsWithDays(metric: Judged['metric']): boolean {
  const { op } = metricDefinitions[metric].forms[0].value
  return op !== 'quotient' && op !== 'share' && op !== 'rest'
}
