import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { sql } from '@codemirror/lang-sql'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef } from 'react'
import classes from './code-editor.module.css'
import { completionsAt, type Vocabulary, type Word } from './completion'
import type { CodeEditorProps, CodeProblem } from './editor-props'
import { colours, frame } from './look'

/** Texts that may come back late. */
const remembered = 20
const none: readonly never[] = []

export default function Editor(props: CodeEditorProps) {
  const { value, onChange, language, label, problems = none, words = none, vocabulary, onRun, handle } = props
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const change = useRef(onChange)
  change.current = onChange
  const known = useRef(words)
  known.current = words
  const tables = useRef(vocabulary)
  tables.current = vocabulary
  const run = useRef(onRun)
  run.current = onRun
  const first = useRef(value)
  /** What was typed here last: it comes back as `value`, at times after more was typed. */
  const said = useRef<string[]>([])

  useEffect(() => {
    if (!place.current) return
    // One function for as long as the editor lives: sources are told apart by identity.
    const ofWords = [{ autocomplete: (at: CompletionContext) => named(at, known.current) }]
    const runs = {
      key: 'Mod-Enter',
      run: (view: EditorView) => {
        closeCompletion(view)
        run.current?.()
        return run.current !== undefined
      }
    }
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          Prec.highest(keymap.of([runs])),
          // Keywords of the whole standard would hide what the place has.
          autocompletion({
            icons: false,
            ...(tables.current && { override: [(at) => (tables.current ? placed(at, tables.current) : null)] })
          }),
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

  useImperativeHandle(
    handle,
    () => ({
      insert(text) {
        const made = view.current
        if (!made) return
        made.dispatch(made.state.replaceSelection(text))
        made.focus()
      },
      replace(text) {
        const made = view.current
        if (made) made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: text } })
      },
      focus: () => view.current?.focus()
    }),
    []
  )

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

/** What a statement may name at the cursor. */
function placed(context: CompletionContext, vocabulary: Vocabulary): CompletionResult | null {
  const found = completionsAt(context.state.doc.toString(), context.pos, vocabulary)
  const isWriting = found !== null && (context.pos > found.from || /[.]$/.test(context.state.sliceDoc(0, context.pos)))
  if (found === null || !(context.explicit || isWriting)) return null
  return { from: found.from, options: found.words.map(optionOf), validFor: /^"?[\w ]*$/ }
}

/** What is there to be asked comes before what can be done with it. */
const boosts = { column: 3, table: 2, function: 1, keyword: 0 } as const

function optionOf({ text, kind, detail }: Word): Completion {
  return {
    label: text,
    type: kind,
    boost: boosts[kind],
    ...(detail !== null && { detail }),
    apply(view, _completion, from, to) {
      // A quote that the editor has closed already is the name's own.
      const isClosed = text.endsWith('"') && view.state.sliceDoc(to, to + 1) === '"'
      const insert = kind === 'function' ? `${text}()` : text
      view.dispatch({
        changes: { from, to: isClosed ? to + 1 : to, insert },
        selection: { anchor: from + insert.length - (kind === 'function' ? 1 : 0) }
      })
    }
  }
}

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
