/** What the forms of business logic are given and what they say. */
import type { ColumnReport } from '../../../../shared/domain/check-report'
import type { Recipe } from '../../../../shared/domain/recipe'
import type { EffectLine } from './effect-table'

/** What a form says of what was filled in: null while it is not complete. */
export type Chosen = { readonly recipe: Recipe; readonly lines: readonly EffectLine[] } | null

export type FormProps = {
  readonly recipe: Recipe
  /** Columns as checked. */
  readonly checked: readonly ColumnReport[]
  readonly onChosen: (chosen: Chosen) => void
}
