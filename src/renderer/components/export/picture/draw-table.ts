import type { Palette } from '../../chart/palette'
import { fitted, type Pen } from './pen'

export type PictureTable = {
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

const rowHeight = 26
const tableWidth = 720
const mostNumberWidth = 104

export function tableSize(table: PictureTable): { width: number; height: number } {
  return { width: tableWidth, height: (table.rows.length + 1) * rowHeight }
}

/** Headings and rows; numbers on the right, names with what is left of the width. */
export function drawTable(
  pen: Pen,
  table: PictureTable,
  left: number,
  top: number,
  width: number,
  palette: Palette
): void {
  const textColumns = table.columns.filter((column) => !column.numeric).length
  const numberColumns = table.columns.length - textColumns
  const numberWidth = Math.min(mostNumberWidth, (width * 0.72) / Math.max(numberColumns, 1))
  const textWidth = (width - numberWidth * numberColumns) / Math.max(textColumns, 1)
  const drawRow = (cells: readonly string[], y: number, size: number, color: string) => {
    const font = { size }
    let x = left
    cells.forEach((cell, index) => {
      const numeric = table.columns[index]?.numeric ?? false
      const cellWidth = numeric ? numberWidth : textWidth
      const said = fitted(pen, cell, cellWidth - 10, font)
      pen.text(said, numeric ? x + cellWidth - 2 : x, y + 17, { font, color, align: numeric ? 'right' : 'left' })
      x += cellWidth
    })
    pen.rect(left, y + rowHeight - 1, width, 1, palette.line)
  }
  drawRow(
    table.columns.map((column) => column.label),
    top,
    12,
    palette.inkFaint
  )
  table.rows.forEach((row, index) => {
    drawRow(row, top + (index + 1) * rowHeight, 13, palette.ink)
  })
}
