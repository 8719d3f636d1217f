/** The board of one dataset: header, filters, tiles. The last answer stays while a new one is computed. */
import { Loader } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Board } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { monthRange } from '../../../shared/domain/periods/presets'
import type { Role } from '../../../shared/domain/role'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page } from '../../components/page'
import { type TileActions, toggled } from '../../components/tiles/tile-actions'
import { TileGrid } from '../../components/tiles/tile-grid'
import { formatCount, useText } from '../../text'
import classes from './board.module.css'
import { BoardSkeleton } from './board-skeleton'
import { useBoardView, useBoardViews } from './board-view'
import { DatasetMenu } from './dataset-menu'
import { ExportMenu } from './export/export-menu'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'
import { RangeMenu } from './range-menu'
import { useCaption } from './use-caption'

type Props = {
  readonly name: string
  /** Null when there is no such dataset any more. */
  readonly dataset: Dataset | null
  readonly datasets: readonly Dataset[]
}

export function BoardOf({ name, dataset, datasets }: Props) {
  const { t } = useText('board')
  const view = useBoardView(name)
  const set = useBoardViews((state) => state.set)
  const { range, filters, compare, fiscal } = view
  const query = useQuery({
    ...api.explore.board.queryOptions({ input: { dataset: name, range, filters: [...filters], compare, fiscal } }),
    placeholderData: keepPreviousData,
    enabled: dataset !== null
  })
  const board = query.data?.dataset === name ? query.data : null
  const available = board?.available ?? null

  const pickValue = useCallback(
    (role: Role, value: string | null) => set(name, { filters: toggled(filters, role, value) }),
    [set, name, filters]
  )
  const pickMonth = useCallback(
    (year: number, month: number) => {
      if (!available) return
      const picked = monthRange(year, month, available.to)
      const again = range?.from === picked.from && range.to === picked.to
      set(name, { range: again ? null : picked })
    },
    [set, name, available, range]
  )
  const currency = board?.currency ?? null
  const caption = useCaption(name, board?.range ?? null, filters)
  const actions = useMemo<TileActions>(
    () => ({ pickValue, pickMonth, filters, currency, range: board?.range ?? null, caption }),
    [pickValue, pickMonth, filters, currency, board?.range, caption]
  )

  return (
    <Page
      title={<DatasetMenu current={name} datasets={datasets} />}
      facts={<Facts board={board} dataset={dataset} busy={query.isFetching && board !== null} />}
      actions={
        dataset && (
          <>
            {board?.range && available && (
              <RangeMenu
                range={board.range}
                available={available}
                calendar={dataset.calendar}
                view={view}
                onChange={(change) => set(name, change)}
              />
            )}
            <FilterMenu dataset={dataset} filters={filters} onChange={(next) => set(name, { filters: next })} />
            {board && <ExportMenu {...{ board, dataset, view, actions }} stale={query.isPlaceholderData} />}
          </>
        )
      }
    >
      {filters.length > 0 && <FilterChips filters={filters} onChange={(next) => set(name, { filters: next })} />}
      {dataset === null && <p className="muted">{t('unknownDataset', { name })}</p>}
      {query.error && (
        <div className={classes.error}>
          <ErrorPanel title={t('failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
        </div>
      )}
      {board && (
        <div className={classes.tiles} aria-busy={query.isPlaceholderData} data-stale={query.isPlaceholderData}>
          <TileGrid tiles={board.tiles} actions={actions} />
        </div>
      )}
      {!board && !query.error && dataset && <BoardSkeleton />}
    </Page>
  )
}

function Facts({ board, dataset, busy }: { board: Board | null; dataset: Dataset | null; busy: boolean }) {
  const { t } = useText('board')
  if (!dataset) return null
  const parts = [
    dataset.dataThrough === null ? t('noDates') : t('throughDate', { at: dataset.dataThrough }),
    t('rowsOfRange', { count: dataset.rows }),
    board?.currency ?? null
  ].filter((part) => part !== null)
  return (
    <span className={classes.facts} title={formatCount(dataset.rows)}>
      {parts.join(' · ')}
      {busy && <Loader size={12} role="img" aria-label={t('refreshing')} />}
    </span>
  )
}
