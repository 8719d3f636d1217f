/** A plain editor with line numbers; the line an error points at is marked. */
import { type Ref, useRef } from 'react'
import { useText } from '../../text'
import classes from './sql.module.css'

type Props = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onRun: () => void
  readonly wrongLine: number | null
  readonly field: Ref<HTMLTextAreaElement>
}

export function Editor({ value, onChange, onRun, wrongLine, field }: Props) {
  const { t } = useText('sql')
  const gutter = useRef<HTMLDivElement>(null)
  const lines = value.split('\n').map((_, index) => index + 1)
  return (
    <div className={classes.editor}>
      <div ref={gutter} className={classes.gutter} aria-hidden="true">
        {lines.map((line) => (
          <span key={line} data-wrong={line === wrongLine || undefined}>
            {line}
          </span>
        ))}
      </div>
      <textarea
        ref={field}
        className={classes.code}
        aria-label={t('editor')}
        aria-invalid={wrongLine !== null}
        value={value}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        onChange={(event) => onChange(event.currentTarget.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          onRun()
        }}
      />
    </div>
  )
}
