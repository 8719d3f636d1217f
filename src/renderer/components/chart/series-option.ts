/** Periods as lines, areas or bars. No data is a gap, never a zero; a period that still runs is dashed, hollow or hatched. */
import type { SeriesTile } from '../../../shared/domain/board'
import { categoryAxis, valueAxis } from './axes'
import type { ChartOption } from './engine'
import { hatched } from './hatched'
import { type Palette, withOpacity } from './palette'
import { targetLines, targetTicks } from './target-ticks'
import { pickedIndex, type TooltipLine, tooltipBox, tooltipStyle } from './tooltip'

export type SeriesWords = {
  /** Names of the points, for the tooltip and for the axis. */
  readonly period: (index: number) => string
  readonly shortPeriod: (index: number) => string
  readonly line: (index: number) => string
  /** What the values before are called; not asked where there are none. */
  readonly previous: string
  readonly value: (text: string) => string
  readonly axis: (value: number) => string
  readonly missing: string
  /** Said of a period that still runs. */
  readonly partial: (index: number) => string
  readonly target: string
  readonly wholeTarget: string
}

/** From so many points on nothing is drawn for a single one, and lines are thinned out to what the pixels can show. */
const manyPoints = 400
const symbolsUpTo = 40

/** @param colors one for each line */
export function seriesOption(
  tile: SeriesTile,
  palette: Palette,
  colors: readonly string[],
  words: SeriesWords
): ChartOption {
  const isMany = tile.points.length > manyPoints
  const color = (index: number) => colors[index] ?? palette.rest
  // Beside several lines those of the period before would hide them; the tooltip and the table have the values.
  const before = tile.lines.length === 1 ? (tile.lines[0]?.previous ?? null) : null
  const drawn =
    tile.shape === 'bar' ? bars(tile, palette, color, before, isMany) : lines(tile, palette, color, before, isMany)
  return {
    animation: !isMany,
    grid: { left: 4, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...tooltipStyle(palette),
      ...(tile.shape === 'bar' ? {} : { axisPointer: { type: 'line', lineStyle: { color: palette.lineStrong } } }),
      formatter: (params: unknown) => tooltipOf(tile, pickedIndex(params), palette, color, words)
    },
    xAxis: {
      ...categoryAxis(
        palette,
        tile.points.map((_, index) => words.shortPeriod(index))
      ),
      boundaryGap: tile.shape === 'bar',
      ...(isMany ? { axisPointer: { triggerEmphasis: false } } : {})
    },
    yAxis: {
      ...valueAxis(palette, words.axis),
      scale: tile.shape === 'line' && tile.unit === 'ratio',
      // Nothing but zeros has no scale of its own.
      ...(isAllZero(tile) ? { min: 0, max: tile.unit === 'ratio' ? 0.08 : 8 } : {})
    },
    series: [...drawn, ...ticksOf(tile, palette, color)]
  }
}

/** Lines that lie on each other have no height of their own to compare; the tooltip and the table have their targets. */
function ticksOf({ target, lines: all, shape }: SeriesTile, palette: Palette, color: (index: number) => string) {
  if (!target || (all.length > 1 && shape !== 'line')) return []
  return target.lines.map((line, index) => targetTicks(line, tickColor({ lines: all }, index, palette, color)))
}

function tickColor(
  { lines: all }: Pick<SeriesTile, 'lines'>,
  index: number,
  palette: Palette,
  color: (index: number) => string
): string {
  return all.length === 1 ? palette.ink : color(index)
}

function isAllZero({ lines: all, target }: SeriesTile): boolean {
  const values = [
    ...all.flatMap((line) => [...line.values, ...(line.previous ?? [])]),
    ...(target?.lines ?? []).flatMap(({ shown, whole }) => [...shown, ...whole])
  ].filter((value) => value !== null)
  return values.length > 0 && values.every((value) => Number(value) === 0)
}

const numbersOf = (values: readonly (string | null)[]) => values.map((value) => (value === null ? null : Number(value)))

function lines(
  { points, lines: all, shape }: SeriesTile,
  palette: Palette,
  color: (index: number) => string,
  before: readonly (string | null)[] | null,
  isMany: boolean
) {
  const isPartial = (index: number) => points[index]?.isPartial === true
  const stack = shape === 'area' && all.length > 1 ? { stack: 'all' } : {}
  const common = {
    type: 'line' as const,
    connectNulls: false,
    symbol: 'circle',
    symbolSize: 5,
    // On a canvas of their own that pointing at them does not draw anew: with thousands of points that takes several pictures' time.
    ...(isMany ? { sampling: 'lttb' as const, symbol: 'none', zlevel: 1, emphasis: { disabled: true } } : {})
  }
  const previous = before && {
    ...common,
    showSymbol: false,
    silent: true,
    z: 1,
    lineStyle: { color: palette.inkFaint, width: 1.5, type: 'dashed' as const, opacity: 0.8 },
    itemStyle: { color: palette.inkFaint },
    data: numbersOf(before)
  }
  const drawn = all.flatMap((line, at) => {
    const values = numbersOf(line.values)
    const style = {
      itemStyle: { color: color(at) },
      ...(shape === 'area' ? { areaStyle: { color: withOpacity(color(at), all.length > 1 ? 0.5 : 0.14) } } : {})
    }
    // A point between two gaps has no line; it is seen as a dot.
    const isAlone = (index: number) =>
      values[index] !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null
    const isShown = points.length <= symbolsUpTo
    const isStacked = 'stack' in stack
    const solid = {
      ...common,
      ...stack,
      ...style,
      z: 3,
      showSymbol: !isMany,
      lineStyle: { color: color(at), width: isMany ? 1.2 : 2 },
      data: values.map((value, index) => {
        if (isPartial(index) && !isStacked) return null
        return isMany ? value : { value, symbolSize: isShown || isAlone(index) ? 5 : 0 }
      })
    }
    if (isStacked || !points.some((point) => point.isPartial)) return [solid]
    // The way into and out of a period that still runs is dashed, its dot hollow.
    const dashed = {
      ...common,
      z: 2,
      showSymbol: true,
      sampling: undefined,
      lineStyle: { color: color(at), width: 2, type: [2, 4] },
      itemStyle: { color: palette.panel, borderColor: color(at), borderWidth: 2 },
      data: values.map((value, index) => {
        const touches = isPartial(index) || isPartial(index - 1) || isPartial(index + 1)
        return touches ? { value, symbolSize: isPartial(index) ? 7 : 0 } : null
      })
    }
    return [solid, dashed]
  })
  return previous ? [previous, ...drawn] : drawn
}

function bars(
  { points, lines: all }: SeriesTile,
  palette: Palette,
  color: (index: number) => string,
  before: readonly (string | null)[] | null,
  isMany: boolean
) {
  const stack = all.length > 1 ? { stack: 'all' } : {}
  const common = { type: 'bar' as const, barMaxWidth: 34, barGap: '8%', barCategoryGap: isMany ? '0%' : '26%' }
  const rounded = all.length > 1 || isMany ? 0 : [2, 2, 0, 0]
  const previous = before && {
    ...common,
    itemStyle: { color: palette.previous, borderRadius: rounded },
    data: numbersOf(before)
  }
  const drawn = all.map((line, at) => ({
    ...common,
    ...stack,
    ...(isMany ? { large: true } : {}),
    itemStyle: { color: color(at), borderRadius: rounded },
    data: numbersOf(line.values).map((value, index) =>
      !isMany && points[index]?.isPartial ? { value, itemStyle: hatched(color(at)) } : value
    )
  }))
  return previous ? [previous, ...drawn] : drawn
}

function tooltipOf(
  tile: SeriesTile,
  index: number,
  palette: Palette,
  color: (index: number) => string,
  words: SeriesWords
): HTMLElement {
  const point = tile.points[index]
  if (!point) return tooltipBox('', [], null)
  const say = (value: string | null | undefined) =>
    value === null || value === undefined ? words.missing : words.value(value)
  const said = tile.lines.flatMap((line, at): TooltipLine[] => {
    const own = { color: color(at), label: words.line(at), value: say(line.values[index]) }
    // Of many lines only their own values, else the box is higher than the picture.
    if (tile.lines.length > 3) return [own]
    const of = (name: string) => (tile.lines.length === 1 ? name : `${words.line(at)}, ${name}`)
    const target = tile.target?.lines[at]
    const before = line.previous && {
      color: palette.previous,
      label: of(words.previous),
      value: say(line.previous[index])
    }
    const names = { target: of(words.target), whole: of(words.wholeTarget), value: words.value }
    return [
      own,
      ...(before ? [before] : []),
      ...(target ? targetLines(target, index, tickColor(tile, at, palette, color), names) : [])
    ]
  })
  return tooltipBox(words.period(index), said, point.isPartial ? words.partial(index) : null)
}
