import type { Ref } from 'react'
import type { Vocabulary } from './completion'

export interface CodeProblem {
  /** In the text, from 0. */
  readonly offset: number
  readonly message: string
  readonly severity: 'error' | 'warning'
}

/** What the page around an editor can do with it. */
export interface CodeHandle {
  /** In place of what is selected; the cursor stands behind it then. */
  insert(text: string): void
  /** In place of everything, also where it is what was typed a moment before: as `value` that would count as an echo. */
  replace(text: string): void
  focus(): void
}

export interface CodeEditorProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly language: 'json' | 'sql'
  /** What it is, for who hears the page. */
  readonly label: string
  readonly problems?: readonly CodeProblem[]
  /** Names to be completed beyond those of the language. */
  readonly words?: readonly string[]
  /** What a statement may name. */
  readonly vocabulary?: Vocabulary
  /** Ctrl or Cmd with Enter. */
  readonly onRun?: () => void
  readonly handle?: Ref<CodeHandle>
}
