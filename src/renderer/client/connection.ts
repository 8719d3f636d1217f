import { create } from 'zustand'

interface Connection {
  /** Feeds that lost the core and are trying again. */
  readonly lost: ReadonlySet<string>
  setLost(feed: string, lost: boolean): void
}

/** Whether the window hears from the core. */
export const useConnection = create<Connection>()((set) => ({
  lost: new Set(),
  setLost: (feed, lost) =>
    set((state) => {
      if (state.lost.has(feed) === lost) return state
      const next = new Set(state.lost)
      if (lost) next.add(feed)
      else next.delete(feed)
      return { lost: next }
    })
}))
