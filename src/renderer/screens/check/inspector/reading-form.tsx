import { NumberInput, SegmentedControl, Select, TagsInput } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { ColumnReport } from '../../../../shared/domain/check-report'
import type { ColumnKind, NumberFormat, Reading } from '../../../../shared/domain/column-type'
import { useText } from '../../../text'
import { kinds, withKind } from '../reading-edits'
import styles from './inspector.module.css'

interface ReadingFormProps {
  readonly column: ColumnReport
  readonly onChoose: (reading: Reading) => void
}

/** Type, format, null tokens and what a failing value does; each change checks the column again. */
export function ReadingForm({ column, onChoose }: ReadingFormProps) {
  const { t } = useText('check')
  const { reading } = column
  const { type, format } = reading
  return (
    <section>
      <h3>{t('reading.title')}</h3>
      <div className={styles.form}>
        <Field label={t('reading.type')}>
          {(id) => (
            <Select
              id={id}
              data={kinds.map((value) => ({ value, label: t(`types.${value}`) }))}
              value={type.kind}
              onChange={(value) => value && onChoose(withKind(reading, value as ColumnKind))}
            />
          )}
        </Field>
        {type.kind === 'decimal' && (
          <Field label={t('reading.scale')}>
            {(id) => (
              <NumberInput
                id={id}
                min={0}
                max={18}
                allowDecimal={false}
                defaultValue={type.scale}
                onBlur={(event) => {
                  const scale = Number(event.currentTarget.value)
                  if (Number.isInteger(scale) && scale !== type.scale)
                    onChoose({ ...reading, type: { ...type, scale } })
                }}
              />
            )}
          </Field>
        )}
        {format?.kind === 'number' && (
          <NumberFields format={format} onChange={(next) => onChoose({ ...reading, format: next })} />
        )}
        {format?.kind === 'date' && (
          <Tags
            label={t('reading.patterns')}
            hint={t('reading.patternsHint')}
            value={format.patterns}
            onChange={(patterns) => patterns.length > 0 && onChoose({ ...reading, format: { ...format, patterns } })}
          />
        )}
        {format?.kind === 'date' && format.patterns.some((pattern) => /(^|[^Y])YY($|[^Y])/.test(pattern)) && (
          <Field label={t('reading.pivot')}>
            {(id) => (
              <NumberInput
                id={id}
                min={0}
                max={99}
                allowDecimal={false}
                defaultValue={format.pivotYear}
                onBlur={(event) => {
                  const pivotYear = Number(event.currentTarget.value)
                  if (Number.isInteger(pivotYear) && pivotYear !== format.pivotYear)
                    onChoose({ ...reading, format: { ...format, pivotYear } })
                }}
              />
            )}
          </Field>
        )}
        {format?.kind === 'boolean' && (
          <>
            <Tags
              label={t('reading.trueTokens')}
              value={format.trueTokens}
              onChange={(trueTokens) => onChoose({ ...reading, format: { ...format, trueTokens } })}
            />
            <Tags
              label={t('reading.falseTokens')}
              value={format.falseTokens}
              onChange={(falseTokens) => onChoose({ ...reading, format: { ...format, falseTokens } })}
            />
          </>
        )}
        <Tags
          label={t('nulls.tokens')}
          hint={t('nulls.tokensHint')}
          value={reading.nullTokens}
          onChange={(nullTokens) => onChoose({ ...reading, nullTokens })}
        />
        {type.kind !== 'string' && (
          <div>
            <span className={styles.label}>{t('reading.failing')}</span>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t('reading.failing')}
              data={[
                { value: 'reject', label: t('reading.failReject') },
                { value: 'empty', label: t('reading.failEmpty') }
              ]}
              value={reading.onInvalid}
              onChange={(value) => onChoose({ ...reading, onInvalid: value === 'reject' ? 'reject' : 'empty' })}
            />
          </div>
        )}
      </div>
    </section>
  )
}

function NumberFields({ format, onChange }: { format: NumberFormat; onChange: (format: NumberFormat) => void }) {
  const { t } = useText('check')
  return (
    <div className={styles.two}>
      <Field label={t('reading.decimalMark')}>
        {(id) => (
          <Select
            id={id}
            data={[
              { value: '.', label: t('reading.point') },
              { value: ',', label: t('reading.comma') }
            ]}
            value={format.decimalMark}
            onChange={(value) => {
              const decimalMark = value === ',' ? ',' : '.'
              // The same mark can't stand for both.
              const thousandsMark = format.thousandsMark === decimalMark ? null : format.thousandsMark
              onChange({ ...format, decimalMark, thousandsMark })
            }}
          />
        )}
      </Field>
      <Field label={t('reading.thousands')}>
        {(id) => (
          <Select
            id={id}
            data={[
              { value: 'none', label: t('reading.thousandsNone') },
              { value: ',', label: t('reading.comma'), disabled: format.decimalMark === ',' },
              { value: '.', label: t('reading.point'), disabled: format.decimalMark === '.' },
              { value: ' ', label: t('reading.blank') },
              { value: "'", label: t('reading.apostrophe') }
            ]}
            value={format.thousandsMark ?? 'none'}
            onChange={(value) =>
              onChange({ ...format, thousandsMark: value === 'none' ? null : (value as NumberFormat['thousandsMark']) })
            }
          />
        )}
      </Field>
    </div>
  )
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  )
}

interface TagsProps {
  readonly label: string
  readonly hint?: string
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
}

function Tags({ label, hint, value, onChange }: TagsProps) {
  return (
    <Field label={label}>
      {(id) => (
        <TagsInput id={id} placeholder={value.length === 0 ? hint : undefined} value={[...value]} onChange={onChange} />
      )}
    </Field>
  )
}
