import { useMemo } from 'react'
import type { JobSummary } from '../../../../shared/domain/job-history'
import { categoryAxis, valueAxis } from '../../../components/chart/axes'
import { Chart } from '../../../components/chart/chart'
import { usePalette } from '../../../components/chart/palette'
import { pickedIndex, tooltipBox, tooltipStyle } from '../../../components/chart/tooltip'
import { formatCount, formatDecimal, formatDuration, useText } from '../../../text'
import classes from './history.module.css'
import { pointName } from './over-time-table'

/** Mean score with the lowest one below it. Times without a score are gaps. */
export default function OverTimeChart({ summary }: { summary: JobSummary }) {
  const { t } = useText('history')
  const palette = usePalette()
  const option = useMemo(() => {
    const { points, every } = summary
    const score = (value: number) => formatDecimal(value.toFixed(1))
    const low = Math.min(...points.map(({ lowestQuality }) => lowestQuality ?? 100))
    const line = { type: 'line' as const, symbol: 'circle', symbolSize: 5, showSymbol: points.length <= 24 }
    return {
      grid: { left: 4, right: 8, top: 8, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        ...tooltipStyle(palette),
        formatter: (params: unknown) => {
          const point = points[pickedIndex(params)]
          if (!point) return tooltipBox('', [], null)
          const { quality, lowestQuality, done, failed, medianMs } = point
          return tooltipBox(
            pointName(point, every),
            [
              { color: palette.main, label: t('meanQuality'), value: quality === null ? '–' : score(quality) },
              {
                color: palette.second,
                label: t('lowestQuality'),
                value: lowestQuality === null ? '–' : score(lowestQuality)
              },
              { color: null, label: t('loads'), value: formatCount(done + failed) },
              { color: null, label: t('failedShort'), value: formatCount(failed) },
              ...(medianMs === null ? [] : [{ color: null, label: t('medianShort'), value: formatDuration(medianMs) }])
            ],
            null
          )
        }
      },
      xAxis: categoryAxis(
        palette,
        points.map((point) => pointName(point, every))
      ),
      // Scores lie close to each other at the top: the axis begins below the lowest one.
      yAxis: {
        ...valueAxis(palette, (value) => formatDecimal(String(value))),
        splitNumber: 2,
        min: Math.floor(low / 10) * 10,
        max: 100
      },
      series: [
        {
          ...line,
          data: points.map(({ lowestQuality }) => lowestQuality),
          lineStyle: { color: palette.second, width: 1.5, type: 'dashed' as const },
          itemStyle: { color: palette.second }
        },
        {
          ...line,
          data: points.map(({ quality }) => quality),
          lineStyle: { color: palette.main, width: 2 },
          itemStyle: { color: palette.main }
        }
      ]
    }
  }, [summary, palette, t])
  return (
    <>
      <div className={classes.chart}>
        <Chart option={option} label={t('chartLabel', { count: summary.points.length })} />
      </div>
      <p className={classes.legend} aria-hidden>
        <i data-of="mean" /> {t('meanQuality')} <i data-of="lowest" /> {t('lowestQuality')}
      </p>
    </>
  )
}
