/** Values of a column and what stands in their place. */
import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core'
import { ArrowRight, Plus, X } from 'lucide-react'
import { useText } from '../../../text'
import classes from '../form.module.css'
import type { FieldsOf } from './fields'
import { ColumnPicker } from './pickers'

/** Lines that are shown for editing; a recipe from elsewhere may have thousands. */
const shownEntries = 200

type Props = FieldsOf<'map'> & {
  /** The most frequent values of a column, to choose from. */
  readonly valuesOf: (column: string) => readonly string[]
}

export function MapFields({ step, columns, valuesOf, onChange }: Props) {
  const { t } = useText('shape')
  const known = valuesOf(step.column)
  const used = new Set(step.entries.map(({ from }) => from))
  const set = (at: number, change: { from?: string; to?: string }) =>
    onChange({
      ...step,
      entries: step.entries.map((entry, i) =>
        i === at
          ? { from: change.from ?? entry.from, to: change.to === undefined ? entry.to : change.to || null }
          : entry
      )
    })
  return (
    <>
      <ColumnPicker
        label={t('form.from')}
        columns={columns}
        only="text"
        value={step.column}
        onChange={(column) => onChange({ ...step, column })}
      />
      <fieldset className={classes.map}>
        <legend>{t('form.mapEntries')}</legend>
        {step.entries.slice(0, shownEntries).map((entry, i) => (
          // Lines have no name of their own: two may be empty at the same time.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={i} className={classes.mapLine}>
            <Autocomplete
              aria-label={t('form.mapFrom', { number: i + 1 })}
              data={known.filter((value) => value === entry.from || !used.has(value))}
              value={entry.from}
              onChange={(from) => set(i, { from })}
            />
            <ArrowRight size={14} aria-hidden />
            <TextInput
              aria-label={t('form.mapTo', { number: i + 1 })}
              placeholder={t('preview.noValue')}
              value={entry.to ?? ''}
              onChange={(event) => set(i, { to: event.currentTarget.value })}
            />
            <ActionIcon
              size={22}
              aria-label={t('form.mapRemove', { number: i + 1 })}
              onClick={() => onChange({ ...step, entries: step.entries.filter((_, other) => other !== i) })}
            >
              <X size={13} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {step.entries.length > shownEntries && (
          <p className={classes.hint}>{t('form.mapMore', { count: step.entries.length - shownEntries })}</p>
        )}
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<Plus size={12} aria-hidden />}
          onClick={() => onChange({ ...step, entries: [...step.entries, { from: '', to: null }] })}
        >
          {t('form.mapAdd')}
        </Button>
      </fieldset>
    </>
  )
}
