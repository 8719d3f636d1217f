/**
 * A text field for an expression: columns and functions are completed while one types, the whole language is one click away, and a mark
 * shows where it can't be read.
 */
import { Button, Textarea } from '@mantine/core'
import { BookOpen } from 'lucide-react'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Column } from '../../../shared/domain/column-type'
import type { Preview } from '../../../shared/domain/recipe'
import { errorSentence, useText } from '../../text'
import { type Completion, completionAt, type Suggestion } from './completion'
import { type Mistake, mistakeIn } from './expression-language'
import { ExpressionReference } from './expression-reference'
import classes from './form.module.css'
import { MistakeBox } from './mistake-box'

type Props = {
  readonly label: string
  readonly description?: string
  readonly value: string
  readonly columns: readonly Column[]
  /** What the engine says about it; what can be told from the text alone is told at once. */
  readonly problem: Preview['problems'][number] | null
  readonly onChange: (expression: string) => void
}

export function ExpressionField({ label, description, value, columns, problem: told, onChange }: Props) {
  const { t } = useText('shape')
  const toldMistake: Mistake | null = told && { message: errorSentence(told), position: told.position }
  const problem = mistakeIn(value) ?? toldMistake
  const field = useRef<HTMLTextAreaElement>(null)
  const [completion, setCompletion] = useState<Completion | null>(null)
  const [chosen, setChosen] = useState(0)
  const [reading, setReading] = useState(false)
  const list = useId()
  const cursorAfter = useRef<number | null>(null)

  // Before the next key arrives, so that what is typed at once comes behind what was put in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor is set once the text is in the field
  useLayoutEffect(() => {
    const cursor = cursorAfter.current
    if (cursor === null) return
    cursorAfter.current = null
    field.current?.focus()
    field.current?.setSelectionRange(cursor, cursor)
  }, [value])

  const complete = (text: string, cursor: number, always = false) => {
    setCompletion(completionAt(text, cursor, columns, always))
    setChosen(0)
  }
  const put = (from: number, to: number, text: string, cursorBack = 0) => {
    onChange(value.slice(0, from) + text + value.slice(to))
    setCompletion(null)
    cursorAfter.current = from + text.length - cursorBack
  }
  const insert = (text: string, cursorBack: number) => {
    const from = field.current?.selectionStart ?? value.length
    put(from, field.current?.selectionEnd ?? value.length, text, cursorBack)
  }
  const take = (suggestion: Suggestion) => {
    if (completion) put(completion.from, completion.to, suggestion.text, suggestion.cursorBack)
  }
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      complete(value, event.currentTarget.selectionStart, true)
      return
    }
    if (completion) {
      const { suggestions } = completion
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      const suggestion = suggestions[chosen]
      if (step !== 0) setChosen((chosen + step + suggestions.length) % suggestions.length)
      else if ((event.key === 'Enter' || event.key === 'Tab') && suggestion) take(suggestion)
      else if (event.key === 'Escape') setCompletion(null)
      else return
      event.preventDefault()
      return
    }
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <div className={classes.expression}>
      <div className={classes.completing}>
        <Textarea
          ref={field}
          label={label}
          description={description}
          value={value}
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          classNames={{ input: classes.code ?? '' }}
          error={problem !== null && completion === null}
          aria-autocomplete="list"
          aria-controls={completion ? list : undefined}
          aria-activedescendant={completion ? `${list}-${chosen}` : undefined}
          onChange={(event) => {
            const text = event.currentTarget.value.replaceAll('\n', ' ')
            onChange(text)
            complete(text, event.currentTarget.selectionStart)
          }}
          onKeyDown={keyDown}
          onBlur={() => setCompletion(null)}
        />
        {completion && (
          <div id={list} role="listbox" aria-label={t('form.suggestions')} className={classes.suggestions}>
            {completion.suggestions.map((suggestion, i) => (
              <div
                key={`${suggestion.kind} ${suggestion.name}`}
                id={`${list}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === chosen}
                className={classes.suggestion}
                // The field must not lose the cursor.
                onPointerDown={(event) => {
                  event.preventDefault()
                  take(suggestion)
                }}
              >
                <code>{suggestion.name}</code>
                <span>{suggestion.detail}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      {problem && !completion && <MistakeBox text={value} mistake={problem} />}
      <div className={classes.inserts}>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<BookOpen size={12} aria-hidden />}
          onClick={() => setReading(true)}
        >
          {t('form.reference')}
        </Button>
        <span className={classes.hint}>{t('form.completeHint')}</span>
      </div>
      <ExpressionReference
        opened={reading}
        columns={columns}
        onClose={() => setReading(false)}
        onInsert={(text, cursorBack) => {
          setReading(false)
          insert(text, cursorBack)
        }}
      />
    </div>
  )
}
