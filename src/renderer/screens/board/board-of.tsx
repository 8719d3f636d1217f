/** The board of one dataset: header, filters, tiles. The last answer stays while a new one is computed. */
import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Board, DateRange, ReadyBoard, Tile } from '../../../shared/domain/board'
import { type Dataset, defaultCalendar } from '../../../shared/domain/dataset'
import type { Role } from '../../../shared/domain/role'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page } from '../../components/page'
import { type TileActions, toggled } from '../../components/tiles/tile-actions'
import { TileContext, type TileSurroundings } from '../../components/tiles/tile-context'
import { TileGrid } from '../../components/tiles/tile-grid'
import { paths } from '../../paths'
import { formatCount, useText } from '../../text'
import classes from './board.module.css'
import { BoardSkeleton } from './board-skeleton'
import { BoardTabs } from './board-tabs'
import { useBoardViews, useViewHistory } from './board-view'
import { DatasetMenu } from './dataset-menu'
import { ExportMenu } from './export/export-menu'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'
import { HowDrawer } from './how-drawer'
import { RangeMenu } from './range-menu'
import { UndoButtons } from './undo-buttons'
import { useCaption } from './use-caption'

type Props = {
  readonly name: string
  /** Null when there is no such dataset any more. */
  readonly dataset: Dataset | null
  readonly datasets: readonly Dataset[]
  /** The board that the address names. */
  readonly named: ReadyBoard | null
}

export function BoardOf({ name, dataset, datasets, named }: Props) {
  const { t } = useText('board')
  const [, navigate] = useLocation()
  const history = useViewHistory(name)
  // The address may be a moment ahead of the view.
  const view = named === null ? history.present : { ...history.present, board: named }
  const [explained, explain] = useState<Tile | null>(null)
  const set = useBoardViews((state) => state.set)
  const { range, filters, compare, fiscal } = history.present
  const shown = view.board
  const query = useQuery({
    ...api.explore.board.queryOptions({
      input: { dataset: name, board: shown, range, filters: [...filters], compare, fiscal }
    }),
    // Of another board only the days stay, for the header; its tiles would be the wrong ones.
    placeholderData: (before, query) =>
      before && (boardAsked(query?.queryKey) === shown ? before : { ...before, tiles: [] }),
    enabled: dataset !== null
  })
  const board = query.data?.dataset === name ? query.data : null
  const available = board?.available ?? null

  const pickValue = useCallback(
    (role: Role, value: string | null) => set(name, { filters: toggled(filters, role, value) }),
    [set, name, filters]
  )
  const pickPeriod = useCallback(
    ({ from, to }: DateRange) => {
      if (!available) return
      const picked = { from: from > available.from ? from : available.from, to: to < available.to ? to : available.to }
      const again = range?.from === picked.from && range.to === picked.to
      set(name, { range: again ? null : picked })
    },
    [set, name, available, range]
  )
  const currency = board?.currency ?? null
  const caption = useCaption(name, board?.range ?? null, filters)
  const actions = useMemo<TileActions>(
    () => ({ pickValue, pickPeriod, filters, currency, range: board?.range ?? null, caption }),
    [pickValue, pickPeriod, filters, currency, board?.range, caption]
  )

  const surroundings = useMemo<TileSurroundings>(
    () => ({ dataset, calendar: dataset?.calendar ?? defaultCalendar, isFiscal: fiscal, explain }),
    [dataset, fiscal]
  )
  const isOther = query.isPlaceholderData && board?.tiles.length === 0

  return (
    <Page
      title={<DatasetMenu current={name} datasets={datasets} />}
      facts={<Facts board={board} dataset={dataset} busy={query.isFetching && board !== null} />}
      actions={
        dataset && (
          <>
            <UndoButtons dataset={name} />
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
      <TileContext value={surroundings}>
        <BoardTabs board={shown} onOpen={(next) => navigate(paths.board(name, next))}>
          {filters.length > 0 && <FilterChips filters={filters} onChange={(next) => set(name, { filters: next })} />}
          {dataset === null && <p className="muted">{t('unknownDataset', { name })}</p>}
          {query.error && (
            <div className={classes.error}>
              <ErrorPanel title={t('failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
            </div>
          )}
          {board && !isOther && (
            <div className={classes.tiles} aria-busy={query.isPlaceholderData} data-stale={query.isPlaceholderData}>
              <TileGrid tiles={board.tiles} actions={actions} />
            </div>
          )}
          {(!board || isOther) && !query.error && dataset && <BoardSkeleton />}
        </BoardTabs>
        {board && dataset && (
          <HowDrawer tile={explained} board={board} dataset={dataset} view={view} onClose={() => explain(null)} />
        )}
      </TileContext>
    </Page>
  )
}

/** The board that a query was for: its input stands in its key. */
function boardAsked(key: readonly unknown[] | undefined): unknown {
  const part = key?.find((one) => typeof one === 'object' && one !== null && 'input' in one)
  const input = part && typeof part === 'object' && 'input' in part ? part.input : null
  return typeof input === 'object' && input !== null && 'board' in input ? input.board : null
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
