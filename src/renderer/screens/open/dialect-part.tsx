import { ActionIcon, NumberInput, TextInput, Tooltip } from '@mantine/core'
import { Undo2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { DialectOverride } from '../../../shared/domain/dialect'
import type { PartFile, Source } from '../../../shared/domain/source'
import { clearConfidence } from '../../client/confidence'
import { formatPercent, useText } from '../../text'
import styles from './open.module.css'
import type { Reopen } from './use-reopen'

interface DialectPartProps {
  readonly source: Source | PartFile
  readonly reopen: Reopen
  readonly name: keyof DialectOverride
  readonly label: string
  readonly children: (id: string) => ReactNode
}

/** One part of the dialect: its name, how sure the guess is, its control, and the way back to the guess. */
export function DialectPart({ source, reopen, name, label, children }: DialectPartProps) {
  const { t } = useText('open')
  const id = useId()
  const byHand = source.overridden.includes(name)
  const confidence = source.partConfidence?.[name] ?? 1
  return (
    <>
      <label htmlFor={id}>
        {label}
        {byHand && <small>{t('byYou')}</small>}
        {!byHand && confidence < 0.995 && (
          <small data-unsure={confidence < clearConfidence || undefined}>
            {t('partConfidence', { share: formatPercent(confidence, 0) })}
          </small>
        )}
      </label>
      <div className={styles.control}>
        {children(id)}
        {byHand && (
          <Tooltip label={`${t('byYou')} · ${t('reset')}`}>
            <ActionIcon
              size={24}
              onClick={() => reopen.reset(name)}
              aria-label={`${label}: ${t('reset')}`}
              color="accent"
            >
              <Undo2 size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </>
  )
}

interface NumberFieldProps {
  readonly id: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onSet: (value: number) => void
}

/** A whole number that is taken over when the field is left, or at once with the arrows. */
export function NumberField({ id, value, min, max, onSet }: NumberFieldProps) {
  const take = (text: string) => {
    const next = Number(text)
    if (text !== '' && Number.isInteger(next) && next >= min && next <= max && next !== value) onSet(next)
  }
  return (
    <NumberInput
      id={id}
      key={value}
      min={min}
      max={max}
      allowDecimal={false}
      defaultValue={value}
      onBlur={(event) => take(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

interface TextFieldProps {
  readonly id?: string
  readonly label?: string
  readonly value: string
  readonly placeholder?: string
  readonly maxLength: number
  readonly width?: number
  readonly onSet: (value: string) => void
}

/** A text that is taken over when the field is left. */
export function TextField({ id, label, value, placeholder, maxLength, width, onSet }: TextFieldProps) {
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(width === undefined ? {} : { w: width })}
      key={value}
      placeholder={placeholder}
      maxLength={maxLength}
      defaultValue={value}
      onBlur={(event) => event.currentTarget.value !== value && onSet(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}
