/** The one place that says which parts of ECharts are in the bundle. */
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

echarts.use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer, SVGRenderer])

export type { TooltipComponentOption } from 'echarts/components'
export type { EChartsCoreOption as ChartOption, EChartsType } from 'echarts/core'
export { echarts }
