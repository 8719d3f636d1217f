import type { ReactNode } from 'react'
import classes from './table.module.css'

/** A box that scrolls, also by the keyboard: what can be scrolled can be reached. */
export function Scroll({
  label,
  className,
  children
}: {
  label: string
  className?: string | undefined
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className={`${classes.scroll} ${className ?? ''}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
