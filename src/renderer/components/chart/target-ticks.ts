/** Targets as short lines across their periods: not joined, for a target is of its own period alone. */
import type { TargetLine } from '../../../shared/domain/board'
import type { TooltipLine } from './tooltip'

type TickApi = {
  readonly value: (dimension: number) => number
  readonly coord: (point: readonly [number, number]) => readonly [number, number]
  readonly size: (extent: readonly [number, number]) => readonly [number, number]
}

/** Of the room of a period. */
const tickShare = 0.72
const mostHalf = 40

/** Solid for the days that are shown, dotted for all days of a period that still runs. */
export function targetTicks(line: TargetLine['lines'][number], color: string) {
  return {
    type: 'custom' as const,
    silent: true,
    animation: false,
    z: 5,
    encode: { x: 0, y: [1, 2] },
    data: line.shown.map((shown, index) => [index, numberOf(shown), numberOf(line.whole[index] ?? null)]),
    renderItem: (_params: unknown, api: TickApi) => {
      const half = Math.min(mostHalf, (Math.abs(api.size([1, 0])[0]) * tickShare) / 2)
      const tick = (dimension: number, style: object) => {
        const value = api.value(dimension)
        if (Number.isNaN(value)) return []
        const [x, y] = api.coord([api.value(0), value])
        return [
          {
            type: 'line' as const,
            shape: { x1: x - half, y1: y, x2: x + half, y2: y },
            style: { stroke: color, fill: 'none', ...style }
          }
        ]
      }
      return {
        type: 'group' as const,
        children: [...tick(1, { lineWidth: 2 }), ...tick(2, { lineWidth: 1.5, lineDash: [2, 3] })]
      }
    }
  }
}

function numberOf(text: string | null): number {
  return text === null ? Number.NaN : Number(text)
}

export type TargetWords = {
  readonly target: string
  readonly whole: string
  readonly value: (text: string) => string
}

/** What a tooltip says of the target of a period: nothing where there is none. */
export function targetLines(
  { shown, whole }: TargetLine['lines'][number],
  index: number,
  color: string,
  words: TargetWords
): TooltipLine[] {
  const said = (label: string, text: string | null | undefined): TooltipLine[] =>
    text === null || text === undefined ? [] : [{ color, label, value: words.value(text) }]
  return [...said(words.target, shown[index]), ...said(words.whole, whole[index])]
}
