/** The one place that says which parts of ECharts are in the bundle. */
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

echarts.use([
  BarChart,
  CustomChart,
  LineChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
  SVGRenderer
])

export type { TooltipComponentOption } from 'echarts/components'
export type { EChartsCoreOption as ChartOption, EChartsType } from 'echarts/core'
export { echarts }
