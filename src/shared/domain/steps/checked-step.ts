import type { CheckedFiscalStep, CheckedRateStep } from '../calendar-steps'
import type { Column, ColumnType, Reading } from '../column-type'
import type { NodeType, Typed } from '../expression'
import type { Step } from './step'

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

/** What a replacement looks for, as the engine takes it. */
export interface Search {
  /** Null: compared letter by letter. */
  readonly pattern: string | null
  readonly replacement: string
}

/** How a text is cut, as the engine takes it. */
export type Cut =
  | { readonly kind: 'text'; readonly text: string }
  /** One pattern with a group for each part. */
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** Start and length of each part, counted from 0; the last has no length. */
  | { readonly kind: 'positions'; readonly parts: readonly { readonly start: number; readonly length?: number }[] }

/** A step whose columns are there, whose expressions are typed and whose patterns are read. */
export type CheckedStep =
  | Of<
      'select' | 'rename' | 'drop' | 'trim' | 'case' | 'map' | 'deduplicate' | 'merge' | 'drop-nulls' | 'mask' | 'hash'
    >
  | (Of<'retype'> & { readonly before: ColumnType })
  | (Of<'replace'> & { readonly search: Search })
  | (Of<'fill'> & { readonly types: readonly ColumnType[] })
  | (Of<'filter'> & { readonly condition: Typed })
  | (Of<'derive'> & { readonly value: Typed; readonly type: ColumnType })
  | (Of<'split'> & { readonly cut: Cut })
  | (Of<'unpivot'> & { readonly valueType: ColumnType; readonly types: readonly NodeType[] })
  | CheckedRateStep
  | CheckedFiscalStep
  | (Of<'lookup'> & { readonly added: readonly Column[]; readonly keyReading: Reading })
