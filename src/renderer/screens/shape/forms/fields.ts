/** What the fields of every step are given. */
import type { Column } from '../../../../shared/domain/column-type'
import type { Preview, Step, StepKind } from '../../../../shared/domain/recipe'

export type FieldsOf<Kind extends StepKind> = {
  readonly step: Extract<Step, { kind: Kind }>
  /** Columns there are before the step. */
  readonly columns: readonly Column[]
  readonly problems: Preview['problems']
  readonly onChange: (step: Step) => void
}
