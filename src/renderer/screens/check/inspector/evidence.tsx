import type { Evidence } from '../../../../shared/domain/check-report'
import { formatCount, useText } from '../../../text'
import styles from './inspector.module.css'

/** What speaks for the reading, in words with counts and lines. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const { t } = useText('check')
  if (evidence.length === 0) return null
  return (
    <section>
      <h3>{t('evidence')}</h3>
      <ul className={styles.evidence}>
        {evidence.map(({ code, count, text, line }) => (
          <li key={`${code} ${text}`}>
            {t(`evidenceOf.${code}`, { count: count ?? 0, text: text ?? '' })}
            {line !== null && <span className="muted"> {t('line', { line: formatCount(line) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
