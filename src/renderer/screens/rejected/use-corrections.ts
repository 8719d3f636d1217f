/** What a person has typed over the rejected rows, judged by the load's own readings. */
import { useSessionStorage } from '@mantine/hooks'
import { useMemo } from 'react'
import { type CorrectedRow, type Mistake, mistakesOf, type RejectedPage } from '../../../shared/domain/corrections'
import type { Recipe } from '../../../shared/domain/recipe'

/** A rejected row as it stands now. */
export interface RowNow {
  readonly row: number
  readonly line: number
  readonly file?: string | undefined
  readonly column: string
  readonly reason: string
  readonly value: string
  readonly cells: readonly string[]
  /** Fields that the row has in the file, and should have. */
  readonly fields: { readonly found: number; readonly expected: number }
  readonly mistakes: ReadonlyMap<number, Mistake>
  /** Indexes of cells that differ from the file. */
  readonly edited: ReadonlySet<number>
  readonly putBackBy: string | null
  readonly state: 'open' | 'ready' | 'back'
}

export interface Corrections {
  readonly rows: readonly RowNow[]
  /** Rows that were corrected and have no mistake left. */
  readonly ready: CorrectedRow[]
  /** Rows that still have to be looked at. */
  readonly open: number
  edit(row: number, cells: readonly string[]): void
  forget(): void
}

type Edits = Readonly<Record<string, readonly string[]>>

/** Kept for the time of the window: a look at another screen must not lose what was typed. */
export function useCorrections(jobId: string, page: RejectedPage, recipe: Recipe): Corrections {
  const [edits, setEdits, forget] = useSessionStorage<Edits>({
    key: `sales.corrections.${jobId}`,
    defaultValue: {},
    getInitialValueInEffect: false
  })
  const rows = useMemo(
    () =>
      page.rows.map((row): RowNow => {
        const before = padded(row.cells, page.columns.length)
        const cells = row.putBackBy === null ? (edits[String(row.row)] ?? before) : before
        const mistakes = mistakesOf(cells, page.columns, recipe)
        const edited = new Set([...cells.keys()].filter((at) => cells[at] !== (row.cells[at] ?? '')))
        const isReady = mistakes.size === 0 && (edited.size > 0 || row.cells.length < page.columns.length)
        const touched = edits[String(row.row)] !== undefined
        const state = row.putBackBy !== null ? 'back' : isReady && touched ? 'ready' : 'open'
        return {
          ...row,
          cells,
          fields: row.fields ?? { found: row.cells.length, expected: page.columns.length },
          mistakes,
          edited,
          state
        }
      }),
    [page, edits, recipe]
  )
  const ready = rows
    .filter(({ state }) => state === 'ready')
    .map(({ row, cells }) => ({ row, cells: cells.slice(0, page.columns.length) }))
  return {
    rows,
    ready,
    open: rows.filter(({ state }) => state === 'open').length,
    edit: (row, cells) => setEdits((before) => ({ ...before, [String(row)]: cells })),
    forget
  }
}

function padded(cells: readonly string[], width: number): readonly string[] {
  return cells.length >= width ? cells : [...cells, ...Array.from({ length: width - cells.length }, () => '')]
}
