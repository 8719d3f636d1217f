/** What pictures are drawn with: the same few strokes onto a canvas and into SVG. All lengths are CSS pixels. */

export type Font = { readonly size: number; readonly weight?: number }

export type TextStyle = {
  readonly font: Font
  readonly color: string
  /** What `x` is of the text; its begin without it. */
  readonly align?: 'left' | 'center' | 'right'
}

export type Point = readonly [x: number, y: number]

/** A chart that can draw itself both ways. */
export type DrawnChart = { readonly canvas: () => HTMLCanvasElement; readonly svg: () => string }

export interface Pen {
  /** Width of a text. */
  measure(text: string, font: Font): number
  /** A text on its base line. */
  text(text: string, x: number, y: number, style: TextStyle): void
  rect(x: number, y: number, width: number, height: number, fill: string, opacity?: number): void
  /** Lines through points; each list is a line of its own. */
  lines(lines: readonly (readonly Point[])[], color: string, width: number, opacity?: number): void
  dot(x: number, y: number, radius: number, fill: string): void
  chart(chart: DrawnChart, x: number, y: number, width: number, height: number): void
}

/** Text that fits, with an ellipsis where it does not. */
export function fitted(pen: Pen, text: string, width: number, font: Font): string {
  if (pen.measure(text, font) <= width) return text
  let kept = [...text]
  while (kept.length > 1 && pen.measure(`${kept.join('')}…`, font) > width) kept = kept.slice(0, -1)
  return `${kept.join('')}…`
}
