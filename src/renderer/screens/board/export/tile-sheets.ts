/** The tables that a tile is in a workbook. Most are their table twin; a number has its comparison first. */
import type { DateRange, NumberTile, Tile } from '../../../../shared/domain/board'
import type { ExportCell } from '../../../components/export/csv'
import type { SheetColumn, SheetTable } from '../../../components/export/sheet-table'
import { losesDigits, type SheetCell } from '../../../components/export/workbook/cells'
import { sheetOf, twinOf } from '../../../components/tiles/tile-table'
import type { TileWords } from '../../../components/tiles/tile-words'
import { typeOf } from '../../../components/tiles/twins/column'
import { groupsSheets } from '../../../components/tiles/twins/groups-twin'
import type { useText } from '../../../text'

/** The words of exports, in a language. */
export type ExportText = ReturnType<typeof useText<'exports'>>['t']

/** One below the other; the first has the headings that stay in sight. */
export function tablesOf(tile: Tile, range: DateRange | null, words: TileWords, t: ExportText): SheetTable[] {
  if (tile.kind === 'groups') {
    return groupsSheets(tile, words)
      .filter((table) => table.rows.length > 0)
      .map((table) => withFullDigits(table, t))
  }
  const twin = sheetOf(twinOf(tile, words, range), words, tile.filters)
  const tables = tile.kind === 'number' ? [comparisonTable(tile, range, words, t), twin] : [twin]
  return tables.filter((table) => table.rows.length > 0).map((table) => withFullDigits(table, t))
}

/** One row: the days, the value, and what it is compared with. */
function comparisonTable(tile: NumberTile, range: DateRange | null, words: TileWords, t: ExportText): SheetTable {
  const { comparison, unit } = tile
  const metric = words.metric(tile.metric)
  const cells: [SheetColumn, ExportCell][] = []
  if (range) {
    cells.push([{ label: t('board.from'), type: 'day' }, range.from], [{ label: t('board.to'), type: 'day' }, range.to])
  }
  cells.push([{ label: metric, type: typeOf(unit) }, tile.value])
  if (comparison) {
    const { previous, change, growth } = comparison
    cells.push([{ label: t('board.compareFrom'), type: 'day' }, comparison.range.from])
    cells.push([{ label: t('board.compareTo'), type: 'day' }, comparison.range.to])
    cells.push([{ label: t('columns.before', { metric }), type: typeOf(unit) }, previous])
    cells.push([{ label: t('columns.difference'), type: unit === 'ratio' ? 'points' : unit }, change])
    if (unit !== 'ratio') cells.push([{ label: t('columns.change'), type: 'percent' }, growth])
  }
  const note = noteOf(tile, words)
  if (note !== null) cells.push([{ label: words.t('tile.note'), type: 'text' }, note])
  return { columns: cells.map(([column]) => column), rows: [cells.map(([, cell]) => cell)] }
}

/** Why a number has no value or no percentage; null when it has. */
export function reasonOf({ value, comparison }: NumberTile, { t }: Pick<TileWords, 't'>): string | null {
  const parts = [
    value === null ? t('tile.noValue') : null,
    comparison?.noGrowth ? t(`noGrowth.${comparison.noGrowth}`) : null
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' · ') : null
}

/** The reason, and how the days were cut; null when there is nothing to say. */
export function noteOf(tile: NumberTile, words: Pick<TileWords, 't'>): string | null {
  const cut = tile.comparison?.partial ? words.t('compare.toDay', tile.comparison.partial) : null
  const parts = [reasonOf(tile, words), cut].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' · ') : null
}

/** Values with more digits than a spreadsheet keeps are told in full in a note. */
export function withFullDigits(table: SheetTable, t: ExportText): SheetTable {
  const notes = table.rows.map((row) =>
    row.flatMap((cell, index) => {
      const column = table.columns[index]
      return column && losesDigits(column.type, cell) ? [t('exact', { column: column.label, value: String(cell) })] : []
    })
  )
  if (notes.every((note) => note.length === 0)) return table
  const label = t('board.note')
  const hasNotes = table.columns.at(-1)?.label === label
  return {
    columns: hasNotes ? table.columns : [...table.columns, { label, type: 'text' }],
    rows: table.rows.map((row, index) => {
      const before = hasNotes ? [row.at(-1) ?? null] : []
      const said = [...before, ...(notes[index] ?? [])].filter((part) => part !== null).join(' · ')
      return [...row.slice(0, hasNotes ? -1 : undefined), said === '' ? null : said]
    })
  }
}

/** The rows of a sheet that a table takes: its headings, then its values. */
export function rowsOf({ columns, rows }: SheetTable, currency: string | null): SheetCell[][] {
  return [
    columns.map(({ label, type }) => ({ type: 'heading' as const, value: label, over: type })),
    ...rows.map((row) =>
      columns.map(({ type }, index) => ({ type, value: row[index] ?? null, ...(type === 'money' && { currency }) }))
    )
  ]
}
