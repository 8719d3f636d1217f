import type { RawRow } from '../../../shared/domain/source'
import styles from './raw-grid.module.css'

interface BothCellProps {
  readonly value?: string | null
  readonly data?: RawRow
  /** What a raw text reads as; null where it reads as it stands. */
  readonly typed: (text: string) => string | null
}

/** A cell with its raw text and, where that is another, the value it reads as. */
export function BothCell({ value, typed }: BothCellProps) {
  const raw = value ?? ''
  const other = raw === '' ? null : typed(raw)
  if (other === null) return <>{raw}</>
  return (
    <>
      <span className={styles.raw}>{raw}</span>
      <span className={styles.typed}>{other}</span>
    </>
  )
}
