/** The table twin of a picture. A row that can be filtered by has its name as a button. */

import { Scroll } from './scroll'
import classes from './table.module.css'
import type { TileActions } from './tile-actions'
import { useTileWords } from './tile-words'
import type { TwinTable as Twin } from './twins/column'

export function TwinTable({ table, label, actions }: { table: Twin; label: string; actions: TileActions }) {
  const { t } = useTileWords()
  return (
    <Scroll label={label}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.label} scope="col" className={column.numeric ? classes.number : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => {
            const { picks, days } = row
            return (
              <tr key={row.raw.join('\u0000')}>
                {row.cells.map((cell, index) => {
                  const column = table.columns[index]
                  return (
                    <td key={column?.label} className={column?.numeric ? classes.number : undefined} title={cell}>
                      {index === 0 && (picks || days) ? (
                        <button
                          type="button"
                          className={classes.nameButton}
                          aria-label={picks ? t('tile.filterBy', { label: cell }) : t('series.pick', { period: cell })}
                          onClick={() => {
                            if (picks) actions.pickValue(picks.role, picks.value)
                            else if (days) actions.pickPeriod(days)
                          }}
                        >
                          {cell}
                        </button>
                      ) : (
                        cell
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
