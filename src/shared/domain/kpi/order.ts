/** Orders that are the same each time: ties of a value go by the label, then by the place in the input. */
import { compare, type Exact } from '../exact'

/** By code units, so that every machine and language has the same order; "(not set)" comes last. */
export function byLabel(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

/** Largest first. */
export function byValue<T extends { readonly label: string | null; readonly value: Exact }>(a: T, b: T): number {
  return compare(b.value, a.value) || byLabel(a.label, b.label)
}
