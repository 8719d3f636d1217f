/** A text field for an expression: columns and functions to insert at the cursor, and a mark where it can't be read. */
import { Button, Menu, Textarea } from '@mantine/core'
import { useRef } from 'react'
import type { Column } from '../../../shared/domain/column-type'
import { useText } from '../../text'
import { columnReference, expressionFunctions, type Mistake, mistakeIn } from './expression-language'
import { MistakeBox } from './mistake-box'
import classes from './shape.module.css'

type Props = {
  readonly label: string
  readonly description?: string
  readonly value: string
  readonly columns: readonly Column[]
  /** What the engine says about it; what can be told from the text alone is told at once. */
  readonly problem: Mistake | null
  readonly onChange: (expression: string) => void
}

export function ExpressionField({ label, description, value, columns, problem: told, onChange }: Props) {
  const { t } = useText('shape')
  const problem = mistakeIn(value) ?? told
  const field = useRef<HTMLTextAreaElement>(null)
  const insert = (text: string, cursorBack = 0) => {
    const element = field.current
    const from = element?.selectionStart ?? value.length
    const to = element?.selectionEnd ?? value.length
    onChange(value.slice(0, from) + text + value.slice(to))
    const cursor = from + text.length - cursorBack
    requestAnimationFrame(() => {
      element?.focus()
      element?.setSelectionRange(cursor, cursor)
    })
  }
  return (
    <div className={classes.expression}>
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
        classNames={{ input: classes.code ?? '' }}
        error={problem !== null}
        onChange={(event) => onChange(event.currentTarget.value.replaceAll('\n', ' '))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
      {problem && <MistakeBox text={value} mistake={problem} />}
      <div className={classes.inserts}>
        <Menu position="bottom-start" width={240}>
          <Menu.Target>
            <Button variant="default" size="compact-xs">
              {t('form.insertColumn')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={classes.insertList}>
            {columns.map(({ name }) => (
              <Menu.Item key={name} onClick={() => insert(columnReference(name))}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-start" width={300}>
          <Menu.Target>
            <Button variant="default" size="compact-xs">
              {t('form.functions')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={classes.insertList}>
            {expressionFunctions.map(({ name, signature, example }) => (
              <Menu.Item key={name} onClick={() => insert(`${name}()`, 1)}>
                <code>{signature}</code>
                <code className={classes.example}>{example}</code>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  )
}
