/** A tile as a PNG for a slide: title, what it compares, the picture or the table, and what it is based on. */
import type { Palette } from '../chart/palette'

export type PictureColumn = { readonly label: string; readonly numeric: boolean }

export type PictureTable = {
  readonly columns: readonly PictureColumn[]
  readonly rows: readonly (readonly string[])[]
}

export type PictureContent =
  | { readonly kind: 'number'; readonly value: string; readonly lines: readonly string[] }
  | { readonly kind: 'chart'; readonly canvas: HTMLCanvasElement; readonly width: number; readonly height: number }
  | { readonly kind: 'table'; readonly table: PictureTable }

export type Picture = {
  readonly title: string
  readonly subtitle: string
  readonly footer: string
  readonly content: PictureContent
}

const scale = 2
const inset = 20
const titleHeight = 46
const footerHeight = 26
const rowHeight = 26
const tableWidth = 720

/** Draws the picture; sizes in CSS pixels, drawn at twice the density. */
export function drawPicture(picture: Picture, palette: Palette): HTMLCanvasElement {
  const inner = sizeOf(picture.content)
  const width = inner.width + 2 * inset
  const height = inner.height + titleHeight + footerHeight + 2 * inset
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  const pen = canvas.getContext('2d')
  if (!pen) return canvas
  pen.scale(scale, scale)
  pen.fillStyle = palette.panel
  pen.fillRect(0, 0, width, height)
  pen.textBaseline = 'alphabetic'
  write(pen, picture.title, inset, inset + 14, `600 16px ${palette.font}`, palette.ink)
  write(pen, fitted(pen, picture.subtitle, inner.width), inset, inset + 33, `12px ${palette.font}`, palette.inkFaint)
  drawContent(pen, picture.content, inset, inset + titleHeight, inner.width, palette)
  const base = inset + titleHeight + inner.height + footerHeight - 6
  write(pen, fitted(pen, picture.footer, inner.width), inset, base, `11px ${palette.font}`, palette.inkFaint)
  return canvas
}

/** The drawn picture as PNG bytes. */
export function pictureBytes(picture: Picture, palette: Palette): Promise<Blob | null> {
  const canvas = drawPicture(picture, palette)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

function sizeOf(content: PictureContent): { width: number; height: number } {
  if (content.kind === 'chart') return { width: content.width, height: content.height }
  if (content.kind === 'number') return { width: 320, height: 56 + content.lines.length * 20 }
  return { width: tableWidth, height: (content.table.rows.length + 1) * rowHeight }
}

function drawContent(
  pen: CanvasRenderingContext2D,
  content: PictureContent,
  left: number,
  top: number,
  width: number,
  palette: Palette
): void {
  if (content.kind === 'chart') {
    pen.drawImage(content.canvas, left, top, content.width, content.height)
  } else if (content.kind === 'number') {
    write(pen, content.value, left, top + 36, `650 36px ${palette.font}`, palette.ink)
    content.lines.forEach((line, index) => {
      write(pen, line, left, top + 62 + index * 20, `13px ${palette.font}`, palette.inkSoft)
    })
  } else {
    drawTable(pen, content.table, left, top, width, palette)
  }
}

function drawTable(
  pen: CanvasRenderingContext2D,
  table: PictureTable,
  left: number,
  top: number,
  width: number,
  palette: Palette
): void {
  const textColumns = table.columns.filter((column) => !column.numeric).length
  const numberWidth = Math.min(104, (width * 0.72) / Math.max(table.columns.length - textColumns, 1))
  const textWidth = (width - numberWidth * (table.columns.length - textColumns)) / Math.max(textColumns, 1)
  const widths = table.columns.map((column) => (column.numeric ? numberWidth : textWidth))
  const drawRow = (cells: readonly string[], y: number, font: string, color: string) => {
    pen.font = font
    let x = left
    cells.forEach((cell, index) => {
      const cellWidth = widths[index] ?? numberWidth
      const numeric = table.columns[index]?.numeric ?? false
      pen.textAlign = numeric ? 'right' : 'left'
      write(pen, fitted(pen, cell, cellWidth - 10), numeric ? x + cellWidth - 2 : x, y + 17, font, color)
      x += cellWidth
    })
    pen.textAlign = 'left'
    pen.fillStyle = palette.line
    pen.fillRect(left, y + rowHeight - 1, width, 1)
  }
  drawRow(
    table.columns.map((column) => column.label),
    top,
    `12px ${palette.font}`,
    palette.inkFaint
  )
  table.rows.forEach((row, index) => {
    drawRow(row, top + (index + 1) * rowHeight, `13px ${palette.font}`, palette.ink)
  })
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, font: string, color: string): void {
  pen.font = font
  pen.fillStyle = color
  pen.fillText(text, x, y)
}

/** Text that fits, with an ellipsis where it does not. */
function fitted(pen: CanvasRenderingContext2D, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text
  let kept = text
  while (kept.length > 1 && pen.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1)
  return `${kept}…`
}
