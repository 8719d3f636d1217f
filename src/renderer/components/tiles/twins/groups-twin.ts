/** Twins of two groups side by side: their numbers, their way along time, and the values of a dimension. */
import type { ComparedValues, GroupsTile, Unit } from '../../../../shared/domain/board'
import type { ExportCell } from '../../export/csv'
import type { ColumnType, SheetTable } from '../../export/sheet-table'
import { groupNames } from '../groups/group-name'
import { cellValue, fullValue, shareText, signedPercent, signedPoints } from '../numbers'
import { shownDays } from '../tile-actions'
import type { TileWords } from '../tile-vocabulary'
import { column, type TwinColumn, type TwinRow, type TwinTable, typeOf } from './column'

type Metric = GroupsTile['metrics'][number]

/** One row a metric, with the rows that it counts and their share. */
export function groupsTwin(tile: GroupsTile, words: TileWords): TwinTable {
  return { columns: metricColumns(tile, null, words), rows: tile.metrics.map((one) => metricRow(one, words)) }
}

/** The same for a workbook, in which a column holds one kind of value: a table a unit, then the periods, then the values. */
export function groupsSheets(tile: GroupsTile, words: TileWords): SheetTable[] {
  const byUnit = (['money', 'count', 'ratio'] as const).map((unit) => ({
    columns: metricColumns(tile, unit, words),
    rows: tile.metrics.filter((one) => one.unit === unit).map((one) => metricRow(one, words))
  }))
  return [...byUnit, groupPeriodsTwin(tile, words), groupValuesTwin(tile, words)].map(({ columns, rows }) => {
    const notes = rows.some(({ note }) => note)
    return {
      columns: notes ? [...columns, column(words.t('tile.note'), 'text')] : columns,
      rows: rows.map(({ raw, note }) => (notes ? [...raw, note ?? null] : raw))
    }
  })
}

function metricColumns(tile: GroupsTile, unit: Unit | null, { t }: TileWords): TwinColumn[] {
  const [a, b] = groupNames(tile, t)
  const type: ColumnType = unit === null ? 'count' : typeOf(unit)
  const compared = [
    column(a, type),
    column(b, type),
    column(t('groups.difference'), unit === 'ratio' ? 'points' : type),
    ...(unit === 'ratio' ? [] : [column(t('groups.relative'), 'percent')])
  ]
  const rows = [a, b].map((name) => column(t('groups.rowsOf', { name }), 'count'))
  const coverage = [a, b].map((name) => column(t('groups.coverageOf', { name }), 'percent'))
  return [column(t('groups.metric'), 'text'), ...compared, ...rows, ...coverage]
}

function metricRow(one: Metric, words: TileWords): TwinRow {
  const { t, metric, role } = words
  const { rowsA, rowsB, coverageA, coverageB, lacks, blocked, unit } = one
  const why =
    lacks.length > 0
      ? t('tile.lacks', { roles: lacks.map(role).join(', ') })
      : blocked !== null
        ? t(`tile.blocked.${blocked}`)
        : relativeReason(one, words)
  const cells = comparedCells(one, unit, words)
  const raw = [...cells.raw.slice(0, 3), ...(unit === 'ratio' ? [] : cells.raw.slice(3))]
  return {
    cells: [
      metric(one.metric),
      ...cells.cells,
      fullValue(String(rowsA), 'count'),
      fullValue(String(rowsB), 'count'),
      shareText(coverageA),
      shareText(coverageB)
    ],
    raw: [metric(one.metric), ...raw, rowsA, rowsB, coverageA, coverageB],
    note: why
  }
}

/** Why there is no percentage, or no difference of a ratio; null where there is one. */
export function relativeReason({ noRelative }: ComparedValues, { t }: Pick<TileWords, 't'>): string | null {
  return noRelative === null ? null : t(`groups.noRelative.${noRelative}`)
}

/** The difference as people read it: points of a ratio, else with its sign and as exact as the largest value beside it. */
export function differenceText(
  { difference, a, b }: ComparedValues,
  unit: Unit,
  { t }: Pick<TileWords, 't'>,
  largest = Math.max(Math.abs(Number(a ?? 0)), Math.abs(Number(b ?? 0)))
): string {
  if (difference === null) return '—'
  if (unit === 'ratio') return t('points', { points: signedPoints(Number(difference)) })
  const sign = Number(difference) > 0 ? '+' : Number(difference) < 0 ? '\u2212' : ''
  return sign + cellValue(difference.replace(/^-/, ''), largest, unit)
}

function comparedCells(values: ComparedValues, unit: Unit, words: TileWords): { cells: string[]; raw: ExportCell[] } {
  const say = (value: string | null) => (value === null ? '—' : fullValue(value, unit))
  const relative = values.relative === null ? '—' : signedPercent(values.relative)
  return {
    cells: [say(values.a), say(values.b), differenceText(values, unit, words), relative],
    raw: [values.a, values.b, values.difference, values.relative]
  }
}

/** One row a period. */
export function groupPeriodsTwin(tile: GroupsTile, words: TileWords): TwinTable {
  const { t, metric, period } = words
  const [a, b] = groupNames(tile, t)
  const type = typeOf(tile.unit)
  const isNamed = tile.period === 'month' || tile.period === 'year'
  const say = (value: string | null) => (value === null ? t('series.noData') : fullValue(value, tile.unit))
  return {
    columns: [
      column(t(`period.${tile.period}`), isNamed ? (tile.period === 'month' ? 'month' : 'year') : 'day'),
      ...[a, b].map((name) => column(`${metric(tile.metric)}, ${name}`, type))
    ],
    rows: tile.points.map((point) => {
      const note = point.isPartial ? t('series.partial', shownDays(point, null)) : null
      return {
        cells: [period(point.from, tile.period), say(point.a), say(point.b)],
        raw: [isNamed ? point.key : point.from, point.a, point.b],
        note,
        days: { from: point.from, to: point.to }
      }
    })
  }
}

/** One row a value of the dimension. */
export function groupValuesTwin(tile: GroupsTile, words: TileWords): TwinTable {
  const { t, label, metric, role } = words
  const { dimension, unit } = tile
  if (dimension === null) return { columns: [], rows: [] }
  const [a, b] = groupNames(tile, t)
  return {
    columns: [
      column(role(dimension), 'text'),
      ...[a, b].map((name) => column(`${metric(tile.metric)}, ${name}`, typeOf(unit))),
      column(t('groups.difference'), unit === 'ratio' ? 'points' : typeOf(unit)),
      column(t('groups.relative'), 'percent')
    ],
    rows: tile.values.map((row) => {
      const { cells, raw } = comparedCells(row, unit, words)
      const note = relativeReason(row, words)
      const picks = { role: dimension, value: row.label }
      const made = { cells: [label(row), ...cells], raw: [label(row), ...raw], note }
      return row.otherCount === null ? { ...made, picks } : made
    })
  }
}
