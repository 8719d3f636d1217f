/** Forms of steps that name, leave out, cut and join columns. */
import { NumberInput, SegmentedControl, Switch, TagsInput, TextInput } from '@mantine/core'
import type { SplitBy } from '../../../../shared/domain/steps/step'
import { useText } from '../../../text'
import type { FieldsOf } from './fields'
import { PatternInput } from './pattern-input'
import { ColumnPicker, ColumnsPicker } from './pickers'

export function RenameFields({ step, columns, onChange }: FieldsOf<'rename'>) {
  const { t } = useText('shape')
  return (
    <>
      <ColumnPicker
        label={t('form.from')}
        columns={columns}
        value={step.from}
        onChange={(from) => onChange({ ...step, from })}
      />
      <TextInput
        label={t('form.to')}
        value={step.to}
        onChange={(event) => onChange({ ...step, to: event.currentTarget.value })}
      />
    </>
  )
}

const cuts = ['text', 'pattern', 'positions'] as const

function cutOf(kind: string): SplitBy {
  switch (kind) {
    case 'pattern':
      return { kind, pattern: '' }
    case 'positions':
      return { kind, positions: [] }
    default:
      return { kind: 'text', text: '' }
  }
}

export function SplitFields({ step, columns, problems, onChange }: FieldsOf<'split'>) {
  const { t } = useText('shape')
  const { by } = step
  return (
    <>
      <ColumnPicker
        label={t('form.from')}
        columns={columns}
        only="text"
        value={step.column}
        onChange={(column) => onChange({ ...step, column })}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('form.cutBy')}
        value={by.kind}
        onChange={(kind) => onChange({ ...step, by: cutOf(kind) })}
        data={cuts.map((kind) => ({ value: kind, label: t(`form.cuts.${kind}`) }))}
      />
      {by.kind === 'text' && (
        <TextInput
          label={t('form.separator')}
          value={by.text}
          onChange={(event) => onChange({ ...step, by: { kind: 'text', text: event.currentTarget.value } })}
        />
      )}
      {by.kind === 'pattern' && (
        <PatternInput
          label={t('form.pattern')}
          value={by.pattern}
          needsText
          problem={problems[0] ?? null}
          onChange={(pattern) => onChange({ ...step, by: { kind: 'pattern', pattern } })}
        />
      )}
      {by.kind === 'positions' && (
        <TagsInput
          label={t('form.positions')}
          description={t('form.positionsHint')}
          value={by.positions.map(String)}
          onChange={(texts) => {
            const positions = texts.map(Number).filter((place) => Number.isInteger(place) && place > 1)
            onChange({ ...step, by: { kind: 'positions', positions: [...new Set(positions)].sort((a, b) => a - b) } })
          }}
        />
      )}
      <TagsInput
        label={t('form.into')}
        description={t('form.intoHint')}
        value={step.into}
        onChange={(into) => onChange({ ...step, into })}
      />
      <Switch
        label={t('form.keep')}
        checked={step.keep}
        onChange={(event) => onChange({ ...step, keep: event.currentTarget.checked })}
      />
    </>
  )
}

export function MergeFields({ step, columns, onChange }: FieldsOf<'merge'>) {
  const { t } = useText('shape')
  return (
    <>
      <ColumnsPicker
        label={t('form.columns')}
        description={t('form.mergeHint')}
        columns={columns}
        value={step.columns}
        onChange={(picked) => onChange({ ...step, columns: picked })}
      />
      <TextInput
        label={t('form.separator')}
        value={step.separator}
        onChange={(event) => onChange({ ...step, separator: event.currentTarget.value })}
      />
      <TextInput
        label={t('form.column')}
        value={step.into}
        onChange={(event) => onChange({ ...step, into: event.currentTarget.value })}
      />
      <Switch
        label={t('form.keepAll')}
        checked={step.keep}
        onChange={(event) => onChange({ ...step, keep: event.currentTarget.checked })}
      />
    </>
  )
}

export function UnpivotFields({ step, columns, onChange }: FieldsOf<'unpivot'>) {
  const { t } = useText('shape')
  return (
    <>
      <ColumnsPicker
        label={t('form.unpivotColumns')}
        description={t('form.unpivotHint')}
        columns={columns}
        value={step.columns}
        onChange={(picked) => onChange({ ...step, columns: picked })}
      />
      <TextInput
        label={t('form.nameColumn')}
        value={step.nameColumn}
        onChange={(event) => onChange({ ...step, nameColumn: event.currentTarget.value })}
      />
      <TextInput
        label={t('form.valueColumn')}
        value={step.valueColumn}
        onChange={(event) => onChange({ ...step, valueColumn: event.currentTarget.value })}
      />
      <Switch
        label={t('form.dropEmpty')}
        checked={step.dropEmpty}
        onChange={(event) => onChange({ ...step, dropEmpty: event.currentTarget.checked })}
      />
    </>
  )
}

export function MaskFields({ step, columns, onChange }: FieldsOf<'mask'>) {
  const { t } = useText('shape')
  return (
    <>
      <ColumnsPicker
        label={t('form.columns')}
        columns={columns}
        only="text"
        value={step.columns}
        onChange={(picked) => onChange({ ...step, columns: picked })}
      />
      <NumberInput
        label={t('form.shown')}
        description={t('form.shownHint')}
        min={0}
        max={100}
        allowDecimal={false}
        value={step.shown}
        onChange={(shown) => Number.isInteger(shown) && onChange({ ...step, shown: Number(shown) })}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('form.shownAt')}
        value={step.at}
        onChange={(at) => onChange({ ...step, at: at === 'start' ? 'start' : 'end' })}
        data={[
          { value: 'end', label: t('form.atEnd') },
          { value: 'start', label: t('form.atStart') }
        ]}
      />
    </>
  )
}
