/** Where the window stood, clamped to a display that is there now. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowPlace {
  readonly bounds: Bounds | null
  readonly maximized: boolean
}

const minimum = { width: 960, height: 640 }
/** So much of the title bar must be on a display to be grasped. */
const graspPx = 80

/** The remembered place when enough of it is on one of the displays' work areas; else the given default size. */
export function clampBounds(bounds: Bounds | null, displays: readonly Bounds[]): Bounds | null {
  if (bounds === null) return null
  const display = displays.find(
    (area) =>
      bounds.x + bounds.width >= area.x + graspPx &&
      bounds.x <= area.x + area.width - graspPx &&
      bounds.y >= area.y &&
      bounds.y <= area.y + area.height - graspPx
  )
  if (!display) return null
  const width = Math.min(Math.max(bounds.width, minimum.width), Math.max(display.width, minimum.width))
  const height = Math.min(Math.max(bounds.height, minimum.height), Math.max(display.height, minimum.height))
  return { x: bounds.x, y: bounds.y, width, height }
}

export function readPlace(userDataDir: string): WindowPlace {
  try {
    const stored: unknown = JSON.parse(readFileSync(join(userDataDir, 'window.json'), 'utf8'))
    const { bounds, maximized } = stored as Partial<WindowPlace>
    const whole = bounds && [bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isFinite)
    return { bounds: whole ? bounds : null, maximized: maximized === true }
  } catch {
    return { bounds: null, maximized: false }
  }
}

export function writePlace(userDataDir: string, place: WindowPlace): void {
  try {
    writeFileSync(join(userDataDir, 'window.json'), JSON.stringify(place))
  } catch {
    // A place that could not be remembered is no reason to bother anybody.
  }
}
