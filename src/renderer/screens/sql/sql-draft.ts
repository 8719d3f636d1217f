/** The statement on its way. Lives while the window lives, so that looking elsewhere loses nothing. */
import { create } from 'zustand'

type Draft = {
  readonly statement: string
  readonly limit: number
  readonly set: (change: { readonly statement?: string; readonly limit?: number }) => void
}

export const defaultLimit = 1000

export const useSqlDraft = create<Draft>()((set) => ({ statement: '', limit: defaultLimit, set }))

/** A statement to begin with for a dataset; its name needs no quotes by its own rule. */
export function firstStatement(dataset: string): string {
  return `SELECT *\nFROM ${dataset}\nLIMIT 100`
}
