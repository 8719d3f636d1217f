/** Forms of steps that end rows. */
import { SegmentedControl } from '@mantine/core'
import { useText } from '../../../text'
import type { FieldsOf } from './fields'
import { ColumnsPicker } from './pickers'

export function DropNullsFields({ step, columns, onChange }: FieldsOf<'drop-nulls'>) {
  const { t } = useText('shape')
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
        aria-label={t('form.emptyWhen')}
        value={step.when}
        onChange={(when) => onChange({ ...step, when: when === 'all' ? 'all' : 'any' })}
        data={[
          { value: 'any', label: t('form.emptyAny') },
          { value: 'all', label: t('form.emptyAll') }
        ]}
      />
    </>
  )
}

export function DeduplicateFields({ step, columns, onChange }: FieldsOf<'deduplicate'>) {
  const { t } = useText('shape')
  return (
    <>
      <ColumnsPicker
        label={t('form.by')}
        description={t('form.byHint')}
        columns={columns}
        value={step.by}
        onChange={(by) => onChange({ ...step, by })}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('form.keepWhich')}
        value={step.keep ?? 'first'}
        onChange={(keep) => onChange({ ...step, keep: keep === 'last' ? 'last' : 'first' })}
        data={[
          { value: 'first', label: t('form.keepFirst') },
          { value: 'last', label: t('form.keepLast') }
        ]}
      />
    </>
  )
}
