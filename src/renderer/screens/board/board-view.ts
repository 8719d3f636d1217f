/** How this window looks at each dataset: date range and filters. Kept while the window lives. */
import { create } from 'zustand'
import type { BoardFilter, Comparing, DateRange } from '../../../shared/domain/board'

export type BoardView = {
  /** Null: the year of the last data date up to it. */
  readonly range: DateRange | null
  readonly filters: readonly BoardFilter[]
  /** What the range is compared with; null: nothing. */
  readonly compare: Comparing | null
  /** Whether periods are those of the fiscal year. */
  readonly fiscal: boolean
}

const initial: BoardView = { range: null, filters: [], compare: 'last-year', fiscal: false }

type Views = {
  readonly views: Readonly<Record<string, BoardView>>
  /** The dataset looked at last. */
  readonly last: string | null
  readonly set: (dataset: string, change: Partial<BoardView>) => void
  readonly look: (dataset: string) => void
}

export const useBoardViews = create<Views>()((set) => ({
  views: {},
  last: null,
  set: (dataset, change) =>
    set(({ views }) => ({ views: { ...views, [dataset]: { ...(views[dataset] ?? initial), ...change } } })),
  look: (dataset) => set({ last: dataset })
}))

export function useBoardView(dataset: string): BoardView {
  return useBoardViews((state) => state.views[dataset] ?? initial)
}
