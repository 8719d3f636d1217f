/** Forms of steps that write other values into columns. */
import { ActionIcon, SegmentedControl, Select, Switch, TextInput } from '@mantine/core'
import { RefreshCw } from 'lucide-react'
import type { FillWith } from '../../../../shared/domain/steps/step'
import { randomBits } from '../../../state/random'
import { useText } from '../../../text'
import classes from '../form.module.css'

import type { FieldsOf } from './fields'
import { PatternInput } from './pattern-input'
import { ColumnPicker, ColumnsPicker } from './pickers'

export function TrimFields({ step, columns, onChange }: FieldsOf<'trim'>) {
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
      <Switch
        label={t('form.collapse')}
        checked={step.collapse}
        onChange={(event) => onChange({ ...step, collapse: event.currentTarget.checked })}
      />
    </>
  )
}

const cases = ['upper', 'lower', 'title', 'sentence'] as const

export function CaseFields({ step, columns, onChange }: FieldsOf<'case'>) {
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
      <Select
        label={t('form.case')}
        allowDeselect={false}
        data={cases.map((value) => ({ value, label: t(`case.${value}`) }))}
        value={step.to}
        onChange={(value) => onChange({ ...step, to: cases.find((one) => one === value) ?? step.to })}
      />
    </>
  )
}

export function ReplaceFields({ step, columns, problems, onChange }: FieldsOf<'replace'>) {
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
      {step.isPattern ? (
        <PatternInput
          label={t('form.pattern')}
          value={step.find}
          needsText={!step.whole}
          ignoreCase={step.ignoreCase}
          problem={problems[0] ?? null}
          onChange={(find) => onChange({ ...step, find })}
        />
      ) : (
        <TextInput
          label={t('form.find')}
          value={step.find}
          onChange={(event) => onChange({ ...step, find: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={t('form.replacement')}
        description={t(step.isPattern ? 'form.replacementPattern' : 'form.replacementHint')}
        value={step.replacement}
        onChange={(event) => onChange({ ...step, replacement: event.currentTarget.value })}
      />
      <Switch
        label={t('form.isPattern')}
        checked={step.isPattern}
        onChange={(event) => onChange({ ...step, isPattern: event.currentTarget.checked })}
      />
      <Switch
        label={t('form.whole')}
        checked={step.whole}
        onChange={(event) => onChange({ ...step, whole: event.currentTarget.checked })}
      />
      <Switch
        label={t('form.ignoreCase')}
        checked={step.ignoreCase}
        onChange={(event) => onChange({ ...step, ignoreCase: event.currentTarget.checked })}
      />
    </>
  )
}

const fillers = ['value', 'previous', 'column'] as const

function fillerOf(kind: string): FillWith {
  switch (kind) {
    case 'previous':
      return { kind }
    case 'column':
      return { kind, column: '' }
    default:
      return { kind: 'value', value: '' }
  }
}

export function FillFields({ step, columns, onChange }: FieldsOf<'fill'>) {
  const { t } = useText('shape')
  const { with: filler } = step
  const same = columns.filter(({ name }) => !step.columns.includes(name))
  return (
    <>
      <ColumnsPicker
        label={t('form.columns')}
        columns={columns}
        value={step.columns}
        onChange={(picked) => onChange({ ...step, columns: picked })}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('form.fillWith')}
        value={filler.kind}
        onChange={(kind) => onChange({ ...step, with: fillerOf(kind) })}
        data={fillers.map((kind) => ({ value: kind, label: t(`form.fillers.${kind}`) }))}
      />
      {filler.kind === 'value' && (
        <TextInput
          label={t('form.value')}
          description={t('form.valueHint')}
          value={filler.value}
          onChange={(event) => onChange({ ...step, with: { kind: 'value', value: event.currentTarget.value } })}
        />
      )}
      {filler.kind === 'previous' && <p className={classes.hint}>{t('form.previousHint')}</p>}
      {filler.kind === 'column' && (
        <ColumnPicker
          label={t('form.otherColumn')}
          columns={same}
          value={filler.column}
          onChange={(column) => onChange({ ...step, with: { kind: 'column', column } })}
        />
      )}
    </>
  )
}

export function HashFields({ step, columns, onChange }: FieldsOf<'hash'>) {
  const { t } = useText('shape')
  return (
    <>
      <ColumnsPicker
        label={t('form.columns')}
        columns={columns}
        value={step.columns}
        onChange={(picked) => onChange({ ...step, columns: picked })}
      />
      <TextInput
        label={t('form.secret')}
        description={t('form.secretHint')}
        classNames={{ input: classes.code ?? '' }}
        value={step.secret}
        error={step.secret.length < 8}
        rightSection={
          <ActionIcon
            size={24}
            aria-label={t('form.newSecret')}
            onClick={() => onChange({ ...step, secret: randomBits() })}
          >
            <RefreshCw size={14} aria-hidden />
          </ActionIcon>
        }
        onChange={(event) => onChange({ ...step, secret: event.currentTarget.value })}
      />
    </>
  )
}
