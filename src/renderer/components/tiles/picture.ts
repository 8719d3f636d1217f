/** A chart as it stands on the screen, for an export. */
import { type EChartsType, echarts } from '../chart/engine'
import type { PictureContent } from '../export/picture'

export function chartPicture(chart: EChartsType | null): PictureContent | null {
  if (!chart) return null
  const [width, height] = [chart.getWidth(), chart.getHeight()]
  return {
    kind: 'chart',
    chart: { canvas: () => chart.renderToCanvas({ pixelRatio: 2 }), svg: () => svgOf(chart, width, height) },
    width,
    height
  }
}

/** The same chart drawn once more as SVG, without a place on the page. */
function svgOf(chart: EChartsType, width: number, height: number): string {
  const copy = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  copy.setOption({ ...chart.getOption(), animation: false })
  const svg = copy.renderToSVGString()
  copy.dispose()
  return svg
}
