/** What a step does, in one line. */
import {
  Banknote,
  CalendarRange,
  Columns3Cog,
  CopyMinus,
  Eraser,
  FileSearch,
  Funnel,
  type LucideIcon,
  PencilLine,
  Sigma
} from 'lucide-react'
import type { Step, StepKind } from '../../../shared/domain/recipe'
import type { useText } from '../../text'

type Text = ReturnType<typeof useText<'shape'>>['t']

export const stepIcons: Readonly<Record<StepKind, LucideIcon>> = {
  rename: PencilLine,
  drop: Columns3Cog,
  trim: Eraser,
  filter: Funnel,
  derive: Sigma,
  deduplicate: CopyMinus,
  lookup: FileSearch,
  rate: Banknote,
  fiscal: CalendarRange
}

/** Kinds in the order a person meets them in the menu. */
export const stepKinds: readonly StepKind[] = ['derive', 'filter', 'rename', 'drop', 'trim', 'deduplicate', 'lookup']

const namedColumns = 2

export function stepSays(step: Step, t: Text): string {
  const list = (columns: readonly string[]) =>
    columns.length <= namedColumns ? columns.join(', ') : t('says.columns', { count: columns.length })
  switch (step.kind) {
    case 'rename':
      return t('says.rename', { from: step.from, to: step.to })
    case 'drop':
      return t('says.drop', { columns: list(step.columns) })
    case 'trim':
      return t('says.trim', { columns: list(step.columns) })
    case 'filter':
      return t('says.filter', { expression: step.expression })
    case 'derive':
      return t('says.derive', { column: step.column, expression: step.expression })
    case 'deduplicate':
      return step.by.length === 0 ? t('says.deduplicateAll') : t('says.deduplicateBy', { columns: list(step.by) })
    case 'lookup':
      return t('says.lookup', { columns: list(step.columns), file: fileName(step.path), key: step.key })
    case 'rate':
      return t('says.rate', { column: step.column, home: step.home, file: fileName(step.path) })
    case 'fiscal':
      return t(step.calendar.kind === 'months' ? 'says.fiscalMonths' : 'says.fiscalWeeks', { date: step.date })
  }
}

export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
