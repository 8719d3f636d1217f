/** From the revenue before to the revenue now, step by step. Up and down differ in colour and sign. */
import type { BridgePart, BridgeTile } from '../../../shared/domain/board'
import { categoryAxis, valueAxis } from './axes'
import { stacked, waterfall } from './bridge-steps'
import type { ChartOption } from './engine'
import { hatched } from './hatched'
import type { Palette } from './palette'
import { pickedIndex, tooltipBox, tooltipStyle } from './tooltip'

export type BridgeWords = {
  readonly before: string
  readonly after: string
  readonly part: (part: BridgePart) => string
  readonly meaning: (part: BridgePart) => string
  /** Exact, for the tooltip. */
  readonly money: (value: string) => string
  /** Exact with a sign. */
  readonly change: (value: string) => string
  /** Short, above the bar. */
  readonly short: (value: string) => string
  readonly shortChange: (value: string) => string
  readonly axis: (value: number) => string
  /** Days of both wholes, for the tooltip. */
  readonly beforeDays: string | null
  readonly afterDays: string | null
}

export function bridgeOption(tile: BridgeTile, palette: Palette, words: BridgeWords): ChartOption {
  const before = tile.before ?? '0'
  const after = tile.after ?? '0'
  const bars = waterfall(
    Number(before),
    tile.steps.map((step) => Number(step.value)),
    Number(after)
  )
  const parts = bars.map(stacked)
  const names = [words.before, ...tile.steps.map((step) => words.part(step.part)), words.after]
  const texts = [words.short(before), ...tile.steps.map((step) => words.shortChange(step.value)), words.short(after)]
  const styleOf = (index: number) => {
    if (index === 0) return { color: palette.previous }
    if (index === bars.length - 1) return { color: palette.main }
    const step = tile.steps[index - 1]
    if (step?.part === 'unexplained') return hatched(palette.rest)
    return { color: Number(step?.value ?? 0) < 0 ? palette.second : palette.third }
  }
  const bar = { type: 'bar' as const, stack: 'bridge', barCategoryGap: '24%', barMaxWidth: 72 }
  const label = (index: number) => ({
    show: true,
    position: 'top' as const,
    formatter: () => texts[index] ?? '',
    color: palette.inkSoft,
    fontFamily: palette.font,
    fontSize: 11
  })
  return {
    grid: { left: 4, right: 4, top: 24, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...tooltipStyle(palette),
      formatter: (params: unknown) => {
        const index = pickedIndex(params)
        if (index === 0) return tooltipBox(words.before, [line(words.money(before))], words.beforeDays)
        if (index === bars.length - 1) return tooltipBox(words.after, [line(words.money(after))], words.afterDays)
        const step = tile.steps[index - 1]
        if (!step) return tooltipBox('', [], null)
        return tooltipBox(words.part(step.part), [line(words.change(step.value))], words.meaning(step.part))
      }
    },
    xAxis: withAllLabels(categoryAxis(palette, names)),
    yAxis: valueAxis(palette, words.axis),
    series: [
      { ...bar, silent: true, itemStyle: { color: 'transparent' }, data: parts.map((part) => part.base) },
      {
        ...bar,
        data: parts.map((part, index) => ({
          value: part.up,
          itemStyle: styleOf(index),
          ...(part.up > 0 || part.down === 0 ? { label: label(index) } : {})
        }))
      },
      {
        ...bar,
        data: parts.map((part, index) => ({
          value: part.down,
          itemStyle: styleOf(index),
          ...(part.up === 0 && part.down < 0 ? { label: { ...label(index), position: 'bottom' as const } } : {})
        }))
      }
    ]
  }
}

/** Each bar has its name; one that is too long is cut. */
function withAllLabels(axis: ReturnType<typeof categoryAxis>) {
  return { ...axis, axisLabel: { ...axis.axisLabel, interval: 0, hideOverlap: false, width: 64, overflow: 'truncate' } }
}

function line(value: string) {
  return { color: null, label: '', value }
}
