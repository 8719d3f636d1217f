import type { ColumnReport } from '../../../../shared/domain/check-report'
import type { Reading } from '../../../../shared/domain/column-type'
import { useText } from '../../../text'
import { useDescribeReading } from '../describe-reading'
import { valueText } from '../value-text'
import styles from './inspector.module.css'

interface OtherReadingsProps {
  readonly column: ColumnReport
  readonly onChoose: (reading: Reading) => void
}

/** Readings that fit as well and were not taken: one click takes one. */
export function OtherReadings({ column, onChoose }: OtherReadingsProps) {
  const { t } = useText('check')
  const describe = useDescribeReading()
  // An open question shows its readings by itself.
  if (column.state === 'ambiguous' || column.alternatives.length === 0) return null
  return (
    <section>
      <h3>{t('otherReadings')}</h3>
      <div className={styles.options}>
        {column.alternatives.map(({ reading, min, max, invalidCount }) => (
          <button
            type="button"
            key={JSON.stringify([reading.type, reading.format])}
            className={styles.option}
            onClick={() => onChoose(reading)}
          >
            <strong>{describe(reading)}</strong>
            {min !== null && (
              <span>
                {t('ambiguous.range', { min: valueText(min, reading.type), max: valueText(max, reading.type) })}
              </span>
            )}
            {invalidCount > 0 && <span className="muted">{t('ambiguous.fails', { count: invalidCount })}</span>}
          </button>
        ))}
      </div>
    </section>
  )
}
