import type { CellClassRules, ColDef } from 'ag-grid-community'
import type { RefObject } from 'react'
import type { RawRow } from '../../../shared/domain/source'
import { formatCount } from '../../text'
import { BothCell } from './both-cell'
import { columnWidth, measureText } from './column-width'
import { HeaderSlot } from './header-slot'
import styles from './raw-grid.module.css'

/** What is wrong with one cell, or null. */
export type CellMark = 'invalid' | 'empty' | null

/** What the looks of cells follow; read when a cell is drawn. */
export interface CellLooks {
  readonly selected?: number | null
  readonly numeric?: (column: number) => boolean
  readonly markOf?: (column: number, text: string) => CellMark
  /** What a raw text reads as, for a person; null where that is the text itself, or nothing. */
  readonly typedOf?: (column: number, text: string) => string | null
}

/** What cells show: the text of the file, the value it reads as, or both where they differ. */
export type CellView = 'raw' | 'typed' | 'both'

const narrowestNumbers = 9999

/** A pinned column with the number of the row, or of the physical line on which it starts. */
export function numberColumn(colId: 'row' | 'line', headerName: string, rowCount: number | null): ColDef<RawRow> {
  return {
    colId,
    headerName,
    pinned: 'left',
    lockPosition: 'left',
    // All digits have the width of a zero there.
    width: measureText(formatCount(Math.max(rowCount ?? 0, narrowestNumbers)).replace(/\d/g, '0')) + 28,
    resizable: false,
    suppressMovable: true,
    suppressSizeToFit: true,
    cellClass: styles.line ?? '',
    headerClass: styles.lineHeader ?? '',
    valueGetter: ({ data }) => (colId === 'line' ? data?.line : data && data.row + 1),
    valueFormatter: ({ value }) => (typeof value === 'number' ? formatCount(value) : '')
  }
}

const widestFile = 150
/** Its text is smaller than the others'. */
const fileScale = 12 / 13

/** A pinned column with the file of each row, where there are several. */
export function fileColumn(headerName: string, files: readonly string[]): ColDef<RawRow> {
  const widest = Math.max(measureText(headerName), ...files.map((file) => measureText(file)))
  return {
    colId: 'file',
    headerName,
    pinned: 'left',
    lockPosition: 'left',
    width: Math.ceil(Math.min(widest * fileScale + 24, widestFile)),
    suppressMovable: true,
    suppressSizeToFit: true,
    cellClass: styles.file ?? '',
    headerClass: styles.lineHeader ?? '',
    valueGetter: ({ data }) => data?.file,
    tooltipValueGetter: ({ value }) => value
  }
}

/** A column of the file. */
export function textColumn(
  name: string,
  index: number,
  sample: readonly RawRow[],
  looks: RefObject<CellLooks>,
  view: CellView
): ColDef<RawRow> {
  const typed = (text: string) => looks.current.typedOf?.(index, text) ?? null
  const rules: CellClassRules<RawRow> = {
    [styles.invalid ?? '']: ({ value }) => looks.current.markOf?.(index, value ?? '') === 'invalid',
    [styles.empty ?? '']: ({ value }) => looks.current.markOf?.(index, value ?? '') === 'empty',
    [styles.selected ?? '']: () => looks.current.selected === index,
    [styles.number ?? '']: () => looks.current.numeric?.(index) ?? false
  }
  return {
    colId: `c${index}`,
    headerName: name,
    headerComponent: HeaderSlot,
    headerComponentParams: { index },
    initialWidth: widthFor(view, name, index, sample, looks.current.typedOf),
    minWidth: 60,
    resizable: true,
    suppressMovable: true,
    valueGetter: ({ data }) => data?.cells[index],
    cellClassRules: rules,
    ...(view === 'typed' ? { valueFormatter: ({ value }) => (value ? (typed(value) ?? value) : '') } : {}),
    ...(view === 'both' ? { cellRenderer: BothCell, cellRendererParams: { typed } } : {})
  }
}

/** Width of a column; cells that show values beside their texts need more. */
export function widthFor(
  view: CellView,
  name: string,
  index: number,
  sample: readonly RawRow[],
  typedOf: CellLooks['typedOf']
): number {
  const plain = columnWidth(name, index, sample)
  if (view !== 'both') return plain
  const widths = sample.slice(0, 80).map((row) => {
    const text = row.cells[index] ?? ''
    const other = text === '' ? null : (typedOf?.(index, text) ?? null)
    return other === null ? 0 : measureText(text.slice(0, 80)) + measureText(other, 500) + gapBetween
  })
  widths.sort((a, b) => a - b)
  return Math.max(plain, Math.ceil(Math.min(widths[Math.floor(widths.length * 0.95)] ?? 0, widestBoth)))
}

const gapBetween = 58
const widestBoth = 420

/** Fields beyond the last named column, so that no text of the file is hidden. */
export function beyondColumn(headerName: string, columnCount: number): ColDef<RawRow> {
  return {
    colId: 'beyond',
    headerName,
    initialWidth: 160,
    suppressMovable: true,
    headerClass: styles.beyondHeader ?? '',
    cellClassRules: { [styles.invalid ?? '']: ({ data }) => data !== undefined && data.cells.length > columnCount },
    valueGetter: ({ data }) => data?.cells.slice(columnCount).join(' ¦ ')
  }
}
