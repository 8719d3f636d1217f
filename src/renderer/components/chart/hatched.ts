/** The look of what is not final: a period that still runs, a month that is only expected. */
import { withOpacity } from './palette'

export function hatched(color: string) {
  return {
    color: withOpacity(color, 0.28),
    decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color },
    borderColor: color,
    borderWidth: 1,
    borderType: 'dashed' as const
  }
}
