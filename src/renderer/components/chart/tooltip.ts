/** The box under the pointer. Built of nodes, never of HTML text: labels come from files. */
import type { TooltipComponentOption } from './engine'
import type { Palette } from './palette'

export type TooltipLine = {
  readonly color: string | null
  readonly label: string
  readonly value: string
}

/** A heading, lines of label and value, and a note below. */
export function tooltipBox(title: string, lines: readonly TooltipLine[], note: string | null): HTMLElement {
  const box = document.createElement('div')
  box.style.cssText = 'max-width:320px;white-space:normal;font-size:12px;line-height:1.5'
  box.append(text('div', title, 'font-weight:600;margin-bottom:2px'))
  for (const line of lines) {
    const row = text('div', '', 'display:flex;gap:8px;align-items:center')
    if (line.color) row.append(text('span', '', `width:8px;height:8px;border-radius:2px;background:${line.color}`))
    row.append(text('span', line.label, 'flex:1'))
    row.append(text('span', line.value, 'font-weight:600;font-variant-numeric:tabular-nums;padding-left:12px'))
    box.append(row)
  }
  if (note) box.append(text('div', note, 'margin-top:2px;opacity:.8'))
  return box
}

function text(tag: string, content: string, css: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = content
  element.style.cssText = css
  return element
}

/** Shared look of tooltips; `formatter` is added by the chart. */
export function tooltipStyle(palette: Palette): TooltipComponentOption {
  return {
    trigger: 'axis',
    axisPointer: { type: 'shadow', shadowStyle: { color: palette.ink, opacity: 0.05 } },
    backgroundColor: palette.panel,
    borderColor: palette.lineStrong,
    borderWidth: 1,
    padding: [8, 10],
    textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: 12 },
    confine: true,
    transitionDuration: 0
  }
}

/** Index on the category axis out of what ECharts hands to an axis formatter. */
export function pickedIndex(params: unknown): number {
  const first: unknown = Array.isArray(params) ? params[0] : params
  if (first !== null && typeof first === 'object' && 'dataIndex' in first && typeof first.dataIndex === 'number') {
    return first.dataIndex
  }
  return -1
}
