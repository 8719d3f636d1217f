import { escapeXml } from '../workbook/xml'
import type { Font, Pen } from './pen'

/** Collects what is drawn as SVG; `measure` is how wide a text will be where it is shown. */
export function svgPen(measure: (text: string, font: Font) => number): Pen & { readonly parts: readonly string[] } {
  const parts: string[] = []
  const faint = (name: string, opacity: number) => (opacity === 1 ? '' : ` ${name}="${opacity}"`)
  return {
    parts,
    measure,
    text(text, x, y, { font, color, align = 'left' }) {
      const anchor = align === 'left' ? '' : ` text-anchor="${align === 'right' ? 'end' : 'middle'}"`
      const weight = font.weight === undefined ? '' : ` font-weight="${font.weight}"`
      parts.push(
        `<text x="${short(x)}" y="${short(y)}" font-size="${font.size}"${weight}${anchor} fill="${escapeXml(color)}">${escapeXml(text)}</text>`
      )
    },
    rect(x, y, width, height, fill, opacity = 1) {
      parts.push(
        `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${escapeXml(fill)}"${faint('fill-opacity', opacity)}/>`
      )
    },
    lines(lines, color, width, opacity = 1) {
      const path = lines
        .map((line) => line.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join(''))
        .join('')
      parts.push(
        `<path d="${path}" fill="none" stroke="${escapeXml(color)}" stroke-width="${width}" stroke-linejoin="round"${faint('stroke-opacity', opacity)}/>`
      )
    },
    dot(x, y, radius, fill) {
      parts.push(`<circle cx="${short(x)}" cy="${short(y)}" r="${radius}" fill="${escapeXml(fill)}"/>`)
    },
    chart(chart, x, y) {
      parts.push(`<g transform="translate(${short(x)} ${short(y)})">${chart.svg()}</g>`)
    }
  }
}

/** The file: drawn in its own size, with a title for those who don't see it. */
export function svgFile(
  parts: readonly string[],
  size: { readonly width: number; readonly height: number },
  title: string,
  family: string
): string {
  const { width, height } = size
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${escapeXml(family)}" style="font-variant-numeric:tabular-nums"><title>${escapeXml(title)}</title>${parts.join('')}</svg>\n`
}

/** Hundredths of a pixel are enough. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
