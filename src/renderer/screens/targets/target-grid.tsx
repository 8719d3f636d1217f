/** The grid of a plan: values down, periods across. Arrow keys and Enter move; a block from a spreadsheet can be pasted. */
import type { KeyboardEvent } from 'react'
import type { Calendar } from '../../../shared/domain/dataset'
import type { TargetRow } from '../../../shared/domain/targets/plan'
import { formatDecimal, useText } from '../../text'
import { cellKey, type Draft, sumOf } from './draft'
import { Days, usePeriodNames } from './period-head'
import classes from './targets.module.css'

type Place = { readonly value: string | null; readonly period: string }
type Props = {
  readonly calendar: Calendar
  readonly draft: Draft
  readonly values: readonly (string | null)[]
  readonly rows: readonly TargetRow[]
  readonly wrong: ReadonlySet<string>
  readonly onCell: (value: string | null, period: string, text: string) => void
  readonly onPaste: (at: Place, text: string) => void
}

const steps: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowUp: [-1, 0]
}

export function TargetGrid({ calendar, draft, values, rows, wrong, onCell, onPaste }: Props) {
  const { t } = useText('targets')
  const move = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const table = event.currentTarget.closest('table')
    table?.querySelector<HTMLInputElement>(`input[data-at="${row + step[0]} ${column + step[1]}"]`)?.focus()
  }
  const periodName = usePeriodNames(calendar)
  const nameOf = (value: string | null) => value ?? t('everything')
  return (
    <div className={classes.scroll}>
      <table className={classes.grid} aria-label={t('grid')}>
        <thead>
          <tr>
            <th scope="col">{t('value')}</th>
            {draft.periods.map((period) => (
              <th key={period} scope="col">
                {periodName(period)}
                <Days of={period} calendar={calendar} />
              </th>
            ))}
            <th scope="col">{t('sum')}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value, row) => {
            const sum = sumOf(rows, value)
            return (
              <tr key={value ?? ''} data-whole={value === null || undefined}>
                <th scope="row" title={nameOf(value)}>
                  {nameOf(value)}
                </th>
                {draft.periods.map((period, column) => {
                  const key = cellKey(value, period)
                  return (
                    <td key={period}>
                      <input
                        aria-label={t('cell', { value: nameOf(value), period: periodName(period) })}
                        aria-invalid={wrong.has(key) || undefined}
                        data-at={`${row} ${column}`}
                        inputMode="decimal"
                        autoComplete="off"
                        value={draft.cells[key] ?? ''}
                        onChange={(event) => onCell(value, period, event.currentTarget.value)}
                        onKeyDown={(event) => move(event, row, column)}
                        onPaste={(event) => {
                          const text = event.clipboardData.getData('text/plain')
                          if (!/[\t\n]/.test(text)) return
                          event.preventDefault()
                          onPaste({ value, period }, text)
                        }}
                      />
                    </td>
                  )
                })}
                <td className={classes.sum}>{sum === null ? '' : formatDecimal(sum)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
