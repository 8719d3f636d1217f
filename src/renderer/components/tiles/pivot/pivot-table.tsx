/** The table of a pivot: headings and names stay while the rest scrolls, and only rows near what is seen are drawn. */
import { useMemo, useRef, useState } from 'react'
import type { PivotTile } from '../../../../shared/domain/board'
import { cellValue, fullValue } from '../numbers'
import type { TileActions } from '../tile-actions'
import { useTileWords } from '../tile-words'
import classes from './pivot.module.css'
import { PivotHead } from './pivot-head'
import { PivotName } from './pivot-name'
import { nextSort, type PivotRow, type PivotSort, pivotRows, rangesOf } from './pivot-rows'
import { useRowWindow } from './use-window'

type Props = {
  readonly tile: PivotTile
  readonly actions: TileActions
  readonly isShaded: boolean
  /** Ids of the groups whose rows are not shown. */
  readonly closed: ReadonlySet<string>
  readonly onClosed: (closed: ReadonlySet<string>) => void
  readonly label: string
}

const rowPx = 28
/** Share of the colour in the darkest cell: text stays readable on it. */
const mostShade = 42

export function PivotTable({ tile, actions, isShaded, closed, onClosed, label }: Props) {
  const box = useRef<HTMLElement>(null)
  const [sort, setSort] = useState<PivotSort | null>(null)
  const ordered = useMemo(() => pivotRows(tile.body, tile.rows.length, sort, closed), [tile, sort, closed])
  // The total of all stays in sight, however far the rows are scrolled.
  const total = ordered.find((row) => row.level === 0)
  const rows = total ? ordered.slice(0, -1) : ordered
  const ranges = useMemo(() => rangesOf(tile), [tile])
  const largest = useMemo(() => largestOf(tile), [tile])
  const { first, last } = useRowWindow(box, rows.length, rowPx)
  const width = placesOf(tile) * tile.metrics.length + 1
  const headRows = tile.columns !== null && tile.metrics.length > 1 ? 2 : 1
  const toggle = (id: string) => {
    const next = new Set(closed)
    if (!next.delete(id)) next.add(id)
    onClosed(next)
  }
  const shared = { tile, actions, largest, ranges: isShaded ? ranges : null }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section ref={box} className={classes.scroll} tabIndex={0} aria-label={label}>
      <table className={classes.pivot} aria-label={label} aria-rowcount={ordered.length + headRows}>
        <PivotHead tile={tile} sort={sort} onSort={(column, metric) => setSort(nextSort(sort, column, metric))} />
        <tbody>
          {first > 0 && <Spacer height={first * rowPx} width={width} />}
          {rows.slice(first, last).map((row, index) => (
            <Line
              key={row.id}
              {...shared}
              row={row}
              place={first + index + headRows + 1}
              isClosed={closed.has(row.id)}
              onToggle={() => toggle(row.id)}
            />
          ))}
          {last < rows.length && <Spacer height={(rows.length - last) * rowPx} width={width} />}
        </tbody>
        {total && (
          <tfoot>
            <Line
              {...shared}
              row={total}
              place={rows.length + headRows + 1}
              isClosed={false}
              onToggle={() => undefined}
            />
          </tfoot>
        )}
      </table>
    </section>
  )
}

interface LineProps {
  readonly row: PivotRow
  readonly tile: PivotTile
  readonly actions: TileActions
  /** Of the whole table, from 1. */
  readonly place: number
  /** By metric: the largest value, and the range of the shades, null without them. */
  readonly largest: readonly number[]
  readonly ranges: ReturnType<typeof rangesOf> | null
  readonly isClosed: boolean
  readonly onToggle: () => void
}

function Line({ row, tile, actions, place, largest, ranges, isClosed, onToggle }: LineProps) {
  const { t } = useTileWords()
  const totals = tile.columns === null ? null : placesOf(tile) - 1
  return (
    <tr data-level={row.level} data-group={row.isGroup || undefined} aria-rowindex={place}>
      <PivotName row={row} tile={tile} actions={actions} isClosed={isClosed} onToggle={onToggle} />
      {cellsOf(row, tile).map(({ value, metric, column, id }) => {
        const of = tile.metrics[metric]
        if (!of) return null
        const isSingle = column !== totals && row.level === tile.rows.length
        const shade = ranges && isSingle ? shadeOf(value, ranges[metric]) : null
        return (
          <td
            key={id}
            data-total={column === totals || undefined}
            data-first={metric === 0 || undefined}
            title={value === null ? t('series.noData') : fullValue(value, of.unit, actions.currency)}
            style={shade === null ? undefined : { background: `color-mix(in srgb, var(--c1) ${shade}%, var(--panel))` }}
          >
            {value === null ? '' : cellValue(value, largest[metric] ?? 0, of.unit)}
          </td>
        )
      })}
    </tr>
  )
}

/** Columns, with the one of the totals. */
function placesOf({ columns, columnKeys }: PivotTile): number {
  return columns === null ? 1 : columnKeys.length + 1
}

/** Stands for the rows that are not drawn. */
function Spacer({ height, width }: { height: number; width: number }) {
  return (
    <tr>
      <td colSpan={width} className={classes.spacer} style={{ height }} />
    </tr>
  )
}

function cellsOf(row: PivotRow, tile: PivotTile) {
  return row.cells.flatMap((cell, column) =>
    tile.metrics.map((_, metric) => ({ value: cell[metric] ?? null, metric, column, id: `${column}.${metric}` }))
  )
}

/** Share of the colour of a cell, linear between the least and the most. */
function shadeOf(value: string | null, range: { least: number; most: number } | undefined): number | null {
  if (value === null || !range || range.most <= range.least) return null
  return Math.round(((Number(value) - range.least) / (range.most - range.least)) * mostShade)
}

/** Decides how exact a metric is written: by its largest single value, so that totals may be shorter than they are. */
function largestOf(tile: PivotTile): number[] {
  return tile.metrics.map((_, metric) => {
    let most = 0
    for (const row of tile.body) {
      for (const cell of row.cells) most = Math.max(most, Math.abs(Number(cell[metric] ?? 0)))
    }
    return most
  })
}
