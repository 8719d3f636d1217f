/** Filters that belong to one thing on a board, a tile or a group: as chips, with a menu to add to them. */
import type { BoardFilter } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import classes from './board.module.css'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'

type Props = {
  readonly label: string
  readonly dataset: Dataset
  readonly filters: readonly BoardFilter[]
  readonly onChange: (filters: BoardFilter[]) => void
}

export function OwnFilters({ label, dataset, filters, onChange }: Props) {
  return (
    <fieldset className={classes.ownFilters} aria-label={label}>
      {filters.length > 0 && <FilterChips filters={filters} onChange={onChange} />}
      <FilterMenu dataset={dataset} filters={filters} onChange={onChange} size="compact-sm" />
    </fieldset>
  )
}
