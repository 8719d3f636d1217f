/** How a column is read again: type, format, null tokens, and what becomes of a value that does not fit. */
import { NumberInput, SegmentedControl, Select, TagsInput } from '@mantine/core'
import type { Column, ColumnKind, NumberFormat, Reading } from '../../../../shared/domain/column-type'
import { canonicalReading } from '../../../../shared/domain/readings/canonical'
import { useText } from '../../../text'
import { kinds, withKind } from '../../check/reading-edits'
import type { FieldsOf } from './fields'
import { ColumnPicker } from './pickers'

/** The reading a column would begin with: as its own texts are written, so that only what is changed changes. */
function beginning(column: Column, kind: ColumnKind): Reading {
  const own = canonicalReading(column.name, column.type)
  if (column.type.kind === kind) return own
  if (column.type.kind !== 'timestamp' || kind !== 'date') return withKind({ ...own, onInvalid: 'reject' }, kind)
  // The time of day is read and left out.
  return { ...own, type: { kind: 'date' } }
}

export function RetypeFields({ step, columns, onChange }: FieldsOf<'retype'>) {
  const { t } = useText('shape')
  const { t: check } = useText('check')
  const { reading } = step
  const { type, format } = reading
  const set = (change: Partial<Reading>) => onChange({ ...step, reading: { ...reading, ...change } })
  const column = columns.find(({ name }) => name === reading.column)
  return (
    <>
      <ColumnPicker
        label={t('form.from')}
        columns={columns}
        value={reading.column}
        onChange={(name) => {
          const picked = columns.find((one) => one.name === name)
          if (picked) onChange({ ...step, reading: beginning(picked, picked.type.kind) })
        }}
      />
      {column && (
        <Select
          label={check('reading.type')}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: check(`types.${value}`) }))}
          value={type.kind}
          onChange={(kind) => kind && onChange({ ...step, reading: beginning(column, kind as ColumnKind) })}
        />
      )}
      {type.kind === 'decimal' && (
        <NumberInput
          label={check('reading.scale')}
          min={0}
          max={18}
          allowDecimal={false}
          value={type.scale}
          onChange={(scale) => Number.isInteger(scale) && set({ type: { ...type, scale: Number(scale) } })}
        />
      )}
      {format?.kind === 'number' && <NumberFields format={format} onChange={(next) => set({ format: next })} />}
      {format?.kind === 'date' && (
        <TagsInput
          label={check('reading.patterns')}
          description={check('reading.patternsHint')}
          value={format.patterns}
          onChange={(patterns) => patterns.length > 0 && set({ format: { ...format, patterns } })}
        />
      )}
      {format?.kind === 'boolean' && (
        <>
          <TagsInput
            label={check('reading.trueTokens')}
            value={format.trueTokens}
            onChange={(trueTokens) => set({ format: { ...format, trueTokens } })}
          />
          <TagsInput
            label={check('reading.falseTokens')}
            value={format.falseTokens}
            onChange={(falseTokens) => set({ format: { ...format, falseTokens } })}
          />
        </>
      )}
      {reading.column !== '' && (
        <TagsInput
          label={check('nulls.tokens')}
          description={check('nulls.tokensHint')}
          value={reading.nullTokens}
          onChange={(nullTokens) => set({ nullTokens })}
        />
      )}
      {type.kind !== 'string' && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={check('reading.failing')}
          data={[
            { value: 'reject', label: check('reading.failReject') },
            { value: 'empty', label: check('reading.failEmpty') }
          ]}
          value={reading.onInvalid}
          onChange={(value) => set({ onInvalid: value === 'reject' ? 'reject' : 'empty' })}
        />
      )}
    </>
  )
}

function NumberFields({ format, onChange }: { format: NumberFormat; onChange: (format: NumberFormat) => void }) {
  const { t } = useText('check')
  const { t: shape } = useText('shape')
  return (
    <>
      <Select
        label={t('reading.decimalMark')}
        allowDeselect={false}
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
      <Select
        label={t('reading.thousands')}
        allowDeselect={false}
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
      <TagsInput
        label={shape('form.currencies')}
        value={format.currencies}
        onChange={(currencies) => onChange({ ...format, currencies })}
      />
    </>
  )
}
