/** What a group of rows is called: as a person named it, else by what it has. */
import type { GroupOfRows } from '../../../../shared/domain/board'
import { formatCount } from '../../../text'
import type { Text } from '../tile-vocabulary'

const mostNamed = 2

export function groupName({ name, filters }: GroupOfRows, t: Text): string {
  if (name !== '') return name
  if (filters === null) return t('groups.else')
  if (filters.length === 0) return t('groups.all')
  const said = (value: string | null) => (value === null || value === '' ? t('notSet') : value)
  return filters
    .map(({ values }) => {
      const first = values.slice(0, mostNamed).map(said).join(', ')
      return values.length > mostNamed ? `${first} +${formatCount(values.length - mostNamed)}` : first
    })
    .join(' · ')
}

/** Two groups of one name are told apart by their letter. */
export function groupNames({ a, b }: { readonly a: GroupOfRows; readonly b: GroupOfRows }, t: Text): [string, string] {
  const [first, second] = [groupName(a, t), groupName(b, t)]
  return first === second ? [`A: ${first}`, `B: ${second}`] : [first, second]
}
