/** Rows of a ranking with bars behind the values; a click filters. */

import { ChevronRight, Rows3 } from 'lucide-react'
import type { KeyboardEvent, MouseEvent } from 'react'
import type { RankingRow, RankingTile, Unit } from '../../../shared/domain/board'
import type { Role } from '../../../shared/domain/role'
import { type Better, betterOfMetric } from './better'
import { Delta } from './delta'
import { NameButton } from './name-button'
import { cellValue, fullValue, shareText, signedChange, signedPercent, signedPoints } from './numbers'
import classes from './table.module.css'
import { pickedValues, type TileActions } from './tile-actions'
import { useTileContext } from './tile-context'
import { hasMargin, useTileWords } from './tile-words'

export type RankingColumn = 'class' | 'share' | 'shareChange' | 'growth' | 'margin' | 'marginChange'

/** Columns that give way where a tile is narrow, the last first. */
const givesWay: Partial<Record<RankingColumn, string | undefined>> = {
  share: classes.wideOnly,
  shareChange: classes.widestOnly
}

/** Where a bar begins and how long it is, in percent of its cell, and where zero is. */
type Span = { readonly left: number; readonly width: number }

type Props = {
  readonly tile: RankingTile
  /** At most so many rows, without the one for all the others. */
  readonly limit?: number
  readonly columns: readonly RankingColumn[]
  readonly label: string
  readonly actions: TileActions
  readonly headless?: boolean
  /** Few rows take the height there is, up to a limit. */
  readonly spread?: boolean
}

const mostRowHeightPx = 54
const headHeightPx = 28

/** The columns that say most about a dimension: profitability for categories, change for all others. */
export function columnsOf(tile: RankingTile): RankingColumn[] {
  if (tile.dimension === 'category' && tile.metric === 'revenue' && hasMargin(tile.rows))
    return ['margin', 'marginChange']
  // Shares are of sums: ratios and averages have none.
  if (tile.rows.every((row) => row.share === null)) return ['growth']
  const points = tile.rows.some((row) => typeof row.shareChange === 'number')
  return [...(tile.abc ? (['class'] as const) : []), 'share', ...(points ? (['shareChange'] as const) : []), 'growth']
}

export function RankingTable({ tile, limit, columns, label, actions, headless = false, spread = false }: Props) {
  const { t, role, metric } = useTileWords()
  const { showRows, drill } = useTileContext()
  const below = drill?.below(tile.dimension) ?? null
  const rows = limit === undefined ? tile.rows : tile.rows.filter((row) => row.otherCount === null).slice(0, limit)
  const sizes = (of: readonly RankingRow[]) => of.map((row) => Math.abs(Number(row.value ?? 0)))
  const longest = Math.max(...sizes(rows.filter((row) => row.otherCount === null)), Number.MIN_VALUE)
  const largest = Math.max(...sizes(rows), 0)
  const spanOf = tile.shape === 'bars' && !headless ? barSpans(rows) : null
  const picked = pickedValues(actions.filters, tile.dimension)
  const heading = {
    class: t('tile.abc.class'),
    shareChange: t('tile.shareChange'),
    share: t('tile.share'),
    growth: t('tile.growth'),
    margin: t('tile.margin'),
    marginChange: t('tile.marginChange')
  }
  return (
    <table
      className={`${classes.table} ${headless ? classes.headless : ''} ${spanOf ? classes.bars : ''}`}
      style={spread ? { height: `min(100%, ${rows.length * mostRowHeightPx + headHeightPx}px)` } : undefined}
      aria-label={label}
    >
      <thead className={headless ? 'spoken' : undefined}>
        <tr>
          <th scope="col">{role(tile.dimension)}</th>
          <th scope="col" colSpan={spanOf ? 2 : 1} className={classes.number}>
            {metric(tile.metric)}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className={`${classes.number} ${givesWay[column] ?? ''}`}>
              {heading[column]}
            </th>
          ))}
          {drill && (
            <th scope="col" className={classes.into}>
              <span className="spoken">{t('drill.column')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.otherCount === null ? `v${row.label}` : 'other'}
            row={row}
            tile={tile}
            columns={columns}
            longest={longest}
            largest={largest}
            span={spanOf?.(row) ?? null}
            currency={actions.currency}
            picked={picked === null ? null : picked.has(row.label)}
            onPick={() => actions.pickValue(tile.dimension, row.label)}
            onRows={showRows && (() => showRows(tile, { role: tile.dimension, values: [row.label] }))}
            below={below}
            onInto={drill && (() => drill.into(tile, row.label))}
            onBack={drill && (() => drill.back(tile, Math.max(0, drill.stepsOf(tile).length - 1)))}
          />
        ))}
      </tbody>
    </table>
  )
}

/** Bars on one scale that begins at zero; where there are negative values, zero lies inside. */
function barSpans(rows: readonly RankingRow[]): (row: RankingRow) => Span {
  const values = rows.filter((row) => row.otherCount === null).map((row) => Number(row.value ?? 0))
  const least = Math.min(0, ...values)
  const scale = Math.max(0, ...values) - least || 1
  return (row) => {
    const value = Number(row.value ?? 0)
    return { left: ((Math.min(0, value) - least) / scale) * 100, width: (Math.abs(value) / scale) * 100 }
  }
}

type RowProps = {
  readonly row: RankingRow
  readonly tile: RankingTile
  readonly columns: readonly RankingColumn[]
  /** Size of the longest bar. */
  readonly longest: number
  /** Size of the largest value, with the row for all others: decides how exact the column is. */
  readonly largest: number
  readonly currency: string | null
  /** The bar beside the value; null: it stands behind it. */
  readonly span: Span | null
  /** Null when the dimension is not filtered. */
  readonly picked: boolean | null
  readonly onPick: () => void
  /** Shows the rows of the value; null where there is no place for them. */
  readonly onRows: (() => void) | null
  /** What lies inside of a value; null: its rows. */
  readonly below: Role | null
  /** Looks into the value, and back out of the one above; null where there is nothing to go into. */
  readonly onInto: (() => void) | null
  readonly onBack: (() => void) | null
}

function Row(props: RowProps) {
  const { row, tile, columns, longest, largest, span, currency, picked, onPick, onRows, below, onInto, onBack } = props
  const { t, label, plural } = useTileWords()
  const isOther = row.otherCount !== null
  const unit = tile.unit
  const name = label(row)
  const tone = isOther ? classes.otherRow : picked === false ? classes.faded : picked ? classes.picked : ''
  const width = (Math.abs(Number(row.value ?? 0)) / longest) * 100
  const text = row.value === null ? '—' : cellValue(row.value, largest, unit)
  const full = row.value === null ? undefined : fullValue(row.value, unit, currency)
  // With Shift the rows are looked at, and the board stays as it is.
  const act = (event: MouseEvent) => (event.shiftKey && onRows ? onRows : onPick)()
  const move = (event: KeyboardEvent) => {
    const go = event.key === 'ArrowRight' ? onInto : event.key === 'ArrowLeft' ? onBack : null
    if (!go) return
    event.preventDefault()
    go()
  }
  const into = below === null ? t('drill.rows', { label: name }) : t('drill.into', { label: name, role: plural(below) })
  return (
    // The name is a button for the keyboard; for the mouse the whole row is the target.
    <tr className={isOther ? tone : `${classes.clickable} ${tone}`} onClick={isOther ? undefined : act}>
      <td className={classes.name} title={name}>
        {isOther ? (
          name
        ) : (
          <NameButton
            name={name}
            isPicked={picked === true}
            aria-keyshortcuts={onRows ? (onInto ? 'Shift+Enter ArrowRight' : 'Shift+Enter') : undefined}
            title={onRows ? t('tile.rowsHint', { label: name }) : undefined}
            onClick={(event) => {
              event.stopPropagation()
              act(event)
            }}
            onKeyDown={move}
          />
        )}
      </td>
      {span ? (
        <>
          <td className={classes.track} title={full}>
            {!isOther && (
              <i
                className={classes.solid}
                data-negative={Number(row.value) < 0 || undefined}
                style={{ left: `${span.left}%`, width: `${span.width}%` }}
              />
            )}
          </td>
          <td className={classes.number} title={full}>
            {text}
          </td>
        </>
      ) : (
        <td className={`${classes.barCell} ${classes.number}`} title={full}>
          {!isOther && <i className={classes.bar} style={{ width: `${width}%` }} />}
          <span>{text}</span>
        </td>
      )}
      {columns.map((column) => (
        <td key={column} className={`${classes.number} ${givesWay[column] ?? ''}`}>
          <Cell column={column} row={row} unit={unit} better={betterOfMetric(tile.metric)} />
        </td>
      ))}
      {onInto && (
        <td className={classes.into}>
          {!isOther && (
            <button
              type="button"
              aria-label={into}
              title={into}
              onClick={(event) => {
                event.stopPropagation()
                onInto()
              }}
            >
              {below === null ? <Rows3 size={13} aria-hidden /> : <ChevronRight size={15} aria-hidden />}
            </button>
          )}
        </td>
      )}
    </tr>
  )
}

type CellProps = {
  readonly column: RankingColumn
  readonly row: RankingRow
  readonly unit: Unit
  readonly better: Better
}

function Cell({ column, row, unit, better }: CellProps) {
  const { t } = useTileWords()
  switch (column) {
    case 'class':
      return row.abcClass ?? '—'
    case 'share':
      return row.share === null ? '—' : shareText(row.share)
    case 'shareChange':
      return row.shareChange == null ? (
        <span className="muted">{t('notAvailable')}</span>
      ) : (
        signedPoints(row.shareChange)
      )
    case 'margin':
      return row.margin === null ? '—' : shareText(row.margin)
    case 'growth':
      if (unit === 'ratio') {
        const change = row.change === null ? null : Number(row.change)
        const text = change === null ? '' : t('points', { points: signedPoints(change) })
        return <Delta change={change} text={text} noGrowth={row.noGrowth} better={better} />
      }
      return (
        <Delta
          change={row.growth}
          text={row.growth === null ? '' : signedPercent(row.growth)}
          noGrowth={row.noGrowth}
          better={better}
          {...(row.change === null ? {} : { title: signedChange(row.change, unit) })}
        />
      )
    case 'marginChange': {
      if (row.marginChange === null) return <span className="muted">{t('notAvailable')}</span>
      const tone = row.marginChange > 0 ? classes.good : row.marginChange < 0 ? classes.bad : undefined
      return <span className={tone}>{signedPoints(row.marginChange)}</span>
    }
  }
}
