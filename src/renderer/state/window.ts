import { create } from 'zustand'

/** Which of the window's own overlays is open. */
interface WindowState {
  readonly picker: boolean
  readonly keys: boolean
  readonly set: (change: Partial<Pick<WindowState, 'picker' | 'keys'>>) => void
}

export const useWindow = create<WindowState>()((set) => ({ picker: false, keys: false, set: (change) => set(change) }))
