/** A finding before the lines of its examples are known. */
import type { Finding, Severity } from '../../../../../shared/domain/check-report'
import { exampleLimit } from '../tally'
import type { ColumnDraft, DraftExample } from './draft'

export type FindingDraft = Omit<Finding, 'examples'> & { readonly examples: readonly DraftExample[] }

type Part = {
  column?: ColumnDraft
  count: number
  rows: number
  examples?: readonly DraftExample[]
  values?: Finding['values']
}

/** A finding with its id and share. */
export function finding(rule: Finding['rule'], severity: Severity, part: Part): FindingDraft {
  const column = part.column?.report.name ?? null
  return {
    id: column === null ? rule : `${rule}:${column}`,
    rule,
    severity,
    column,
    count: part.count,
    share: part.rows === 0 ? 0 : part.count / part.rows,
    examples: (part.examples ?? []).slice(0, exampleLimit),
    values: part.values ?? {}
  }
}
