import type { ColumnKind } from '../../../shared/domain/column-type'
import type { Verification } from '../../../shared/domain/verification'

export type FirstViolation = {
  readonly column: string
  readonly line: number
  /** Of several files: the one in which the line stands. */
  readonly file: string | undefined
  readonly text: string
  readonly kind: ColumnKind
}

/** The violation that stands first in the table, or null. */
export function firstViolation({ columns }: Verification): FirstViolation | null {
  let first: FirstViolation | null = null
  let firstRow = Number.POSITIVE_INFINITY
  for (const { name, reading, violations } of columns) {
    for (const { row, line, file, text } of violations) {
      if (row >= firstRow) continue
      firstRow = row
      first = { column: name, line, file, text, kind: reading?.type.kind ?? 'string' }
    }
  }
  return first
}
