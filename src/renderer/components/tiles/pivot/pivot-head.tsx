/** Headings of a pivot; each value column sorts. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { PivotTile } from '../../../../shared/domain/board'
import { useTileWords } from '../tile-words'
import classes from './pivot.module.css'
import type { PivotSort } from './pivot-rows'

type Props = {
  readonly tile: PivotTile
  readonly sort: PivotSort | null
  readonly onSort: (column: number, metric: number) => void
}

export function PivotHead({ tile, sort, onSort }: Props) {
  const { t, axis, key, metric } = useTileWords()
  const { columns, metrics } = tile
  const names = columns === null ? [] : [...tile.columnKeys.map((one) => key(one, columns)), t('pivot.total')]
  const corner = tile.rows.map(axis).join(' / ')
  const isTwoRows = columns !== null && metrics.length > 1
  // With one metric the columns are named by their keys, with several each key spans its metrics.
  const sorters = (columns === null ? [''] : names).flatMap((name, column) =>
    metrics.map((one, at) => {
      const label = metrics.length === 1 && columns !== null ? name : metric(one.metric)
      const isSorted = sort?.column === column && sort.metric === at
      const isTotal = columns !== null && column === names.length - 1
      return (
        <th
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          key={`${column}.${one.metric}`}
          scope="col"
          data-total={isTotal || undefined}
          data-first={at === 0 || undefined}
          aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
        >
          <button
            type="button"
            className={classes.sort}
            title={t('pivot.sort', { label: name && name !== label ? `${name}, ${label}` : label })}
            onClick={() => onSort(column, at)}
          >
            {isSorted && (sort.isDescending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
            {label}
          </button>
        </th>
      )
    })
  )
  return (
    <thead>
      {isTwoRows && (
        <tr>
          <th rowSpan={2} scope="col" className={classes.corner}>
            {corner}
          </th>
          {names.map((name, column) => (
            <th
              key={tile.columnKeys[column] ?? `place ${column}`}
              scope="colgroup"
              colSpan={metrics.length}
              className={classes.group}
              data-total={column === names.length - 1 || undefined}
            >
              {name}
            </th>
          ))}
        </tr>
      )}
      <tr data-second={isTwoRows || undefined}>
        {!isTwoRows && (
          <th scope="col" className={classes.corner}>
            {corner}
          </th>
        )}
        {sorters}
      </tr>
    </thead>
  )
}
