/** The statement on its way. Lives while the window lives, so that looking elsewhere loses nothing. */
import { create } from 'zustand'
import { nameInSql } from '../../components/code-editor/completion'

type Draft = {
  readonly statement: string
  readonly limit: number
  /** The cluster that is asked; null: the warehouse of this machine. */
  readonly connectionId: string | null
  /** Of a cluster's answer. */
  readonly timeZone: string
  readonly set: (change: Partial<Omit<Draft, 'set'>>) => void
}

export const defaultLimit = 1000

export const useSqlDraft = create<Draft>()((set) => ({
  statement: '',
  limit: defaultLimit,
  connectionId: null,
  timeZone: 'UTC',
  set
}))

/** A statement to begin with for a table. */
export function firstStatement(table: string): string {
  return `SELECT *\nFROM ${nameInSql(table)}\nLIMIT 100`
}
