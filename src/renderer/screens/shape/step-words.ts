/** What a step does, in one line. */
import {
  ArrowDownToLine,
  ArrowLeftRight,
  Banknote,
  CalendarRange,
  CaseSensitive,
  Columns3Cog,
  CopyMinus,
  Eraser,
  EyeOff,
  FileSearch,
  Funnel,
  FunnelX,
  Hash,
  ListOrdered,
  type LucideIcon,
  PencilLine,
  Replace,
  Rows3,
  Shapes,
  Sigma,
  SquareSplitHorizontal,
  TableColumnsSplit
} from 'lucide-react'
import type { Step, StepKind } from '../../../shared/domain/recipe'
import type { useText } from '../../text'

type Text = ReturnType<typeof useText<'shape'>>['t']

export const stepIcons: Readonly<Record<StepKind, LucideIcon>> = {
  select: ListOrdered,
  rename: PencilLine,
  drop: Columns3Cog,
  retype: Shapes,
  trim: Eraser,
  case: CaseSensitive,
  replace: Replace,
  map: ArrowLeftRight,
  fill: ArrowDownToLine,
  'drop-nulls': FunnelX,
  filter: Funnel,
  derive: Sigma,
  deduplicate: CopyMinus,
  split: SquareSplitHorizontal,
  merge: TableColumnsSplit,
  unpivot: Rows3,
  mask: EyeOff,
  hash: Hash,
  lookup: FileSearch,
  rate: Banknote,
  fiscal: CalendarRange
}

/** Kinds as a person meets them in the menu: by what they are about, the most frequent first. */
export const stepGroups = {
  columns: ['derive', 'rename', 'drop', 'select', 'retype', 'split', 'merge', 'unpivot', 'lookup'],
  values: ['trim', 'case', 'replace', 'map', 'fill', 'mask', 'hash'],
  rows: ['filter', 'deduplicate', 'drop-nulls']
} as const satisfies Record<string, readonly StepKind[]>

const namedColumns = 2

/** The step's own name, or what its kind is called. */
export function stepTitle(step: Step, t: Text): string {
  return step.label || t(`kinds.${step.kind}`)
}

export function stepSays(step: Step, t: Text): string {
  const list = (columns: readonly string[]) =>
    columns.length <= namedColumns ? columns.join(', ') : t('says.columns', { count: columns.length })
  switch (step.kind) {
    case 'rename':
      return t('says.rename', { from: step.from, to: step.to })
    case 'drop':
      return t('says.drop', { columns: list(step.columns) })
    case 'select':
      return t('says.select', { columns: list(step.columns) })
    case 'retype':
      return t('says.retype', { column: step.reading.column, type: t(`types.${step.reading.type.kind}`) })
    case 'trim':
      return t('says.trim', { columns: list(step.columns) })
    case 'case':
      return t('says.case', { columns: list(step.columns), to: t(`case.${step.to}`) })
    case 'replace':
      return step.replacement === ''
        ? t('says.replaceOut', { columns: list(step.columns), find: step.find })
        : t('says.replace', { columns: list(step.columns), find: step.find, replacement: step.replacement })
    case 'map':
      return t('says.map', { column: step.column, count: step.entries.length })
    case 'fill':
      return t(`says.fill.${step.with.kind}`, {
        columns: list(step.columns),
        value: step.with.kind === 'value' ? step.with.value : step.with.kind === 'column' ? step.with.column : ''
      })
    case 'drop-nulls':
      if (step.columns.length === 1) return t('says.dropNulls', { columns: list(step.columns) })
      return t(step.when === 'any' ? 'says.dropNullsAny' : 'says.dropNullsAll', { columns: list(step.columns) })
    case 'filter':
      return t('says.filter', { expression: step.expression })
    case 'derive':
      return t('says.derive', { column: step.column, expression: step.expression })
    case 'deduplicate':
      return step.by.length === 0 ? t('says.deduplicateAll') : t('says.deduplicateBy', { columns: list(step.by) })
    case 'split':
      return t('says.split', { column: step.column, into: list(step.into) })
    case 'merge':
      return t('says.merge', { columns: list(step.columns), into: step.into })
    case 'unpivot':
      return t('says.unpivot', { columns: list(step.columns), into: `${step.nameColumn}, ${step.valueColumn}` })
    case 'mask':
      return t(step.at === 'end' ? 'says.maskEnd' : 'says.maskStart', {
        columns: list(step.columns),
        count: step.shown
      })
    case 'hash':
      return t('says.hash', { columns: list(step.columns) })
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
