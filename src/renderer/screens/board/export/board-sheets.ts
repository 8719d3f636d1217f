/** A board as the sheets of a workbook: what it is taken of, one sheet a tile, and what every number means. */
import type { Board, BoardFilter, Comparing, NumberTile, Tile } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import type { ExportCell } from '../../../components/export/csv'
import type { SheetTable } from '../../../components/export/sheet-table'
import type { Sheet } from '../../../components/export/workbook'
import type { CellType, SheetCell } from '../../../components/export/workbook/cells'
import { sheetNames } from '../../../components/export/workbook/sheet-names'
import { hasNoResult } from '../../../components/tiles/reason'
import { reasonText } from '../../../components/tiles/reason-text'
import type { TileWords } from '../../../components/tiles/tile-words'
import { typeOf } from '../../../components/tiles/twins/column'
import { definitionOf } from '../how-words'
import { type ExportText, noteOf, reasonOf, rowsOf, tablesOf } from './tile-sheets'

export type BoardExport = {
  readonly board: Board
  readonly dataset: Pick<Dataset, 'dataThrough' | 'rows'>
  readonly filters: readonly BoardFilter[]
  readonly compare: Comparing | null
  /** Whether the periods are those of the fiscal year. */
  readonly fiscal: boolean
  readonly exportedAt: Date
  /** Version of the app. */
  readonly version: string
}

/** Sheets in reading order: the board, its tiles, the definitions. A tile without a result has no sheet, only its reason. */
export function boardSheets(input: BoardExport, words: TileWords, t: ExportText): Sheet[] {
  const { board } = input
  const shown = board.tiles
    .filter((tile) => !hasNoResult(tile))
    .map((tile) => ({ tile, tables: tablesOf(tile, board.range, words, t) }))
  const names = sheetNames([
    t('board.sheet'),
    t('definitions.sheet'),
    ...shown.map(({ tile }) => titleInBoard(tile, board.tiles, words))
  ])
  const [boardName = '', definitionsName = '', ...tileNames] = names
  const nameOf = new Map(shown.map(({ tile }, index) => [tile.id, tileNames[index] ?? '']))
  return [
    { name: boardName, rows: boardRows(input, nameOf, words, t), frozenRows: 0 },
    ...shown.map(({ tile, tables }) => ({
      name: nameOf.get(tile.id) ?? '',
      rows: stacked(tables, board.currency),
      frozenRows: 1
    })),
    { name: definitionsName, rows: definitionRows(input, nameOf, words, t), frozenRows: 1 }
  ]
}

/** Tables one below the other, with an empty row between. */
function stacked(tables: readonly SheetTable[], currency: string | null): SheetCell[][] {
  return tables.flatMap((table, index) => [...(index > 0 ? [[]] : []), ...rowsOf(table, currency)])
}

/** Two tiles of one title are told apart by what they show. */
function titleInBoard(tile: Tile, tiles: readonly Tile[], words: TileWords): string {
  const title = words.title(tile)
  const isAlone = tiles.every((other) => other === tile || words.title(other) !== title)
  return isAlone ? title : `${title} ${words.subtitle(tile)}`
}

const cell = (type: CellType, value: ExportCell, currency?: string | null): SheetCell => ({ type, value, currency })

function boardRows(
  input: BoardExport,
  nameOf: ReadonlyMap<string, string>,
  words: TileWords,
  t: ExportText
): (SheetCell | null)[][] {
  const { board, dataset, exportedAt } = input
  const fact = (label: string, type: CellType, value: ExportCell) => [
    cell('text', label),
    { ...cell(type, value), isFact: true }
  ]
  const compared = comparedDays(board)
  const said = (value: string | null) => (value === null || value === '' ? words.t('notSet') : value)
  const filters = input.filters.map((filter) =>
    fact(t('board.filter', { role: words.role(filter.role) }), 'text', filter.values.map(said).join(', '))
  )
  return [
    [cell('title', board.dataset)],
    [],
    fact(t('board.dataset'), 'text', board.dataset),
    ...(board.range
      ? [fact(t('board.from'), 'day', board.range.from), fact(t('board.to'), 'day', board.range.to)]
      : [fact(t('board.from'), 'text', t('board.allRows'))]),
    ...(input.fiscal ? [fact(t('board.fiscal'), 'text', t('board.fiscalYear'))] : []),
    fact(t('board.compare'), 'text', words.t(`compare.choices.${input.compare ?? 'none'}`)),
    ...(compared
      ? [fact(t('board.compareFrom'), 'day', compared.from), fact(t('board.compareTo'), 'day', compared.to)]
      : []),
    ...(filters.length > 0 ? filters : [fact(t('board.filters'), 'text', t('board.none'))]),
    fact(t('board.through'), 'day', dataset.dataThrough),
    fact(t('board.rows'), 'count', dataset.rows),
    fact(t('board.currency'), 'text', board.currency ?? t('board.unknownCurrency')),
    fact(t('board.exported', { offset: offsetOf(exportedAt) }), 'instant', wallClock(exportedAt)),
    fact(t('board.version'), 'text', input.version),
    [],
    [
      cell('heading', t('board.tile')),
      cell('heading', t('board.sheetName')),
      ...[t('board.value'), t('board.before'), t('board.difference'), t('board.change')].map((label) => ({
        ...cell('heading', label),
        over: 'count' as const
      })),
      cell('heading', t('board.note'))
    ],
    ...board.tiles.map((tile) => [
      cell('text', titleInBoard(tile, board.tiles, words)),
      cell('text', nameOf.get(tile.id) ?? t('board.noSheet')),
      ...(hasNoResult(tile)
        ? [null, null, null, null, cell('text', reasonText(tile, words))]
        : tile.kind === 'number'
          ? keyFigures(tile, board.currency, words)
          : [])
    ])
  ]
}

/** Value, value before, difference, change, note. */
function keyFigures(tile: NumberTile, currency: string | null, words: TileWords): (SheetCell | null)[] {
  const { unit, comparison } = tile
  return [
    cell(typeOf(unit), tile.value, currency),
    cell(typeOf(unit), comparison?.previous ?? null, currency),
    cell(unit === 'ratio' ? 'points' : unit, comparison?.change ?? null, currency),
    cell('percent', comparison?.growth ?? null),
    cell('text', noteOf(tile, words))
  ]
}

function comparedDays(board: Board) {
  return board.tiles.flatMap((tile) => (tile.kind === 'number' && tile.comparison ? [tile.comparison.range] : []))[0]
}

function definitionRows(
  { board, compare }: BoardExport,
  nameOf: ReadonlyMap<string, string>,
  words: TileWords,
  t: ExportText
): SheetCell[][] {
  const compared = comparedDays(board)
  const tiles: SheetTable = {
    columns: [
      { label: t('board.tile'), type: 'text' },
      { label: t('board.sheetName'), type: 'text' },
      { label: t('definitions.definition'), type: 'text' },
      { label: t('definitions.rows'), type: 'count' },
      { label: t('definitions.coverage'), type: 'percent' },
      { label: t('definitions.through'), type: 'day' },
      { label: t('definitions.compared'), type: 'text' },
      { label: t('definitions.reason'), type: 'text' }
    ],
    rows: board.tiles.map((tile) => [
      titleInBoard(tile, board.tiles, words),
      nameOf.get(tile.id) ?? t('board.noSheet'),
      definitionText(tile, words),
      tile.rowsUsed,
      hasNoResult(tile) ? null : tile.coverage,
      tile.dataThrough,
      comparedWith(tile, compare !== null && compared ? words.t('compare.range', compared) : null, words),
      reasonFor(tile, words)
    ])
  }
  const columns: SheetTable = {
    columns: [
      { label: t('definitions.column'), type: 'text' },
      { label: t('definitions.meaning'), type: 'text' }
    ],
    rows: [
      [words.t('tile.share'), t('definitions.share')],
      [words.t('tile.cumulative'), t('definitions.cumulative')],
      [words.t('tile.growth'), t('definitions.change')],
      [words.t('tile.margin'), t('definitions.margin')],
      [words.t('tile.marginChange'), t('definitions.marginChange')],
      [words.t('tile.month'), t('definitions.months')]
    ]
  }
  return stacked([tiles, columns], null)
}

/** What the tile is made of, and how it shows it. */
function definitionText(tile: Tile, words: TileWords): string {
  const parts = definitionOf(tile, words).map(({ term, text }) => (term === null ? text : `${term}: ${text}`))
  const subtitle = tile.kind === 'number' || hasNoResult(tile) ? [] : [words.subtitle(tile)]
  const own = tile.filters === undefined ? [] : [`${words.t('how.ownFilters')}: ${words.filters(tile.filters)}`]
  return [...parts, ...subtitle, ...own].join(' · ')
}

/** The very days of a number's comparison; those of the board where a tile has no own. */
function comparedWith(tile: Tile, ofBoard: string | null, words: TileWords): string | null {
  if (hasNoResult(tile)) return null
  if (tile.kind === 'ranking') return ofBoard
  if (tile.kind !== 'number' || !tile.comparison) return null
  const days = words.t('compare.range', tile.comparison.range)
  return tile.comparison.partial ? `${days}. ${words.t('compare.toDay', tile.comparison.partial)}` : days
}

function reasonFor(tile: Tile, words: TileWords): string | null {
  if (hasNoResult(tile)) return reasonText(tile, words)
  return tile.kind === 'number' ? reasonOf(tile, words) : null
}

/** The clock on the wall, as {@link SheetCell} has instants. */
function wallClock(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** `+01:00`, `-03:30`, `+00:00`. */
function offsetOf(at: Date): string {
  const minutes = -at.getTimezoneOffset()
  const size = Math.abs(minutes)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
