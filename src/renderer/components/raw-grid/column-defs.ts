import type { CellClassRules, ColDef } from 'ag-grid-community'
import type { RefObject } from 'react'
import type { RawRow } from '../../../shared/domain/source'
import { formatCount } from '../../text'
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
}

const narrowestNumbers = 9999

/** A pinned column with the number of the row, or of the physical line on which it starts. */
export function numberColumn(colId: 'row' | 'line', headerName: string, rowCount: number | null): ColDef<RawRow> {
  return {
    colId,
    headerName,
    pinned: 'left',
    lockPosition: 'left',
    width: measureText(formatCount(Math.max(rowCount ?? 0, narrowestNumbers))) + 26,
    resizable: false,
    suppressMovable: true,
    suppressSizeToFit: true,
    cellClass: styles.line ?? '',
    headerClass: styles.lineHeader ?? '',
    valueGetter: ({ data }) => (colId === 'line' ? data?.line : data && data.row + 1),
    valueFormatter: ({ value }) => (typeof value === 'number' ? formatCount(value) : '')
  }
}

/** A column of the file. */
export function textColumn(
  name: string,
  index: number,
  sample: readonly RawRow[],
  looks: RefObject<CellLooks>
): ColDef<RawRow> {
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
    initialWidth: columnWidth(name, index, sample),
    minWidth: 60,
    resizable: true,
    suppressMovable: true,
    valueGetter: ({ data }) => data?.cells[index],
    cellClassRules: rules
  }
}

/** Fields beyond the last named column, so that no text of the file is hidden. */
export function beyondColumn(headerName: string, columnCount: number): ColDef<RawRow> {
  return {
    colId: 'beyond',
    headerName,
    initialWidth: 160,
    suppressMovable: true,
    cellClass: styles.invalid ?? '',
    valueGetter: ({ data }) => data?.cells.slice(columnCount).join(' ¦ ')
  }
}
