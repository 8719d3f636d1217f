/** What a tile is, of which days, and against which, for the panel that says how it was made. */
import type { Board, DateRange, Tile } from '../../../shared/domain/board'
import { daysInMonth, isoDay } from '../../../shared/domain/query/period'
import { groupNames } from '../../components/tiles/groups/group-name'
import { partsOf } from '../../components/tiles/number-parts'
import type { TileWords } from '../../components/tiles/tile-words'

export type Definition = { readonly term: string | null; readonly text: string }

/** The definition in words: of the tile as such, then of each part that has a name. */
export function definitionOf(tile: Tile, words: TileWords): Definition[] {
  const { t, metric, hint } = words
  const of = (...names: Extract<Tile, { metric: unknown }>['metric'][]): Definition[] =>
    names.map((name) => ({ term: metric(name), text: `${hint(name)}.` }))
  const about = (text: string): Definition => ({ term: null, text })
  switch (tile.kind) {
    case 'number':
      if (tile.calculation === null) return of(tile.metric)
      return [
        { term: words.calculation(tile.calculation), text: `${words.subtitle(tile)}.` },
        ...partsOf(tile, words),
        ...of(tile.metric)
      ]
    case 'pivot':
      return [...of(...new Set(tile.metrics.map((one) => one.metric))), about(t('how.about.pivot'))]
    case 'ranking':
      return [...of(tile.metric), about(t(tile.shape === 'abc' ? 'how.about.abc' : 'how.about.ranking'))]
    case 'heat':
      return [
        ...of(tile.metric),
        about(
          t(
            tile.axes !== 'month-year'
              ? 'how.about.heatWeekdays'
              : `how.about.${tile.shows === 'index' ? 'heatIndex' : 'heat'}`
          )
        )
      ]
    case 'months':
    case 'series':
    case 'forecast':
      return [...of(tile.metric), about(t(`how.about.${tile.kind}`))]
    case 'groups':
      return [
        ...groupNames(tile, t).map((name, index): Definition => {
          const { filters } = index === 0 ? tile.a : tile.b
          const text =
            filters === null ? t('groups.else') : filters.length === 0 ? t('groups.all') : words.filters(filters)
          return { term: name, text: `${text}.` }
        }),
        about(t('how.about.groups')),
        ...of(...new Set([...tile.metrics.map((one) => one.metric), tile.metric]))
      ]
    case 'bridge':
      return [
        about(t('how.about.bridge')),
        ...(['volume', 'price', 'mix', 'new', 'lost', 'unexplained'] as const).map((part) => ({
          term: t(`bridge.parts.${part}`),
          text: `${t(`bridge.meaning.${part}`)}.`
        }))
      ]
    case 'cohort':
      return [about(t('how.about.cohort'))]
    case 'targets':
      return [about(t('how.about.targets')), ...of(tile.metric)]
    case 'segments':
      return [
        about(t('how.about.segments')),
        ...tile.segments.map(({ segment }) => ({
          term: t(`segments.names.${segment}`),
          text: t(`segments.meaning.${segment}`)
        }))
      ]
    case 'basket':
      return [
        about(t('how.about.basket')),
        ...(['support', 'confidence', 'lift'] as const).map((one) => ({
          term: t(`basket.${one}`),
          text: `${t(`basket.${one}Hint`)}.`
        }))
      ]
  }
}

/** The days of a tile; null where the dataset has no dates. */
export function daysOf(tile: Tile, board: Pick<Board, 'range' | 'available'>): DateRange | null {
  const { range, available } = board
  switch (tile.kind) {
    case 'number':
    case 'bridge':
    case 'targets':
      return tile.range
    case 'months':
      return available && within(`${tile.year - 1}-01-01`, `${tile.year}-12-31`, available)
    case 'forecast': {
      const [first, last] = [tile.months[0]?.month, tile.months.at(-1)?.month]
      if (first === undefined || last === undefined) return range
      const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))]
      return { from: `${first.slice(0, 7)}-01`, to: isoDay(year, month, daysInMonth(year, month)) }
    }
    case 'heat':
      return tile.axes === 'month-year' ? available : range
    case 'cohort':
      return available
    case 'series': {
      const [first, last] = [tile.points[0], tile.points.at(-1)]
      return first && last ? { from: first.from, to: last.to } : range
    }
    case 'ranking':
    case 'pivot':
    case 'segments':
    case 'basket':
    case 'groups':
      return range
  }
}

function within(from: string, to: string, available: DateRange): DateRange {
  return { from: from > available.from ? from : available.from, to: to < available.to ? to : available.to }
}

/** The days that a tile is compared with, where it says them. */
export function comparedDays(tile: Tile): DateRange | null {
  if (tile.kind === 'number') return tile.comparison?.range ?? null
  return tile.kind === 'bridge' ? tile.earlier : null
}
