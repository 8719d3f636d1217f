import type { Alternative, ColumnReport } from '../../../../shared/domain/check-report'
import { isTemporal, type Reading } from '../../../../shared/domain/column-type'
import { useText } from '../../../text'
import { useDescribeReading } from '../describe-reading'
import { valueText } from '../value-text'
import styles from './inspector.module.css'

interface AmbiguityProps {
  readonly column: ColumnReport
  readonly onChoose: (reading: Reading) => void
}

/** Both readings of a column that the file does not decide, each with its range, to choose from. */
export function Ambiguity({ column, onChoose }: AmbiguityProps) {
  const { t } = useText('check')
  const describe = useDescribeReading()
  return (
    <div className={styles.call}>
      <b>{t('ambiguous.title')}</b>
      <p>{t(`ambiguous.${hintFor(column)}`)}</p>
      <div className={styles.options}>
        {optionsOf(column).map((option) => (
          <button
            type="button"
            key={JSON.stringify([option.reading.type, option.reading.format])}
            className={styles.option}
            onClick={() => onChoose(option.reading)}
          >
            <strong>{describe(option.reading)}</strong>
            {option.min !== null && (
              <span>
                {t('ambiguous.range', {
                  min: valueText(option.min, option.reading.type),
                  max: valueText(option.max, option.reading.type)
                })}
              </span>
            )}
            <span className="muted">
              {option.invalidCount === 0 ? t('ambiguous.allFit') : t('ambiguous.fails', { count: option.invalidCount })}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}

function hintFor(column: ColumnReport): 'hint' | 'hintNumbers' | 'hintCurrencies' {
  if (isTemporal(column.reading.type)) return 'hint'
  return column.evidence.some((e) => e.code === 'mixed-currencies') ? 'hintCurrencies' : 'hintNumbers'
}

const formatKey = (reading: Reading) => JSON.stringify([reading.type, reading.format])

/** The alternatives, and the column's own reading when it does not stand among them. */
function optionsOf(column: ColumnReport): Alternative[] {
  const { reading, min, max, validCount, invalidCount } = column
  const others = column.alternatives.filter((one) => formatKey(one.reading) !== formatKey(reading))
  return [{ reading, min, max, validCount, invalidCount }, ...others]
}
