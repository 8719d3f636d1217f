import { Button } from '@mantine/core'
import type { ColumnReport } from '../../../../shared/domain/check-report'
import type { Reading } from '../../../../shared/domain/column-type'
import { formatCount, inFile, useText } from '../../../text'
import styles from './inspector.module.css'

interface InvalidValuesProps {
  readonly column: ColumnReport
  readonly onChoose: (reading: Reading) => void
  readonly onJump: (row: number) => void
}

const shown = 8
const offered = 3

/** Values that do not parse: where they are, what happens to their rows, and quick fixes. */
export function InvalidValues({ column, onChoose, onJump }: InvalidValuesProps) {
  const { t } = useText('check')
  const { reading } = column
  const type = t(`typeWord.${reading.type.kind}`)
  const texts = [...new Set(column.invalidExamples.map((example) => example.text.trim()))].filter(Boolean)
  return (
    <div className={styles.call}>
      <b>{t('invalid.title', { count: column.invalidCount, type })}</b>
      <ul className={styles.lines} aria-label={t('invalid.lines')}>
        {column.invalidExamples.slice(0, shown).map((example) => (
          <li key={example.row}>
            <button type="button" onClick={() => onJump(example.row)}>
              <span>{inFile(example.file, t('line', { line: formatCount(example.line) }))}</span>
              <code>{example.text}</code>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.options}>
        {(['reject', 'empty'] as const).map((onInvalid) => (
          <button
            type="button"
            key={onInvalid}
            className={styles.option}
            aria-pressed={reading.onInvalid === onInvalid}
            onClick={() => reading.onInvalid !== onInvalid && onChoose({ ...reading, onInvalid })}
          >
            <strong>{t(`invalid.${onInvalid}`)}</strong>
            <span className="muted">{t(`invalid.${onInvalid}Hint`)}</span>
          </button>
        ))}
      </div>
      <div className={styles.fixes}>
        {texts.slice(0, offered).map((text) => (
          <Button
            key={text}
            size="compact-xs"
            variant="default"
            onClick={() => onChoose({ ...reading, nullTokens: [...reading.nullTokens, text] })}
          >
            {t('invalid.treatEmpty', { text: text.length > 24 ? `${text.slice(0, 23)}…` : text })}
          </Button>
        ))}
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onChoose({ ...reading, type: { kind: 'string' }, format: null })}
        >
          {t('invalid.asText')}
        </Button>
      </div>
    </div>
  )
}
