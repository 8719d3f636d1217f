import type { ColumnKind } from '../../../shared/domain/column-type'
import type { Verification } from '../../../shared/domain/verification'

export type FirstViolation = {
  readonly column: string
  readonly line: number
  readonly text: string
  readonly kind: ColumnKind
}

/** The violation on the smallest line of the file, or null. */
export function firstViolation({ columns }: Verification): FirstViolation | null {
  let first: FirstViolation | null = null
  for (const { name, reading, violations } of columns) {
    for (const { line, text } of violations) {
      if (first === null || line < first.line)
        first = { column: name, line, text, kind: reading?.type.kind ?? 'string' }
    }
  }
  return first
}
