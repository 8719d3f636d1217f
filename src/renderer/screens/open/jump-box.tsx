import { Button, Slider, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { windowRows } from '../../components/raw-grid/row-window'
import { formatCount, useText } from '../../text'
import styles from './open.module.css'

interface JumpBoxProps {
  readonly rowCount: number | null
  /** First row in view, 0-based. */
  readonly firstRow: number
  /** Gets the 0-based row. */
  readonly onJump: (row: number) => void
}

/** From this length on the grid's own scroll bar covers a part of the file only, and a slider stands for the whole. */
const longRows = windowRows

/** A row number with or without grouping marks; Enter goes there. */
export function JumpBox({ rowCount, firstRow, onJump }: JumpBoxProps) {
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
      {rowCount !== null && rowCount > longRows && (
        <Slider
          key={firstRow}
          className={styles.slider}
          size="sm"
          min={1}
          max={rowCount}
          defaultValue={firstRow + 1}
          label={formatCount}
          thumbLabel={t('jumpSlider')}
          onChangeEnd={(row) => onJump(row - 1)}
        />
      )}
    </form>
  )
}
