/** How this window looks at each dataset: which board, date range, filters, comparison. Kept, with its steps, while the window lives. */
import { useMemo } from 'react'
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { BoardFilter, Comparing, DateRange, DrillStep, ReadyBoard } from '../../../shared/domain/board'
import { type History, record, redo, undo } from '../../state/history'
import type { GroupsView } from './groups/groups-view'

/** The values that tiles look into, by board and tile. */
export type Drills = Readonly<Record<string, readonly DrillStep[]>>

export type BoardView = {
  readonly board: ReadyBoard
  /** Null: the year of the last data date up to it. */
  readonly range: DateRange | null
  readonly filters: readonly BoardFilter[]
  /** What the range is compared with; null: nothing. */
  readonly compare: Comparing | null
  /** Whether periods are those of the fiscal year. */
  readonly fiscal: boolean
  readonly drills: Drills
  /** Two groups that are compared in place of the board; null: the board. */
  readonly groups: GroupsView | null
}

const initial: BoardView = {
  board: 'overview',
  range: null,
  filters: [],
  compare: 'last-year',
  fiscal: false,
  drills: {},
  groups: null
}
const untouched: History<BoardView> = { past: [], present: initial, future: [] }

type Views = {
  readonly histories: Readonly<Record<string, History<BoardView>>>
  /** The dataset looked at last. */
  readonly last: string | null
  /** A dataset is looked at; its first board is where its history begins, another one later is a step. */
  readonly look: (dataset: string, board: ReadyBoard | null) => void
  /** A saved board is looked at over a dataset; what it was saved with is where its history begins. */
  readonly open: (key: string, dataset: string, view: BoardView) => void
  readonly set: (dataset: string, change: Partial<BoardView>) => void
  readonly undo: (dataset: string) => void
  readonly redo: (dataset: string) => void
}

/** So many steps of each view outlive a reload. */
const keptSteps = 30

export const useBoardViews = create<Views>()(
  persist(
    (set) => {
      const change = (dataset: string, next: (history: History<BoardView>) => History<BoardView>) =>
        set(({ histories }) => {
          const before = histories[dataset] ?? untouched
          const after = next(before)
          return after === before ? {} : { histories: { ...histories, [dataset]: after } }
        })
      return {
        histories: {},
        last: null,
        look: (dataset, board) =>
          set(({ histories }) => {
            const known = histories[dataset]
            const present = known?.present ?? initial
            const next = board === null || board === present.board ? present : { ...present, board, groups: null }
            return { last: dataset, histories: { ...histories, [dataset]: record(known ?? null, next) } }
          }),
        open: (key, dataset, view) =>
          set(({ histories }) => ({
            last: dataset,
            histories: key in histories ? histories : { ...histories, [key]: record(null, view) }
          })),
        set: (dataset, part) => change(dataset, (history) => record(history, changed(history.present, part))),
        undo: (dataset) => change(dataset, undo),
        redo: (dataset) => change(dataset, redo)
      }
    },
    {
      name: 'board-views',
      version: 1,
      storage: createJSONStorage(() => sessionStorage),
      partialize: ({ histories, last }) => ({
        last,
        histories: Object.fromEntries(Object.entries(histories).map(([key, history]) => [key, shortened(history)]))
      })
    }
  )
)

function shortened({ past, present, future }: History<BoardView>): History<BoardView> {
  return { past: past.slice(-keptSteps), present, future: future.slice(0, keptSteps) }
}

/** The same view where nothing differs, so that it is no step. */
function changed(view: BoardView, part: Partial<BoardView>): BoardView {
  const next = { ...view, ...part }
  return JSON.stringify(next) === JSON.stringify(view) ? view : next
}

/** All steps of the view of a dataset, or of a saved board over one. @param first where they begin that are not kept yet */
export function useViewHistory(key: string, first: BoardView | null = null): History<BoardView> {
  const known = useBoardViews((state) => state.histories[key])
  return useMemo(() => known ?? (first === null ? untouched : record(null, first)), [known, first])
}
