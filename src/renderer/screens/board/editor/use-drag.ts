/** Moving and resizing tiles with the pointer: what is shown meanwhile, and one step when the pointer is let go. */
import { type PointerEvent as ReactPointerEvent, type RefObject, useRef, useState } from 'react'
import type { TileSize } from '../../../../shared/domain/board'
import { moved, resized, sizeWithin, type Tiles } from './edits'

/** Pixels that the pointer may shake before it counts as a drag. */
const shakePx = 5
/** Height of a row of the board with its gap, and the gap. */
const rowPx = 72
const gapPx = 12
const columnCount = 12

type Drag = { readonly id: string; readonly kind: 'move' | 'resize'; readonly tiles: Tiles }

export function useDrag(tiles: Tiles, grid: RefObject<HTMLElement | null>, onChange: (tiles: Tiles) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const latest = useRef<Tiles>(tiles)

  /** Follows the pointer until it is let go; Escape takes all of it back. */
  const follow = (
    event: ReactPointerEvent,
    id: string,
    kind: Drag['kind'],
    next: (event: PointerEvent, shown: Tiles) => Tiles
  ) => {
    if (event.button !== 0) return
    const { clientX, clientY } = event
    const before = tiles
    let isOn = false
    latest.current = before
    const stop = (isKept: boolean) => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', lost)
      window.removeEventListener('keydown', key, true)
      setDrag(null)
      if (isKept && latest.current !== before) onChange(latest.current)
    }
    const move = (at: PointerEvent) => {
      if (!isOn && Math.hypot(at.clientX - clientX, at.clientY - clientY) < shakePx) return
      isOn = true
      latest.current = next(at, latest.current)
      setDrag({ id, kind, tiles: latest.current })
    }
    const up = () => stop(isOn)
    const lost = () => stop(false)
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return
      pressed.stopPropagation()
      stop(false)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', lost)
    window.addEventListener('keydown', key, true)
  }

  const startMove = (event: ReactPointerEvent, id: string) => {
    // Tiles differ in size: after a move another one may lie under a pointer that rests. Only a tile newly reached counts.
    let last: string | null = null
    follow(event, id, 'move', (at, shown) => {
      const over = document
        .elementsFromPoint(at.clientX, at.clientY)
        .map((element) => element.closest<HTMLElement>('[data-tile]')?.dataset.tile)
        .find((found) => found !== undefined)
      if (over === undefined || over === last) return shown
      last = over
      return over === id
        ? shown
        : moved(
            shown,
            id,
            shown.findIndex((tile) => tile.id === over)
          )
    })
  }

  const startResize = (event: ReactPointerEvent, id: string, { w, h }: TileSize) => {
    event.stopPropagation()
    const { clientX, clientY } = event
    const columnPx = ((grid.current?.clientWidth ?? 0) + gapPx) / columnCount
    follow(event, id, 'resize', (at, shown) =>
      resized(
        shown,
        id,
        sizeWithin({
          w: w + (columnPx > 0 ? (at.clientX - clientX) / columnPx : 0),
          h: h + (at.clientY - clientY) / rowPx
        })
      )
    )
  }

  return { shown: drag?.tiles ?? tiles, dragged: drag, startMove, startResize }
}
