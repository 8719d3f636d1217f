import type { ReactNode } from 'react'
import styles from './page.module.css'

/** A row of figures. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className={styles.figures}>{children}</dl>
}

/** One figure with its name above and what belongs to it below. */
export function Figure({ name, value, below }: { name: string; value: string; below: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <span className={styles.figureBelow}>{below}</span>
      </dd>
    </div>
  )
}
