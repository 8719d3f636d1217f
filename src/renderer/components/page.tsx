import type { ReactNode } from 'react'
import styles from './page.module.css'

interface PageProps {
  readonly title: ReactNode
  /** One line of facts beside the title. */
  readonly facts?: ReactNode
  /** The facts are short and stay whole; the title gives way. */
  readonly factsKept?: boolean
  /** Buttons at the top right; the primary one last. */
  readonly actions?: ReactNode
  /** `fill`: the body takes the rest of the height and scrolls inside; `flow`: the page scrolls. */
  readonly body?: 'fill' | 'flow'
  readonly children: ReactNode
}

/** A screen's frame: title bar with facts and actions, then the body. */
export function Page({ title, facts, factsKept, actions, body = 'flow', children }: PageProps) {
  return (
    <div className={styles.page} data-body={body}>
      <header className={styles.bar}>
        <h1 className={styles.title} title={typeof title === 'string' ? title : undefined}>
          {title}
        </h1>
        {facts !== undefined && (
          <div className={styles.facts} data-kept={factsKept || undefined}>
            {facts}
          </div>
        )}
        <div className={styles.actions}>{actions}</div>
      </header>
      <div className={styles.body}>{children}</div>
    </div>
  )
}

/** A white box with a heading. */
export function Panel(props: { title?: ReactNode; aside?: ReactNode; className?: string; children: ReactNode }) {
  return (
    <section className={`${styles.panel} ${props.className ?? ''}`}>
      {props.title !== undefined && (
        <header className={styles.panelHead}>
          <h2>{props.title}</h2>
          {props.aside !== undefined && <span className="muted">{props.aside}</span>}
        </header>
      )}
      {props.children}
    </section>
  )
}
