export interface CodeProblem {
  /** In the text, from 0. */
  readonly offset: number
  readonly message: string
  readonly severity: 'error' | 'warning'
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
}
