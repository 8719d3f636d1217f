import type { BoardFilter, DateRange } from '../../../shared/domain/board'
import { useText } from '../../text'

/** What a board looks at, in words: dataset, days, filters. */
export function useCaption(dataset: string, range: DateRange | null, filters: readonly BoardFilter[]): string {
  const { t } = useText('board')
  const name = (value: string | null) => (value === null || value === '' ? t('notSet') : value)
  const kept = filters.map((filter) => `${t(`roles.${filter.role}`)}: ${filter.values.map(name).join(', ')}`)
  return [dataset, ...(range ? [t('range.span', range)] : []), ...kept].join(' · ')
}
