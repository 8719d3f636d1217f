import { create } from 'zustand'

interface Connection {
  /** Feeds that lost the core and are trying again. */
  readonly lost: ReadonlySet<string>
  /** The core answers, but does not know this window any more (it was started anew): the person must sign in. */
  readonly signedOut: boolean
  setLost(feed: string, lost: boolean): void
  setSignedOut(signedOut: boolean): void
}

/** Whether the window hears from the core. */
export const useConnection = create<Connection>()((set) => ({
  lost: new Set(),
  signedOut: false,
  setSignedOut: (signedOut) => set({ signedOut }),
  setLost: (feed, lost) =>
    set((state) => {
      if (state.lost.has(feed) === lost) return state
      const next = new Set(state.lost)
      if (lost) next.add(feed)
      else next.delete(feed)
      return { lost: next }
    })
}))
