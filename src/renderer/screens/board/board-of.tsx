/** The board of one dataset, ready-made or saved: header, filters, tiles, and what is shown behind a tile. */
import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import {
  type Annotation,
  askedTiles,
  type BoardFilter,
  type BoardQuery,
  type DateRange,
  isUnheard,
  type NumberTile,
  type ReadyBoard,
  type SavedBoard,
  setInForce,
  type Tile
} from '../../../shared/domain/board'
import { type Dataset, defaultCalendar } from '../../../shared/domain/dataset'
import type { Role } from '../../../shared/domain/role'
import { appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page } from '../../components/page'
import { type TileActions, toggled } from '../../components/tiles/tile-actions'
import { TileContext, type TileSurroundings } from '../../components/tiles/tile-context'
import { TileGrid } from '../../components/tiles/tile-grid'
import { paths } from '../../paths'
import { useText } from '../../text'
import classes from './board.module.css'
import { BoardAlert } from './board-alert'
import { BoardFacts } from './board-facts'
import { BoardFilters } from './board-filters'
import { BoardSkeleton } from './board-skeleton'
import { BoardTabs } from './board-tabs'
import { type Drills, useBoardViews, useViewHistory } from './board-view'
import { DatasetMenu } from './dataset-menu'
import { useDrillActs, useDrilled } from './drill/use-drill'
import { useDrillCommands } from './drill/use-drill-commands'
import { useDrafts } from './editor/drafts'
import { EditBar } from './editor/edit-bar'
import { Editing } from './editor/editing'
import { ExportMenu } from './export/export-menu'
import { FilterChips } from './filter-chips'
import { useFilterSets } from './filter-sets/use-filter-sets'
import freshClasses from './fresh/fresh.module.css'
import { FreshBar } from './fresh/fresh-bar'
import { KeptOffer } from './fresh/kept-offer'
import { Standing } from './fresh/standing'
import { useFreshMinutes } from './fresh/use-fresh-minutes'
import { useRefreshing } from './fresh/use-refreshing'
import { GroupsMode } from './groups/groups-mode'
import { groupsSpecOf } from './groups/groups-view'
import { HowDrawer } from './how-drawer'
import { RangeMenu } from './range-menu'
import { RowsWindow } from './rows/rows-window'
import { useShownRows } from './rows/use-shown-rows'
import { arranged, viewKeyOf, viewOf } from './saved/board-content'
import { BoardMenu } from './saved/board-menu'
import { UndoButtons } from './undo-buttons'
import { useBoardAnswer } from './use-board-answer'
import { useCaption } from './use-caption'

type Props = {
  readonly name: string
  /** Null when there is no such dataset any more. */
  readonly dataset: Dataset | null
  readonly datasets: readonly Dataset[]
  /** The board that the address names. */
  readonly named: ReadyBoard | null
  /** The saved board that the address names; then there is no other. */
  readonly saved: SavedBoard | null
  readonly boards: readonly SavedBoard[]
}

const noAnnotations: readonly Annotation[] = []

export function BoardOf({ name, dataset, datasets, named, saved, boards }: Props) {
  const { t } = useText('board')
  const [, navigate] = useLocation()
  const key = viewKeyOf(name, saved)
  const first = useMemo(() => (saved ? viewOf(saved.content) : null), [saved])
  const history = useViewHistory(key, first)
  // The address may be a moment ahead of the view.
  const view = useMemo(
    () => (named === null ? history.present : { ...history.present, board: named }),
    [history.present, named]
  )
  const draft = useDrafts((state) => (saved ? state.drafts[saved.id] : undefined))
  const [explained, explain] = useState<Tile | null>(null)
  const [watched, watch] = useState<NumberTile | null>(null)
  const [isAdding, add] = useState(false)
  const [isChoosing, choose] = useState(false)
  const set = useBoardViews((state) => state.set)
  const { range, filters, compare, fiscal } = history.present
  const shown = view.board
  const isEdited = saved !== null && draft !== undefined && dataset !== null
  const groups = isEdited ? null : view.groups
  const specs = useMemo(() => {
    if (groups && dataset) return [groupsSpecOf(groups, (role) => dataset.roles[role] !== undefined)]
    return draft?.present.tiles ?? saved?.content.tiles ?? null
  }, [groups, dataset, draft, saved])
  const asked = useMemo<BoardQuery>(() => {
    const tiles = specs && askedTiles(specs)
    return { dataset: name, board: shown, tiles, range, filters: [...filters], compare, fiscal }
  }, [name, shown, specs, range, filters, compare, fiscal])
  const hasTiles = specs === null || specs.length > 0
  const isCluster = dataset?.cluster !== undefined
  const { query, refresh, ...found } = useBoardAnswer(asked, {
    board: groups ? 'groups' : (saved?.id ?? shown),
    isThere: dataset !== null && hasTiles,
    isCluster
  })
  const { answer: board, isOther, isStale, isOwn, failure } = found
  const { every } = useFreshMinutes(name)
  const nextMinutes = useRefreshing(isCluster ? every : null, query, refresh)
  const available = board?.available ?? null

  const putFilters = useCallback((next: BoardFilter[]) => set(key, { filters: next }), [set, key])
  const openGroups = useCallback(() => choose(true), [])
  const sets = useFilterSets()
  const leaveGroups = (path: string) => {
    if (groups) set(key, { groups: null })
    navigate(path)
  }
  const pickValue = useCallback(
    (role: Role, value: string | null) => set(key, { filters: toggled(filters, role, value) }),
    [set, key, filters]
  )
  const pickPeriod = useCallback(
    ({ from, to }: DateRange) => {
      if (!available) return
      const picked = { from: from > available.from ? from : available.from, to: to < available.to ? to : available.to }
      const again = range?.from === picked.from && range.to === picked.to
      set(key, { range: again ? null : picked })
    },
    [set, key, available, range]
  )
  const currency = board?.currency ?? null
  const caption = useCaption(name, board?.range ?? null, filters)
  const actions = useMemo<TileActions>(
    () => ({ pickValue, pickPeriod, filters, currency, range: board?.range ?? null, caption }),
    [pickValue, pickPeriod, filters, currency, board?.range, caption]
  )
  const drilled = useDrilled({ asked, board, dataset, specs, view, isOff: isEdited })
  const rows = useShownRows(board, filters)
  const annotations = draft?.present.annotations ?? saved?.content.annotations ?? noAnnotations
  const showRows = rows.show
  const putDrills = useCallback((drills: Drills) => set(key, { drills }), [set, key])
  const drill = useDrillActs({ drilled, board, view, onChange: putDrills, showRows })
  const surroundings = useMemo<TileSurroundings>(
    () => ({
      dataset,
      calendar: dataset?.calendar ?? defaultCalendar,
      isFiscal: fiscal,
      explain,
      showRows,
      watch,
      showGroup: rows.showGroup,
      drill: isEdited ? null : drill,
      annotations
    }),
    [dataset, fiscal, showRows, rows.showGroup, drill, isEdited, annotations]
  )
  const tiles = useMemo(() => (specs ? arranged(specs, drilled.tiles) : drilled.tiles), [specs, drilled.tiles])
  useDrillCommands(tiles, surroundings.drill)

  return (
    <Page
      title={
        <DatasetMenu
          current={name}
          datasets={datasets}
          pathOf={(other) => (saved ? paths.savedBoard(other, saved.id) : paths.board(other, shown))}
        />
      }
      facts={<BoardFacts {...{ board, dataset }} isBusy={(query.isFetching && board !== null) || drilled.isBusy} />}
      actions={
        isEdited ? (
          <EditBar saved={saved} history={draft} onAdd={() => add(true)} />
        ) : (
          dataset && (
            <>
              <UndoButtons dataset={key} />
              {board?.range && available && (
                <RangeMenu
                  range={board.range}
                  available={available}
                  calendar={dataset.calendar}
                  view={view}
                  onChange={(change) => set(key, change)}
                />
              )}
              <BoardFilters dataset={dataset} filters={filters} onChange={putFilters} onCompare={openGroups} />
              {board && (
                <ExportMenu
                  {...{ dataset, view, actions }}
                  board={{ ...board, tiles }}
                  stale={isStale || drilled.isBusy}
                />
              )}
              <BoardMenu dataset={dataset} view={view} saved={saved} boards={boards} />
            </>
          )
        )
      }
    >
      <TileContext value={surroundings}>
        <BoardTabs
          board={shown}
          saved={saved}
          boards={boards.filter((one) => one.dataset === name || one.id === saved?.id)}
          onOpen={(next) => leaveGroups(paths.board(name, next))}
          onOpenSaved={(id) => leaveGroups(paths.savedBoard(name, id))}
          aside={
            dataset && (
              <FreshBar {...{ dataset, nextMinutes }} board={board} isRunning={query.isFetching} onRefresh={refresh} />
            )
          }
        >
          {filters.length > 0 && (
            <FilterChips filters={filters} name={setInForce(filters, sets, name)?.name ?? null} onChange={putFilters} />
          )}
          {dataset && (groups || isChoosing) && (
            <GroupsMode
              dataset={dataset}
              view={view}
              isChoosing={isChoosing}
              onChoose={choose}
              onChange={(change) => set(key, change)}
            />
          )}
          {dataset === null && <p className="muted">{t('unknownDataset', { name })}</p>}
          {failure && !isOwn && !query.isFetching && (
            <div className={classes.error}>
              <ErrorPanel title={t('failed')} error={failure} onRetry={refresh} />
              <p className={freshClasses.code}>{failure.code}</p>
              {isUnheard(failure.code) && <KeptOffer dataset={name} boards={boards} />}
            </div>
          )}
          {drilled.query.error && !failure && (
            <div className={classes.error}>
              <ErrorPanel
                title={t('failed')}
                error={appErrorOf(drilled.query.error)}
                onRetry={() => void drilled.query.refetch()}
              />
            </div>
          )}
          {dataset && board && isOwn && (
            <Standing
              {...{ dataset, board, failure }}
              isOfOlderVersion={found.isOfOlderVersion}
              isRunning={query.isFetching}
              onRetry={refresh}
            />
          )}
          {isEdited ? (
            <Editing
              saved={saved}
              dataset={dataset}
              asked={asked}
              draft={draft.present}
              answers={board?.tiles ?? []}
              actions={actions}
              isAdding={isAdding}
              onAdd={add}
            />
          ) : (
            board &&
            !isOther && (
              <div className={classes.tiles} aria-busy={query.isFetching} data-stale={isStale}>
                <TileGrid tiles={tiles} actions={actions} />
              </div>
            )
          )}
          {(!board || isOther) && !isEdited && (!failure || query.isFetching) && dataset && <BoardSkeleton />}
        </BoardTabs>
        {board && dataset && (
          <HowDrawer
            tile={explained}
            board={board}
            dataset={dataset}
            view={view}
            askedFor={drilled.askedFor}
            onRows={(tile) => showRows(tile, null)}
            onClose={() => explain(null)}
          />
        )}
        {watched && dataset && <BoardAlert tile={watched} dataset={dataset} view={view} onClose={() => watch(null)} />}
        <RowsWindow dataset={name} asked={rows.asked} onClose={rows.hide} />
      </TileContext>
    </Page>
  )
}
