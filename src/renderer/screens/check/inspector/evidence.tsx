import type { Evidence } from '../../../../shared/domain/check-report'
import type { Semantic } from '../../../../shared/domain/semantic'
import { formatCount, inFile, useText } from '../../../text'
import styles from './inspector.module.css'

interface EvidenceListProps {
  readonly evidence: readonly Evidence[]
  readonly semantic: Semantic | null
}

/** What speaks for the reading, in words with counts and lines, and what the values are beyond their type. */
export function EvidenceList({ evidence, semantic }: EvidenceListProps) {
  const { t } = useText('check')
  if (evidence.length === 0 && semantic === null) return null
  return (
    <section>
      <h3>{t('evidence')}</h3>
      <ul className={styles.evidence}>
        {semantic !== null && <SemanticLine semantic={semantic} />}
        {evidence.map(({ code, count, text, line, file }) => (
          <li key={`${code} ${text}`}>
            {t(`evidenceOf.${code}`, { count: count ?? 0, text: text ?? '' })}
            {line !== null && <span className="muted"> {inFile(file, t('line', { line: formatCount(line) }))}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** `Amounts in EUR: the name of the column says so, and 20 of 20 values agree.` */
function SemanticLine({ semantic }: { semantic: Semantic }) {
  const { t } = useText('check')
  const { kind, detail, by, count, total, isSample } = semantic
  const named = detail === null ? kind : kind === 'money' ? 'moneyIn' : kind === 'time' ? 'timeAs' : kind
  const what = t(`semantic.kind.${named}`, { detail: detail ?? '' })
  return (
    <li>
      {t(`semantic.by.${by}`, { what, total, count })}
      {isSample && by !== 'name' && <span className="muted"> {t('semantic.sample')}</span>}
    </li>
  )
}
