/** The filters in force; each can be taken away. */
import { CloseButton } from '@mantine/core'
import type { BoardFilter } from '../../../shared/domain/board'
import { useText } from '../../text'
import classes from './board.module.css'

type Props = { readonly filters: readonly BoardFilter[]; readonly onChange: (filters: BoardFilter[]) => void }

const shown = 2

export function FilterChips({ filters, onChange }: Props) {
  const { t } = useText('board')
  const name = (value: string | null) => (value === null || value === '' ? t('notSet') : value)
  const say = (values: readonly (string | null)[]) =>
    values.length <= shown
      ? values.map(name).join(', ')
      : t('filter.more', { first: name(values[0] ?? null), count: values.length - 1 })
  return (
    <div className={classes.chips}>
      {filters.map((filter) => {
        const role = t(`roles.${filter.role}`)
        return (
          <span key={filter.role} className={classes.chip} title={filter.values.map(name).join('\n')}>
            {role} <b>{say(filter.values)}</b>
            <CloseButton
              size={18}
              aria-label={t('filter.remove', { role })}
              onClick={() => onChange(filters.filter((one) => one.role !== filter.role))}
            />
          </span>
        )
      })}
      {filters.length > 1 && (
        <button type="button" className={classes.clear} onClick={() => onChange([])}>
          {t('filter.clear')}
        </button>
      )}
    </div>
  )
}
