/** A chart as it stands on the screen, for an export. */
import type { EChartsType } from '../chart/engine'
import type { PictureContent } from '../export/tile-picture'

export function chartPicture(chart: EChartsType | null): PictureContent | null {
  if (!chart) return null
  const canvas = chart.renderToCanvas({ pixelRatio: 2 })
  return { kind: 'chart', canvas, width: chart.getWidth(), height: chart.getHeight() }
}
