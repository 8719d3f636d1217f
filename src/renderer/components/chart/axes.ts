/** Axes as every chart has them: no boxes, faint lines, few labels. */
import type { Palette } from './palette'

/** A category axis along the bottom. */
export function categoryAxis(palette: Palette, labels: readonly string[], show = true) {
  return {
    type: 'category' as const,
    data: [...labels],
    axisLine: { lineStyle: { color: palette.lineStrong } },
    axisTick: { show: false },
    axisLabel: { show, color: palette.inkFaint, fontFamily: palette.font, fontSize: 11, margin: 8, hideOverlap: true }
  }
}

/** A value axis on the left. */
export function valueAxis(palette: Palette, format: (value: number) => string) {
  return {
    type: 'value' as const,
    splitNumber: 4,
    axisLabel: { color: palette.inkFaint, fontFamily: palette.font, fontSize: 11, formatter: format },
    splitLine: { lineStyle: { color: palette.line } }
  }
}
