/** Tables that are sorted by a click on a heading. */
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import styles from './sorting.module.css'

type Value = string | number | null

export interface Sorting<K extends string> {
  readonly by: K
  readonly isDown: boolean
  toggle(by: K): void
}

/** How a table is sorted; numbers begin with the largest, texts with A. */
export function useSorting<K extends string>(first: K, firstDown = false, numbers: readonly K[] = []): Sorting<K> {
  const [{ by, isDown }, set] = useState({ by: first, isDown: firstDown })
  return {
    by,
    isDown,
    toggle: (next) => set({ by: next, isDown: next === by ? !isDown : numbers.includes(next) })
  }
}

/** Rows in their order; those without a value last, whichever way. */
export function sorted<T>(rows: readonly T[], valueIn: (row: T) => Value, isDown: boolean): T[] {
  return [...rows].sort((one, other) => {
    const [a, b] = [valueIn(one), valueIn(other)]
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
    return isDown ? -order : order
  })
}

interface HeadingProps<K extends string> {
  readonly sorting: Sorting<K>
  readonly of: K
  readonly isNumber?: boolean
  readonly children: ReactNode
}

/** A heading that sorts by its column. */
export function SortHeading<K extends string>({ sorting, of, isNumber = false, children }: HeadingProps<K>) {
  const isOn = sorting.by === of
  const Icon = sorting.isDown ? ChevronDown : ChevronUp
  return (
    <th
      scope="col"
      className={isNumber ? 'num' : undefined}
      aria-sort={isOn ? (sorting.isDown ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className={styles.sort} data-on={isOn || undefined} onClick={() => sorting.toggle(of)}>
        {children}
        {isOn && <Icon size={12} aria-hidden />}
      </button>
    </th>
  )
}
