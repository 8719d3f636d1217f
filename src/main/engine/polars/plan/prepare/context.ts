/** What passes of their own work with: some steps need to see other rows, or values that no expression gives. */
import type { WalkedRecipe } from '../../../../../shared/domain/recipe-schema'
import type { LazyFrame } from '../../frames'
import type { Place, StageContext, StepInputs } from '../environment'
import { contextOf, planSteps } from '../steps'

export interface Preparing {
  readonly walked: WalkedRecipe
  /** Rows of the typed table, or some of them. */
  readonly rowsOf: (from?: number, count?: number) => LazyFrame
  /** Rows in all. */
  readonly rows: number
  readonly folder: string
  /** Throws `cancelled` once the caller has given up. */
  readonly check: () => void
  readonly inputs: Mutable<StepInputs>
  /** Columns of the frame of which all texts are known, by name; texts of steps are added as they are prepared. */
  readonly texts: Map<string, KnownTexts>
}

/** All texts of a column: those of the column of the table that it comes from, and what has become of each. */
export interface KnownTexts {
  readonly root: string
  readonly from: readonly string[]
  readonly now: readonly (string | null)[]
}

type Mutable<T> = { readonly [K in keyof T]: T[K] extends ReadonlyMap<infer A, infer B> ? Map<A, B> : never }

export function emptyInputs(lookups: Map<number, LazyFrame> = new Map()): Mutable<StepInputs> {
  return { lookups, repeats: new Map(), meanings: new Map(), found: new Map(), texts: new Map() }
}

/** Rows that are in a piece at most when a pass goes through the table in order. */
export const pieceRows = 983_040

/** What the stage at a place meets, over all rows or some. */
export function beforeStage(preparing: Preparing, at: number, from?: number, count?: number): StageContext {
  const { rowsOf, walked, inputs } = preparing
  const range = from === undefined || count === undefined ? null : { from, count }
  const { frame, environments, places } = planSteps(rowsOf(from, count), walked, inputs, at, range)
  return contextOf(frame, environments.at(-1) ?? new Map(), places.at(-1) as Place, at, inputs, range)
}
