/** The filters with a name that can be put in force, in the menu of filters. */
import { ActionIcon, Menu } from '@mantine/core'
import { Bookmark, Ellipsis, ListPlus, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { type BoardFilter, bothOf, type FilterSet, lackedBy, setInForce } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { useTileWords } from '../../../components/tiles/tile-words'
import { useText } from '../../../text'
import classes from './filter-sets.module.css'

type Props = {
  readonly dataset: Dataset
  readonly sets: readonly FilterSet[]
  readonly filters: readonly BoardFilter[]
  readonly onChange: (filters: BoardFilter[]) => void
  readonly onUpdate: (set: FilterSet) => void
  readonly onRename: (set: FilterSet) => void
  readonly onRemove: (set: FilterSet) => void
}

export function FilterSetList({ dataset, sets, filters, onChange, onUpdate, onRename, onRemove }: Props) {
  const { t } = useText('boards')
  const words = useTileWords()
  const inForce = setInForce(filters, sets, dataset.name)
  const own = sets.filter((one) => one.dataset === dataset.name)
  const others = sets.filter((one) => one.dataset !== dataset.name)
  if (sets.length === 0) return null
  const line = (set: FilterSet) => {
    const lacks = lackedBy(set, (role) => dataset.roles[role] !== undefined)
    const isLacking = lacks.length > 0
    const said = isLacking
      ? t('filterSets.lacks', { roles: lacks.map(words.role).join(', ') })
      : words.filters(set.filters)
    return (
      <li key={set.id} className={classes.line}>
        <button
          type="button"
          className={classes.apply}
          disabled={isLacking}
          aria-pressed={inForce?.id === set.id}
          title={said}
          onClick={() => onChange([...set.filters])}
        >
          <Bookmark size={13} aria-hidden fill={inForce?.id === set.id ? 'currentColor' : 'none'} />
          <span>
            <b>{set.name}</b>
            <span className={classes.said}>{set.dataset === dataset.name ? said : `${set.dataset} · ${said}`}</span>
          </span>
        </button>
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <ActionIcon size={24} aria-label={t('filterSets.more', { name: set.name })}>
              <Ellipsis size={14} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<ListPlus size={14} />}
              disabled={isLacking}
              onClick={() => onChange(bothOf(filters, set.filters))}
            >
              {t('filterSets.add')}
            </Menu.Item>
            <Menu.Item
              leftSection={<RefreshCw size={14} />}
              disabled={filters.length === 0 || inForce?.id === set.id}
              onClick={() => onUpdate(set)}
            >
              {t('filterSets.update')}
            </Menu.Item>
            <Menu.Item leftSection={<Pencil size={14} />} onClick={() => onRename(set)}>
              {t('filterSets.rename')}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => onRemove(set)}>
              {t('filterSets.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </li>
    )
  }
  return (
    <>
      {own.length > 0 && (
        <section aria-label={t('filterSets.title')}>
          <h3 className={classes.heading}>{t('filterSets.title')}</h3>
          <ul className={classes.list}>{own.map(line)}</ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-label={t('filterSets.elsewhere')}>
          <h3 className={classes.heading}>{t('filterSets.elsewhere')}</h3>
          <ul className={classes.list}>{others.map(line)}</ul>
        </section>
      )}
    </>
  )
}
