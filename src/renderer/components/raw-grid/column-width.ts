import type { RawRow } from '../../../shared/domain/source'

let canvas: CanvasRenderingContext2D | null = null

/** Width of a text in the grid's font, in pixels. */
export function measureText(text: string, weight = 400): number {
  canvas ??= document.createElement('canvas').getContext('2d')
  if (!canvas) return text.length * 8
  canvas.font = `${weight} 13px "Inter Variable", "Segoe UI", system-ui, sans-serif`
  return canvas.measureText(text).width
}

const typeIcon = 26
const padding = 30
const narrowest = 96
const widestByContent = 300

/**
 * Width of a column: its whole name always fits; beyond that as wide as nearly all of the first rows need, up to a
 * limit (long notes are cut in the cell, never the name).
 */
export function columnWidth(name: string, index: number, sample: readonly RawRow[]): number {
  const byName = measureText(name, 600) + typeIcon + padding
  const widths = sample.slice(0, 80).map((row) => measureText((row.cells[index] ?? '').slice(0, 80)))
  widths.sort((a, b) => a - b)
  const most = widths[Math.floor(widths.length * 0.95)] ?? 0
  return Math.ceil(Math.max(narrowest, byName, Math.min(most + padding, widestByContent)))
}
