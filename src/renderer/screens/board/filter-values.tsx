/** Values of one role to choose from, searched in the warehouse. */
import { Button, Checkbox, Skeleton, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Search } from 'lucide-react'
import { useState } from 'react'
import type { BoardFilter } from '../../../shared/domain/board'
import type { Role } from '../../../shared/domain/role'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { formatCount, useText } from '../../text'
import classes from './board.module.css'

type Props = {
  readonly dataset: string
  readonly role: Role
  readonly filters: readonly BoardFilter[]
  readonly onBack: () => void
  readonly onApply: (values: readonly (string | null)[]) => void
}

const searchDelayMs = 150

export function FilterValues({ dataset, role, filters, onBack, onApply }: Props) {
  const { t } = useText('board')
  const [search, setSearch] = useState('')
  const [settled] = useDebouncedValue(search, searchDelayMs)
  const [picked, setPicked] = useState<readonly (string | null)[]>(
    () => filters.find((filter) => filter.role === role)?.values ?? []
  )
  const others = filters.filter((filter) => filter.role !== role)
  const values = useQuery(
    api.explore.values.queryOptions({ input: { dataset, role, search: settled, filters: others } })
  )
  const toggle = (value: string | null) =>
    setPicked(picked.includes(value) ? picked.filter((one) => one !== value) : [...picked, value])
  return (
    <div className={classes.values}>
      <div className={classes.valuesHead}>
        <Button variant="subtle" color="gray" size="compact-xs" leftSection={<ArrowLeft size={13} />} onClick={onBack}>
          {t('filter.back')}
        </Button>
        <b>{t(`roles.${role}`)}</b>
      </div>
      <TextInput
        data-autofocus
        placeholder={t('filter.search')}
        aria-label={t('filter.search')}
        leftSection={<Search size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {values.error && <ErrorPanel title={t('filter.failed')} error={appErrorOf(values.error)} />}
      <ul className={classes.valueList}>
        {!values.data && !values.error && <Skeleton height={120} />}
        {values.data?.map(({ value, rows }) => (
          <li key={`v${value}`}>
            <Checkbox
              checked={picked.includes(value)}
              onChange={() => toggle(value)}
              label={
                <span className={classes.valueLabel}>
                  <span>{value === null || value === '' ? t('notSet') : value}</span>
                  <span className="muted num">{formatCount(rows)}</span>
                </span>
              }
              styles={{ labelWrapper: { flex: 1, minWidth: 0 }, body: { alignItems: 'center' } }}
            />
          </li>
        ))}
        {values.data?.length === 0 && <li className="muted">{t('filter.none', { text: settled })}</li>}
      </ul>
      <Button onClick={() => onApply(picked)}>
        {picked.length > 0 ? `${t('filter.apply')} (${formatCount(picked.length)})` : t('filter.apply')}
      </Button>
    </div>
  )
}
