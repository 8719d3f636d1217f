import { describe, expect, it } from 'vitest'
import type { Palette } from '../../chart/palette'
import { type Picture, type PictureContent, pictureSvg } from './index'

const palette = new Proxy({} as Palette, {
  get: (_, name) => (name === 'font' ? '"Inter Variable", sans-serif' : `#${String(name)}`)
})
const nasty = `<script>alert("1")</script> & 'x' ]]> \u0000 \u{1F600}`
const measure = (text: string, font: { size: number }) => text.length * font.size * 0.5

const pictureOf = (content: PictureContent): Picture => ({
  title: nasty,
  subtitle: nasty,
  footer: [nasty, nasty],
  content
})
const svgOf = (content: PictureContent) => pictureSvg(pictureOf(content), palette, measure)

/** Elements are closed in order, attributes are quoted, and nothing is left over: what makes XML well-formed here. */
function expectWellFormed(svg: string) {
  const open: string[] = []
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, end, name, _attributes, alone) => {
      if (end) expect(open.pop()).toBe(name)
      else if (!alone) open.push(name)
      return ''
    }
  )
  expect(open).toEqual([])
  expect(rest).not.toMatch(/[<>]/)
  expect(rest.replaceAll(/&(amp|lt|gt|quot);/g, '')).not.toContain('&')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
  expect(svg).not.toMatch(/[\u0000-\u0008]/)
}

describe('pictureSvg', () => {
  it('writes a number with its lines and its way, gaps kept', () => {
    const svg = svgOf({
      kind: 'number',
      value: '€1,234.50',
      lines: ['+1.2% · vs last year'],
      spark: [1, 2, null, 3, 4]
    })
    expectWellFormed(svg)
    expect(svg).toContain('>€1,234.50</text>')
    expect(svg).toContain('>+1.2% · vs last year</text>')
    expect(/<path d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2)
  })

  it('writes tables as text, numbers on the right', () => {
    const columns = [
      { label: 'Product', numeric: false },
      { label: 'Revenue', numeric: true }
    ]
    const svg = svgOf({ kind: 'table', table: { columns, rows: [[nasty, '12.50']] } })
    expectWellFormed(svg)
    expect(svg).toMatch(/<text [^>]*text-anchor="end"[^>]*>12\.50<\/text>/)
    expect(svg).not.toContain('<script')
  })

  it('writes a heat map: a shade and a value a cell, hatched where it is not complete', () => {
    const full = { text: '9K', shade: 0.88, partial: false }
    const svg = svgOf({
      kind: 'heat',
      heat: {
        columns: ['Jan', 'Feb', 'Mar'],
        rows: [{ label: '2024', cells: [full, { ...full, partial: true }, null] }]
      }
    })
    expectWellFormed(svg)
    expect(svg.match(/fill-opacity="0.88"/g)).toHaveLength(2)
    expect(svg.match(/stroke="#panel"/g)).toHaveLength(1)
    expect(svg.match(/stroke="#lineStrong"/g)).toHaveLength(1)
  })

  it('sets a chart into the same frame', () => {
    const chart = { canvas: () => document.createElement('canvas'), svg: () => '<svg width="300" height="100"></svg>' }
    const svg = svgOf({ kind: 'chart', chart, width: 300, height: 100 })
    expectWellFormed(svg)
    expect(svg).toContain('<g transform="translate(20 66)"><svg width="300" height="100"></svg></g>')
    expect(svg).toContain('viewBox="0 0 340 228"')
  })

  it('cuts what is too long with an ellipsis', () => {
    const svg = pictureSvg(
      { ...pictureOf({ kind: 'number', value: '1', lines: [] }), title: 'x'.repeat(400) },
      palette,
      measure
    )
    expect(svg).toMatch(/>x{30,50}…<\/text>/)
  })
})
