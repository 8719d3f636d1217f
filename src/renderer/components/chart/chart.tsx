/** One ECharts canvas: created once, resized with its box, re-themed by a new option. */
import { useContext, useEffect, useRef } from 'react'
import classes from './chart.module.css'
import { type ChartOption, type EChartsType, echarts } from './engine'
import { PaperPalette } from './palette'

type Props = {
  readonly option: ChartOption
  /** What the picture shows, for those who don't see it. The table twin has the values. */
  readonly label: string
  /** Index on the category axis that was clicked; the whole column is the target, not only its bar. */
  readonly onPick?: (index: number) => void
  /** Hands the chart out for an export, null when it goes away. */
  readonly onReady?: (chart: EChartsType | null) => void
}

const reducedMotion = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

export function Chart({ option, label, onPick, onReady }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const onPaper = useContext(PaperPalette) !== null
  const pick = useRef(onPick)
  const ready = useRef(onReady)
  useEffect(() => {
    pick.current = onPick
    ready.current = onReady
  })

  useEffect(() => {
    const element = box.current
    if (!element) return
    const created = echarts.init(element, null, { renderer: onPaper ? 'svg' : 'canvas' })
    chart.current = created
    const zr = created.getZr()
    zr.on('click', ({ offsetX, offsetY }) => {
      if (!pick.current || !created.containPixel({ gridIndex: 0 }, [offsetX, offsetY])) return
      const [index] = created.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY])
      if (index !== undefined) pick.current(Math.round(index))
    })
    zr.on('mousemove', ({ offsetX, offsetY }) => {
      const over = pick.current !== undefined && created.containPixel({ gridIndex: 0 }, [offsetX, offsetY])
      zr.setCursorStyle(over ? 'pointer' : 'default')
    })
    const observer = new ResizeObserver(() => created.resize())
    observer.observe(element)
    ready.current?.(created)
    return () => {
      observer.disconnect()
      ready.current?.(null)
      chart.current = null
      created.dispose()
    }
  }, [onPaper])

  useEffect(() => {
    chart.current?.setOption(
      { animation: !onPaper && !reducedMotion(), animationDuration: 250, ...option },
      { notMerge: true }
    )
  }, [option, onPaper])

  return <div ref={box} role="img" aria-label={label} className={classes.chart} />
}
