import { Button } from '@mantine/core'
import { ChevronDown, ChevronRight, CircleCheck, CircleX } from 'lucide-react'
import { useId, useState } from 'react'
import type { ParityRow } from '../../../shared/domain/job'
import type { ParityParts } from '../../../shared/domain/receipt-parity'
import { formatMonth, useText } from '../../text'
import { shownValue } from '.'
import { useMeasureWords } from './measure-words'
import styles from './parity.module.css'

/** A scrolled region must be reachable by keyboard. */
const scrolled = { tabIndex: 0 }

/** Each month against what the cluster answers for it; folded while all agree. */
export function MonthParity({ months, measures }: Pick<ParityParts, 'months' | 'measures'>) {
  const { t } = useText('ingest')
  const wrong = months.filter(({ rows }) => rows.some(({ equal }) => !equal)).length
  const [open, setOpen] = useState(wrong > 0)
  const id = useId()
  const Fold = open ? ChevronDown : ChevronRight
  const Verdict = wrong === 0 ? CircleCheck : CircleX
  return (
    <div className={styles.months}>
      <Button
        variant="subtle"
        size="compact-sm"
        color="gray"
        className={styles.fold ?? ''}
        leftSection={<Fold size={14} aria-hidden />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('parity.months')}
        <span className={styles.verdict} data-equal={wrong === 0}>
          <Verdict size={14} aria-hidden />
          {wrong === 0 ? t('parity.monthsAll', { count: months.length }) : t('parity.monthsNot', { count: wrong })}
        </span>
      </Button>
      <div id={id} hidden={!open}>
        {open && <MonthTable months={months} measures={measures} />}
      </div>
    </div>
  )
}

function MonthTable({ months, measures }: Pick<ParityParts, 'months' | 'measures'>) {
  const { t } = useText('ingest')
  const words = useMeasureWords()
  return (
    <section className={styles.monthsScroll} aria-label={t('parity.months')} {...scrolled}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('parity.month')}</th>
            {measures.map((measure) => (
              <th key={measure} scope="col" className="num" title={measure}>
                {words(measure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, rows }) => (
            <tr key={month}>
              <th scope="row">{formatMonth(month)}</th>
              {measures.map((measure) => (
                <Cell key={measure} row={rows.find(({ name }) => name === measure)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ row }: { row: ParityRow | undefined }) {
  const { t } = useText('jobs')
  if (row === undefined) return <td className="num" />
  if (row.equal) return <td className="num">{shownValue(row.shaped)}</td>
  return (
    <td className={`num ${styles.red}`}>
      <span>
        {t('shaped')} <b>{shownValue(row.shaped)}</b>
      </span>
      <span>
        {t('warehouse')} <b>{shownValue(row.warehouse)}</b>
      </span>
    </td>
  )
}
