/** Boards that are being edited, with all steps. Kept while the window lives, so that neither another screen nor a reload loses anything. */
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { Annotation, TileSpec } from '../../../../shared/domain/board'
import { type History, record, redo, undo } from '../../../state/history'

export type Draft = { readonly tiles: readonly TileSpec[]; readonly annotations: readonly Annotation[] }

type Drafts = {
  readonly drafts: Readonly<Record<string, History<Draft>>>
  readonly begin: (boardId: string, draft: Draft) => void
  /** The same tiles or annotations again are no step. */
  readonly change: (boardId: string, change: Partial<Draft>) => void
  readonly undo: (boardId: string) => void
  readonly redo: (boardId: string) => void
  readonly end: (boardId: string) => void
}

export const useDrafts = create<Drafts>()(
  persist(
    (set) => {
      const step = (boardId: string, next: (history: History<Draft>) => History<Draft>) =>
        set(({ drafts }) => {
          const before = drafts[boardId]
          return before === undefined ? {} : { drafts: { ...drafts, [boardId]: next(before) } }
        })
      return {
        drafts: {},
        begin: (boardId, draft) =>
          set(({ drafts }) => (boardId in drafts ? {} : { drafts: { ...drafts, [boardId]: record(null, draft) } })),
        change: (boardId, change) => step(boardId, (history) => record(history, changed(history.present, change))),
        undo: (boardId) => step(boardId, undo),
        redo: (boardId) => step(boardId, redo),
        end: (boardId) =>
          set(({ drafts }) => {
            const { [boardId]: _ended, ...others } = drafts
            return { drafts: others }
          })
      }
    },
    {
      name: 'board-drafts',
      version: 1,
      storage: createJSONStorage(() => sessionStorage),
      partialize: ({ drafts }) => ({ drafts })
    }
  )
)

function changed(draft: Draft, change: Partial<Draft>): Draft {
  const next = { ...draft, ...change }
  return next.tiles === draft.tiles && next.annotations === draft.annotations ? draft : next
}
