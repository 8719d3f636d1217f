/** The frame of a tile's picture, and what stands in it. */
import type { Palette } from '../../chart/palette'
import { drawHeat, type HeatPicture, heatSize } from './draw-heat'
import { drawTable, type PictureTable, tableSize } from './draw-table'
import { type DrawnChart, fitted, type Pen, type Point } from './pen'

export type PictureContent =
  | {
      readonly kind: 'number'
      readonly value: string
      readonly lines: readonly string[]
      /** The way of the months; null is a month without data. */
      readonly spark?: readonly (number | null)[]
    }
  | { readonly kind: 'chart'; readonly chart: DrawnChart; readonly width: number; readonly height: number }
  | { readonly kind: 'heat'; readonly heat: HeatPicture }
  | { readonly kind: 'table'; readonly table: PictureTable }

export type Picture = {
  readonly title: string
  readonly subtitle: string
  /** What it is taken of, and what it is based on: a line each. */
  readonly footer: readonly string[]
  readonly content: PictureContent
}

const inset = 20
const titleHeight = 46
const footerTop = 10
const footerLine = 16
const numberWidth = 360
const sparkHeight = 44

/** Size of the whole picture, in CSS pixels. */
export function sizeOf({ content, footer }: Picture): { width: number; height: number } {
  const inner = innerSize(content)
  return {
    width: inner.width + 2 * inset,
    height: inner.height + titleHeight + footerTop + footer.length * footerLine + 2 * inset
  }
}

/** Title, what it compares, the picture, what it is based on; on the ground of a tile. */
export function drawPicture(pen: Pen, picture: Picture, palette: Palette): void {
  const { width, height } = sizeOf(picture)
  const inner = innerSize(picture.content)
  const small = { size: 12 }
  const tiny = { size: 11 }
  pen.rect(0, 0, width, height, palette.panel)
  const title = { size: 16, weight: 600 }
  pen.text(fitted(pen, picture.title, inner.width, title), inset, inset + 14, { font: title, color: palette.ink })
  pen.text(fitted(pen, picture.subtitle, inner.width, small), inset, inset + 33, {
    font: small,
    color: palette.inkFaint
  })
  drawContent(pen, picture.content, inset, inset + titleHeight, inner.width, palette)
  const footerBase = inset + titleHeight + inner.height + footerTop + 11
  picture.footer.forEach((line, index) => {
    const said = fitted(pen, line, inner.width, tiny)
    pen.text(said, inset, footerBase + index * footerLine, { font: tiny, color: palette.inkFaint })
  })
}

function innerSize(content: PictureContent): { width: number; height: number } {
  switch (content.kind) {
    case 'chart':
      return { width: content.width, height: content.height }
    case 'number':
      return { width: numberWidth, height: 50 + content.lines.length * 20 + (hasWay(content.spark) ? sparkHeight : 0) }
    case 'heat':
      return heatSize(content.heat)
    case 'table':
      return tableSize(content.table)
  }
}

function drawContent(pen: Pen, content: PictureContent, left: number, top: number, width: number, palette: Palette) {
  switch (content.kind) {
    case 'chart':
      pen.chart(content.chart, left, top, content.width, content.height)
      break
    case 'number':
      pen.text(content.value, left, top + 36, { font: { size: 36, weight: 650 }, color: palette.ink })
      content.lines.forEach((line, index) => {
        const font = { size: 13 }
        pen.text(fitted(pen, line, width, font), left, top + 62 + index * 20, { font, color: palette.inkSoft })
      })
      if (content.spark && hasWay(content.spark)) {
        drawSpark(pen, content.spark, left, top + 58 + content.lines.length * 20, width, palette)
      }
      break
    case 'heat':
      drawHeat(pen, content.heat, left, top, palette)
      break
    case 'table':
      drawTable(pen, content.table, left, top, width, palette)
      break
  }
}

/** Whether there are values enough for a line. */
function hasWay(spark: readonly (number | null)[] | undefined): boolean {
  return (spark ?? []).filter((value) => value !== null).length > 1
}

/** Months without data are gaps; the last one with data is marked. */
function drawSpark(
  pen: Pen,
  spark: readonly (number | null)[],
  left: number,
  top: number,
  width: number,
  palette: Palette
) {
  const known = spark.filter((value) => value !== null)
  const lowest = Math.min(...known)
  const span = Math.max(...known) - lowest || 1
  const place = (value: number, index: number): Point => [
    left + 3 + (index * (width - 6)) / Math.max(spark.length - 1, 1),
    top + (1 - (value - lowest) / span) * (sparkHeight - 12)
  ]
  const runs: Point[][] = []
  spark.forEach((value, index) => {
    if (value === null) return
    if (index === 0 || spark[index - 1] === null) runs.push([])
    runs.at(-1)?.push(place(value, index))
  })
  pen.lines(runs, palette.main, 1.75)
  const [x, y] = runs.at(-1)?.at(-1) ?? [left, top]
  pen.dot(x, y, 3, palette.main)
}
