/** What of the history is looked at. Lives while the window lives, so that a look at one job loses nothing. */
import { create } from 'zustand'
import type { JobState } from '../../../../shared/domain/job'

interface Chosen {
  readonly search: string
  readonly state: JobState | null
  readonly dataset: string | null
  readonly place: string | null
  /** First and last day, ISO, in the person's zone; null: no limit on that side. */
  readonly from: string | null
  readonly to: string | null
}

interface FilterState extends Chosen {
  readonly scrollTop: number
  /** Jobs ticked for a comparison, at most two: the third one drops the first. */
  readonly ticked: readonly string[]
  readonly set: (change: Partial<Chosen>) => void
  readonly scrolled: (scrollTop: number) => void
  readonly tick: (jobId: string) => void
  readonly untickAll: () => void
}

const nothing: Chosen = { search: '', state: null, dataset: null, place: null, from: null, to: null }

export const useHistoryFilter = create<FilterState>()((set) => ({
  ...nothing,
  scrollTop: 0,
  ticked: [],
  set: (change) => set({ ...change, scrollTop: 0 }),
  scrolled: (scrollTop) => set({ scrollTop }),
  tick: (jobId) =>
    set(({ ticked }) => ({
      ticked: ticked.includes(jobId) ? ticked.filter((id) => id !== jobId) : [...ticked, jobId].slice(-2)
    })),
  untickAll: () => set({ ticked: [] })
}))

/** Whether anything is left out. */
export function isFiltered(chosen: Chosen): boolean {
  return Object.keys(nothing).some((key) => chosen[key as keyof Chosen] !== nothing[key as keyof Chosen])
}

export const noFilter = nothing

/** Begin of a day in the person's zone, and of the day after. */
export function dayLimits(from: string | null, to: string | null): { fromMs: number | null; toMs: number | null } {
  const begin = (day: string, plusDays: number) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
    return new Date(year, month - 1, date + plusDays).getTime()
  }
  return { fromMs: from === null ? null : begin(from, 0), toMs: to === null ? null : begin(to, 1) }
}
