/** Which rows group A and group B have: by filters, by filters with a name, or all that the other has not. */
import { Button, Menu, SegmentedControl, TextInput } from '@mantine/core'
import { ArrowLeftRight, Bookmark } from 'lucide-react'
import { type GroupOfRows, lackedBy } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { groupName } from '../../../components/tiles/groups/group-name'
import { useText } from '../../../text'
import { useFilterSets } from '../filter-sets/use-filter-sets'
import { OwnFilters } from '../own-filters'
import classes from './groups.module.css'

type Groups = { readonly a: GroupOfRows; readonly b: GroupOfRows }
type Props = {
  readonly dataset: Dataset
  readonly groups: Groups
  readonly onChange: (groups: Groups) => void
}

export function GroupFields({ dataset, groups, onChange }: Props) {
  const { t } = useText('boards')
  const { a, b } = groups
  return (
    <div className={classes.fields}>
      <GroupField side="a" dataset={dataset} group={a} other={b} onChange={(next) => onChange({ a: next, b })} />
      <GroupField side="b" dataset={dataset} group={b} other={a} onChange={(next) => onChange({ a, b: next })} />
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.swap}
        leftSection={<ArrowLeftRight size={13} aria-hidden />}
        onClick={() => onChange({ a: b, b: a })}
      >
        {t('groups.swap')}
      </Button>
    </div>
  )
}

type FieldProps = {
  readonly side: 'a' | 'b'
  readonly dataset: Dataset
  readonly group: GroupOfRows
  readonly other: GroupOfRows
  readonly onChange: (group: GroupOfRows) => void
}

function GroupField({ side, dataset, group, other, onChange }: FieldProps) {
  const { t } = useText('boards')
  const { t: words } = useText('board')
  const sets = useFilterSets().filter((set) => lackedBy(set, (role) => dataset.roles[role] !== undefined).length === 0)
  const label = t(`groups.${side}`)
  return (
    <fieldset className={classes.field}>
      <legend>
        <i className={classes.swatch} data-side={side} aria-hidden /> {label}
      </legend>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={label}
        value={group.filters === null ? 'else' : 'filters'}
        data={[
          { value: 'filters', label: t('groups.byFilters') },
          // One of them must say what it is.
          { value: 'else', label: t('groups.else'), disabled: other.filters === null }
        ]}
        onChange={(next) => onChange({ ...group, filters: next === 'else' ? null : [] })}
      />
      {group.filters === null ? (
        <p className="muted">{t('groups.elseText', { name: groupName(other, words) })}</p>
      ) : (
        <>
          <OwnFilters
            label={t('groups.filtersOf', { name: label })}
            dataset={dataset}
            filters={group.filters}
            onChange={(filters) => onChange({ ...group, filters })}
          />
          {sets.length > 0 && (
            <Menu position="bottom-start">
              <Menu.Target>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  className={classes.sets}
                  leftSection={<Bookmark size={13} aria-hidden />}
                >
                  {t('filterSets.title')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {sets.map((set) => (
                  <Menu.Item key={set.id} onClick={() => onChange({ name: set.name, filters: [...set.filters] })}>
                    {set.name}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </>
      )}
      <TextInput
        size="xs"
        label={t('groups.name')}
        placeholder={groupName({ ...group, name: '' }, words)}
        maxLength={80}
        autoComplete="off"
        value={group.name}
        onChange={(event) => onChange({ ...group, name: event.currentTarget.value })}
      />
    </fieldset>
  )
}
