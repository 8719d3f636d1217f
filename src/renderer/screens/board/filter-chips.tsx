/** The filters in force; each can be taken away. */
import { CloseButton } from '@mantine/core'
import { Bookmark } from 'lucide-react'
import type { BoardFilter } from '../../../shared/domain/board'
import { useText } from '../../text'
import classes from './board.module.css'

type Props = {
  readonly filters: readonly BoardFilter[]
  readonly onChange: (filters: BoardFilter[]) => void
  /** Their name, when they have one: then they are one chip. */
  readonly name?: string | null
}

const shown = 2

export function FilterChips({ filters, onChange, name: called = null }: Props) {
  const { t } = useText('board')
  const name = (value: string | null) => (value === null || value === '' ? t('notSet') : value)
  const say = (values: readonly (string | null)[]) =>
    values.length <= shown
      ? values.map(name).join(', ')
      : t('filter.more', { first: name(values[0] ?? null), count: values.length - 1 })
  if (called !== null) {
    const all = filters.map(({ role, values }) => `${t(`roles.${role}`)}: ${values.map(name).join(', ')}`)
    return (
      <div className={classes.chips}>
        <span className={classes.chip} title={all.join('\n')}>
          <Bookmark size={13} aria-hidden /> <b>{called}</b>
          <CloseButton size={18} aria-label={t('filter.removeNamed', { name: called })} onClick={() => onChange([])} />
        </span>
      </div>
    )
  }
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
