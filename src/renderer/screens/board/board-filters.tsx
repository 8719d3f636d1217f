/** The menu of a board's filters: single ones, those with a name, and the way to compare two groups. */
import { Bookmark, Columns2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type BoardFilter, type FilterSet, lackedBy } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { type ScreenCommand, useScreenCommands } from '../../state/commands'
import { useText } from '../../text'
import { FilterMenu } from './filter-menu'
import { FilterSetList } from './filter-sets/filter-set-list'
import classes from './filter-sets/filter-sets.module.css'
import { useFilterSetActs, useFilterSets } from './filter-sets/use-filter-sets'
import { NameDialog } from './saved/name-dialog'

type Props = {
  readonly dataset: Dataset
  readonly filters: readonly BoardFilter[]
  readonly onChange: (filters: BoardFilter[]) => void
  readonly onCompare: () => void
}

export function BoardFilters({ dataset, filters, onChange, onCompare }: Props) {
  const { t } = useText('boards')
  const sets = useFilterSets()
  const { save, remove } = useFilterSetActs()
  const [asking, ask] = useState<'save' | FilterSet | null>(null)
  const commands = useMemo<ScreenCommand[]>(() => {
    const fitting = sets.filter((set) => lackedBy(set, (role) => dataset.roles[role] !== undefined).length === 0)
    return [
      { id: 'compare groups', label: t('groups.open'), act: onCompare },
      ...fitting.map((set) => ({
        id: `filter set ${set.id}`,
        label: t('filterSets.command', { name: set.name }),
        act: () => onChange([...set.filters])
      }))
    ]
  }, [sets, dataset, t, onChange, onCompare])
  useScreenCommands('filters', commands)
  return (
    <>
      <FilterMenu dataset={dataset} filters={filters} onChange={onChange}>
        {(close) => (
          <>
            <FilterSetList
              dataset={dataset}
              sets={sets}
              filters={filters}
              onChange={(next) => {
                onChange(next)
                close()
              }}
              onUpdate={(set) => void save({ ...set, filters })}
              onRename={(set) => {
                close()
                ask(set)
              }}
              onRemove={(set) => void remove(set)}
            />
            <div className={classes.acts}>
              <button
                type="button"
                className="menu-row"
                disabled={filters.length === 0}
                title={filters.length === 0 ? t('filterSets.needsFilter') : undefined}
                onClick={() => {
                  close()
                  ask('save')
                }}
              >
                <Bookmark size={14} aria-hidden /> {t('filterSets.saveAs')}
              </button>
              <button
                type="button"
                className="menu-row"
                onClick={() => {
                  close()
                  onCompare()
                }}
              >
                <Columns2 size={14} aria-hidden /> {t('groups.open')}
              </button>
            </div>
          </>
        )}
      </FilterMenu>
      {asking && (
        <NameDialog
          title={t(asking === 'save' ? 'filterSets.saveTitle' : 'filterSets.renameTitle')}
          label={t('filterSets.name')}
          confirm={t(asking === 'save' ? 'saved.saveConfirm' : 'saved.renameConfirm')}
          name={asking === 'save' ? '' : asking.name}
          onConfirm={(name) =>
            asking === 'save' ? save({ id: null, dataset: dataset.name, name, filters }) : save({ ...asking, name })
          }
          onClose={() => ask(null)}
        />
      )}
    </>
  )
}
