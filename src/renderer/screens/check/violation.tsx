import type { Verification } from '../../../shared/domain/verification'
import { inFile, useText } from '../../text'
import styles from './check.module.css'
import { firstViolation } from './first-violation'

/** The first value of the file that breaks the type which the sample proposed; gone as soon as the report says more. */
export function Violation({ verified }: { verified: Verification }) {
  const { t } = useText('check')
  const found = firstViolation(verified)
  if (found === null) return null
  const { column, line, file, text, kind } = found
  return (
    <p className={styles.violation} role="status">
      {inFile(file, t('breaks', { line, column, text, type: t(`typeWord.${kind}`) }))}
    </p>
  )
}
