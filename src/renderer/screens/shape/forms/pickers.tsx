/** Fields that choose among the columns there are at a step. */
import { Button, MultiSelect, Select } from '@mantine/core'
import { type Column, type ColumnKind, isNumeric } from '../../../../shared/domain/column-type'
import { useText } from '../../../text'
import classes from '../form.module.css'

type Only = 'text' | 'numbers' | 'any'

function fits({ type }: Column, only: Only): boolean {
  return only === 'any' || (only === 'text' ? type.kind === ('string' satisfies ColumnKind) : isNumeric(type))
}

/** Columns that are offered, and those that are chosen although they do not fit any more, so that nothing is lost unseen. */
function offered(columns: readonly Column[], only: Only, chosen: readonly string[]): string[] {
  const names = columns.filter((column) => fits(column, only)).map(({ name }) => name)
  return [...new Set([...names, ...chosen.filter((name) => name !== '')])]
}

type ManyProps = {
  readonly label: string
  readonly description?: string
  readonly columns: readonly Column[]
  readonly only?: Only
  readonly value: readonly string[]
  readonly onChange: (columns: string[]) => void
}

/** Several columns, in the order they are chosen. */
export function ColumnsPicker({ label, description, columns, only = 'any', value, onChange }: ManyProps) {
  const { t } = useText('shape')
  const data = offered(columns, only, value)
  return (
    <div>
      <MultiSelect
        label={label}
        description={description}
        data={data}
        searchable
        openOnFocus={false}
        clearable
        hidePickedOptions
        maxDropdownHeight={260}
        nothingFoundMessage={t('form.noColumn')}
        value={[...value]}
        onChange={onChange}
      />
      {value.length < data.length && data.length > 1 && (
        <Button variant="transparent" size="compact-xs" className={classes.allOf ?? ''} onClick={() => onChange(data)}>
          {t(only === 'text' ? 'form.allText' : 'form.all', { count: data.length })}
        </Button>
      )}
    </div>
  )
}

type OneProps = {
  readonly label: string
  readonly description?: string
  readonly columns: readonly Column[]
  readonly only?: Only
  readonly value: string
  readonly onChange: (column: string) => void
}

export function ColumnPicker({ label, description, columns, only = 'any', value, onChange }: OneProps) {
  const { t } = useText('shape')
  return (
    <Select
      label={label}
      description={description}
      data={offered(columns, only, [value])}
      searchable
      openOnFocus={false}
      maxDropdownHeight={260}
      nothingFoundMessage={t('form.noColumn')}
      value={value || null}
      onChange={(column) => column && onChange(column)}
    />
  )
}
