import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { sql } from '@codemirror/lang-sql'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import classes from './code-editor.module.css'
import type { CodeEditorProps, CodeProblem } from './editor-props'
import { colours, frame } from './look'

/** Texts that may come back late. */
const remembered = 20

export default function Editor({ value, onChange, language, label, problems = [], words = [] }: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const change = useRef(onChange)
  change.current = onChange
  const known = useRef(words)
  known.current = words
  const first = useRef(value)
  /** What was typed here last: it comes back as `value`, at times after more was typed. */
  const said = useRef<string[]>([])

  useEffect(() => {
    if (!place.current) return
    // One function for as long as the editor lives: sources are told apart by identity.
    const ofWords = [{ autocomplete: (at: CompletionContext) => named(at, known.current) }]
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          ...basics,
          language === 'json' ? json() : sql({ upperCaseKeywords: true }),
          EditorState.languageData.of(() => ofWords),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return
            const text = update.state.doc.toString()
            said.current = [...said.current.slice(1 - remembered), text]
            change.current(text)
          })
        ]
      })
    })
    view.current = made
    return () => {
      first.current = made.state.doc.toString()
      made.destroy()
      view.current = null
    }
  }, [language, label])

  // Another text from outside, such as the generated one again.
  useEffect(() => {
    const made = view.current
    if (!made || made.state.doc.toString() === value || said.current.includes(value)) return
    said.current = []
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: value } })
  }, [value])

  useEffect(() => {
    const made = view.current
    if (made) made.dispatch(setDiagnostics(made.state, diagnosticsOf(problems, made.state)))
  }, [problems])

  return <div ref={place} className={classes.frame} />
}

const basics: Extension[] = [
  lineNumbers(),
  foldGutter(),
  lintGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion(),
  highlightActiveLine(),
  EditorView.lineWrapping,
  syntaxHighlighting(colours),
  frame,
  // Tab leads on to the next field, as everywhere else.
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...completionKeymap,
    ...lintKeymap
  ])
]

/** The word under the cursor, also inside of quotes. */
function named(context: CompletionContext, words: readonly string[]): CompletionResult | null {
  const word = context.matchBefore(/[\w$.-]+/)
  if (word === null && !context.explicit) return null
  return {
    from: word?.from ?? context.pos,
    options: words.map((label) => ({ label, type: 'property' })),
    validFor: /^[\w$.-]*$/
  }
}

function diagnosticsOf(problems: readonly CodeProblem[], state: EditorState): Diagnostic[] {
  return problems.map(({ offset, message, severity }) => {
    const from = Math.min(offset, state.doc.length)
    const { to } = state.doc.lineAt(from)
    return { from, to: Math.max(from, to), message, severity }
  })
}
