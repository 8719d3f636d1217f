import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useText } from '../../text'
import styles from './open.module.css'

interface JumpBoxProps {
  readonly rowCount: number | null
  /** Gets the 0-based row. */
  readonly onJump: (row: number) => void
}

/** A row number with or without grouping marks; Enter goes there. */
export function JumpBox({ rowCount, onJump }: JumpBoxProps) {
  const { t } = useText('open')
  const [text, setText] = useState('')
  const digits = text.replace(/[\s.,'’_]/g, '')
  const number = /^\d{1,12}$/.test(digits) ? Number(digits) : null
  const valid = number !== null && number >= 1 && (rowCount === null || number <= rowCount)
  const go = (event: FormEvent) => {
    event.preventDefault()
    if (number !== null && number >= 1) onJump(number - 1)
  }
  return (
    <form className={styles.jump} onSubmit={go} data-jump>
      <label htmlFor="jump-to-row">{t('jump')}</label>
      <TextInput
        id="jump-to-row"
        w={110}
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={text !== '' && !valid}
      />
      <Button type="submit" variant="default" disabled={!valid}>
        {t('jumpGo')}
      </Button>
      {rowCount !== null && <span className="muted">{t('jumpHint', { count: rowCount })}</span>}
    </form>
  )
}
