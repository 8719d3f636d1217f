import { inkOnShade } from '../../chart/contrast'
import type { Palette } from '../../chart/palette'
import type { Pen, Point } from './pen'

export type HeatPictureCell = {
  readonly text: string
  /** 0 to 1: how much of the colour there is. */
  readonly shade: number
  /** Hatched: it is not complete. */
  readonly partial: boolean
}

export type HeatPicture = {
  readonly columns: readonly string[]
  /** A null cell has no data. */
  readonly rows: readonly { readonly label: string; readonly cells: readonly (HeatPictureCell | null)[] }[]
}

const labelWidth = 42
const headHeight = 20
const cell = { width: 52, height: 30, gap: 2 }
const hatchStep = 6

export function heatSize({ columns, rows }: HeatPicture): { width: number; height: number } {
  return {
    width: labelWidth + columns.length * (cell.width + cell.gap),
    height: headHeight + rows.length * (cell.height + cell.gap)
  }
}

/** Coloured cells with their values under the headings of the columns. */
export function drawHeat(pen: Pen, heat: HeatPicture, left: number, top: number, palette: Palette): void {
  const xOf = (column: number) => left + labelWidth + column * (cell.width + cell.gap)
  const font = { size: 11 }
  heat.columns.forEach((label, column) => {
    pen.text(label, xOf(column) + cell.width / 2, top + 13, { font, color: palette.inkFaint, align: 'center' })
  })
  heat.rows.forEach(({ label, cells }, row) => {
    const y = top + headHeight + row * (cell.height + cell.gap)
    const base = y + cell.height / 2 + 4
    pen.text(label, left, base, { font, color: palette.inkFaint })
    cells.forEach((one, column) => {
      const x = xOf(column)
      if (one === null) {
        pen.lines([outline(x, y)], palette.lineStrong, 1)
        return
      }
      pen.rect(x, y, cell.width, cell.height, palette.main, one.shade)
      if (one.partial) pen.lines(hatch(x, y), palette.panel, 2, 0.65)
      const color = inkOnShade(palette, one.shade)
      pen.text(one.text, x + cell.width / 2, base, { font, color, align: 'center' })
    })
  })
}

function outline(x: number, y: number): Point[] {
  const [right, bottom] = [x + cell.width - 0.5, y + cell.height - 0.5]
  return [
    [x + 0.5, y + 0.5],
    [right, y + 0.5],
    [right, bottom],
    [x + 0.5, bottom],
    [x + 0.5, y + 0.5]
  ]
}

/** Slanted lines that end at the sides of a cell. */
function hatch(x: number, y: number): Point[][] {
  const lines: Point[][] = []
  for (let at = hatchStep; at < cell.width + cell.height; at += hatchStep) {
    const begin = Math.max(0, at - cell.height)
    const end = Math.min(at, cell.width)
    lines.push([
      [x + begin, y + at - begin],
      [x + end, y + at - end]
    ])
  }
  return lines
}
