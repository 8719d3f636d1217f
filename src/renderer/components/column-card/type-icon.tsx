import { Calendar, Clock, ToggleLeft } from 'lucide-react'
import type { ColumnKind } from '../../../shared/domain/column-type'
import { useText } from '../../text'
import styles from './column-card.module.css'

const icons = { date: Calendar, timestamp: Clock, boolean: ToggleLeft } as const

/** The sign of a column type. */
export function TypeIcon({ kind }: { kind: ColumnKind }) {
  const { t } = useText('check')
  const Icon = kind === 'date' || kind === 'timestamp' || kind === 'boolean' ? icons[kind] : null
  return (
    <span
      className={styles.type}
      data-kind={kind}
      role="img"
      aria-label={t(`types.${kind}`)}
      title={t(`types.${kind}`)}
    >
      {Icon ? <Icon size={11} aria-hidden /> : <span aria-hidden>{t(`typeShort.${kind}`)}</span>}
    </span>
  )
}
