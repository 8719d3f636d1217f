/** Adds or changes a filter: first the column's meaning, then its values, largest revenue first. */
import { Button, Popover } from '@mantine/core'
import { ListFilter } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { BoardFilter } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import type { Role } from '../../../shared/domain/role'
import { useText } from '../../text'
import classes from './board.module.css'
import { FilterValues } from './filter-values'

/** Roles whose values a person filters by, most wanted first. */
const filterRoles = [
  'category',
  'product',
  'region',
  'country',
  'channel',
  'salesperson',
  'customer',
  'currency'
] as const satisfies readonly Role[]

type Props = {
  readonly dataset: Dataset
  readonly filters: readonly BoardFilter[]
  readonly onChange: (filters: BoardFilter[]) => void
  readonly size?: 'sm' | 'compact-sm'
  /** Below the columns; gets what closes the menu. */
  readonly children?: (close: () => void) => ReactNode
}

export function FilterMenu({ dataset, filters, onChange, size = 'sm', children }: Props) {
  const { t } = useText('board')
  const [opened, setOpened] = useState(false)
  const [role, setRole] = useState<Role | null>(null)
  const roles = filterRoles.filter((one) => dataset.roles[one] !== undefined)
  const close = () => {
    setOpened(false)
    setRole(null)
  }
  const apply = (values: readonly (string | null)[]) => {
    if (role === null) return
    const others = filters.filter((one) => one.role !== role)
    onChange(values.length > 0 ? [...others, { role, values: [...values] }] : others)
    close()
  }
  return (
    <Popover
      opened={opened}
      onChange={(open) => (open ? setOpened(true) : close())}
      position="bottom-end"
      width={300}
      trapFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          {...(size === 'sm' ? {} : { size })}
          leftSection={<ListFilter size={14} aria-hidden />}
          onClick={() => (opened ? close() : setOpened(true))}
          disabled={roles.length === 0 && children === undefined}
          title={roles.length === 0 ? t('filter.noColumns') : undefined}
        >
          {t('filter.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        {role === null ? (
          <>
            <ul className={classes.roles} aria-label={t('filter.of')}>
              {roles.map((one) => (
                <li key={one}>
                  <button type="button" className={`menu-row ${classes.preset}`} onClick={() => setRole(one)}>
                    <span>{t(`roles.${one}`)}</span>
                    <span className="muted">{dataset.roles[one]}</span>
                  </button>
                </li>
              ))}
            </ul>
            {children?.(close)}
          </>
        ) : (
          <FilterValues
            dataset={dataset.name}
            role={role}
            filters={filters}
            onBack={() => setRole(null)}
            onApply={apply}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
