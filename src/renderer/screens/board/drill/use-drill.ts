/** Tiles that look into one value: what the core is asked for them, and the acts that lead in and back. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import {
  type Board,
  type BoardFilter,
  type BoardQuery,
  type DrillStep,
  drilledInto,
  levelBelow,
  stepsThatFit,
  type Tile,
  type TileSpec
} from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import type { Role } from '../../../../shared/domain/role'
import { api, client } from '../../../client'
import type { TileDrill } from '../../../components/tiles/tile-context'
import type { BoardView, Drills } from '../board-view'

type Asked = {
  readonly asked: BoardQuery
  readonly board: Board | null
  readonly dataset: Dataset | null
  readonly specs: readonly TileSpec[] | null
  readonly view: BoardView
  /** While a board is edited its tiles stand as they are saved. */
  readonly isOff: boolean
}

type RankingSpec = Extract<TileSpec, { kind: 'ranking' }>

const noTiles: readonly Tile[] = []
const defaultTop = 10

/** The same tile on another board has steps of its own. */
export function drillKey({ board }: Pick<BoardView, 'board'>, tile: string): string {
  return `${board} ${tile}`
}

/** The tiles of the board, those that look into a value in their places. */
export function useDrilled({ asked, board, dataset, specs, view, isOff }: Asked) {
  const tiles = board?.tiles ?? noTiles
  const has = useCallback((role: Role) => dataset?.roles[role] !== undefined, [dataset])
  const wanted = useMemo(
    () => (isOff ? [] : tiles.flatMap((tile) => wantedOf(tile, specs, view, has) ?? [])),
    [tiles, specs, view, has, isOff]
  )
  const input = { ...asked, tiles: [...wanted] }
  const asOf = dataset?.cluster === undefined ? 0 : (board?.computedMs ?? 0)
  const query = useQuery({
    queryKey: [...api.explore.board.queryKey({ input }), asOf],
    queryFn: async ({ signal }) => {
      const kept = await client.explore.board({ ...input, fresh: 'if-older' }, { signal })
      // Beside a board that was asked anew, an older answer would be of another state of the datasource.
      if ((kept.computedMs ?? 0) >= asOf) return kept
      return client.explore.board({ ...input, fresh: 'now' }, { signal })
    },
    enabled: wanted.length > 0,
    placeholderData: keepPreviousData
  })
  const answers = wanted.length > 0 ? query.data?.tiles : undefined
  const shown = useMemo(
    () => tiles.map((tile) => inPlaceOf(tile, wanted, answers ?? noTiles)),
    [tiles, wanted, answers]
  )
  /** What to ask to learn how a tile was made. */
  const askedFor = useCallback(
    (tile: Tile): BoardQuery => {
      const own = wanted.find(({ id }) => id === tile.id)
      return own ? { ...asked, tiles: [own] } : asked
    },
    [asked, wanted]
  )
  return { tiles: shown, wanted, has, query, askedFor, isBusy: wanted.length > 0 && query.isFetching }
}

function wantedOf(
  tile: Tile,
  specs: readonly TileSpec[] | null,
  view: BoardView,
  has: (role: Role) => boolean
): RankingSpec | null {
  const steps = view.drills[drillKey(view, tile.id)]
  if (tile.kind !== 'ranking' || steps === undefined || steps.length === 0) return null
  const spec = specs?.find(({ id }) => id === tile.id)
  const { id, metric, dimension, shape, filters } = tile
  const base: RankingSpec = {
    kind: 'ranking',
    id,
    metric,
    dimension,
    shape,
    top: spec?.kind === 'ranking' ? spec.top : defaultTop,
    size: { w: 1, h: 1 },
    ...(filters && { filters })
  }
  const drilled = drilledInto(base, steps, has)
  return drilled === base ? null : drilled
}

/** The answer to the very question stands in the place of the tile; until it is there, what was there before. */
function inPlaceOf(tile: Tile, wanted: readonly RankingSpec[], answers: readonly Tile[]): Tile {
  if (!wanted.some(({ id }) => id === tile.id)) return tile
  const answer = answers.find(({ id }) => id === tile.id)
  return answer ? { ...answer, size: tile.size, title: tile.title } : tile
}

type Acts = {
  readonly drilled: ReturnType<typeof useDrilled>
  /** The tiles as the board has them. */
  readonly board: Board | null
  readonly view: BoardView
  readonly onChange: (drills: Drills) => void
  readonly showRows: (tile: Tile, only: BoardFilter) => void
}

/** What the tiles are told of the levels they stand on. */
export function useDrillActs({ drilled, board, view, onChange, showRows }: Acts): TileDrill {
  const { has, wanted, isBusy } = drilled
  return useMemo(() => {
    const stepsOf = (tile: Tile): DrillStep[] => {
      const base = board?.tiles.find(({ id }) => id === tile.id)
      if (base?.kind !== 'ranking') return []
      return stepsThatFit(base.dimension, view.drills[drillKey(view, tile.id)] ?? [], has)
    }
    const put = (tile: Tile, steps: readonly DrillStep[]) => {
      const { [drillKey(view, tile.id)]: _before, ...others } = view.drills
      onChange(steps.length === 0 ? others : { ...others, [drillKey(view, tile.id)]: steps })
    }
    return {
      stepsOf,
      top: (tile) => {
        const base = board?.tiles.find(({ id }) => id === tile.id)
        return base?.kind === 'ranking' ? base.dimension : null
      },
      isBusy: (tile) => isBusy && wanted.some(({ id }) => id === tile.id),
      below: (role) => levelBelow(role, has),
      into: (tile, value) => {
        const { dimension } = tile
        if (levelBelow(dimension, has) === null) showRows(tile, { role: dimension, values: [value] })
        else put(tile, [...stepsOf(tile), { role: dimension, value }])
      },
      back: (tile, count) => put(tile, stepsOf(tile).slice(0, count))
    }
  }, [board, view, has, wanted, isBusy, onChange, showRows])
}
