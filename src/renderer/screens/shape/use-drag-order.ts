/** Dragging the items of a list by a handle with mouse, pen or finger. Keyboards have buttons and keys of their own. */
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface DragOrder {
  readonly list: RefObject<HTMLOListElement | null>
  /** The item that is being dragged, or null. */
  readonly dragged: number | null
  /** On which side of an item the dragged one would come to stand. */
  readonly dropAt: (item: number) => 'before' | 'after' | undefined
  readonly handle: (item: number) => { onPointerDown: (event: PointerEvent) => void }
}

/** The place among `centres` at which something with the middle `y` belongs: how many of the others are above it. */
export function placeOf(y: number, centres: readonly number[], dragged: number): number {
  return centres.filter((centre, i) => i !== dragged && centre < y).length
}

/** @param onMove called with both places counted from 0, once the item is let go of at another place */
export function useDragOrder(count: number, onMove: (from: number, to: number) => void): DragOrder {
  const list = useRef<HTMLOListElement | null>(null)
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])

  const begin = (from: number, event: PointerEvent) => {
    if (event.button !== 0 || count < 2) return
    event.preventDefault()
    stop.current?.()
    let to = from
    const follow = (moved: globalThis.PointerEvent) => {
      const items = [...(list.current?.children ?? [])]
      const centres = items.map((item) => {
        const { top, height } = item.getBoundingClientRect()
        return top + height / 2
      })
      to = placeOf(moved.clientY, centres, from)
      setDrag({ from, to })
      scrollNear(list.current, moved.clientY)
    }
    const end = (drop: boolean) => {
      stop.current?.()
      if (drop && to !== from) onMove(from, to)
    }
    const drop = () => end(true)
    const cancel = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return
      key.stopPropagation()
      end(false)
    }
    stop.current = () => {
      window.removeEventListener('pointermove', follow)
      window.removeEventListener('pointerup', drop)
      window.removeEventListener('pointercancel', drop)
      window.removeEventListener('keydown', cancel, true)
      stop.current = null
      setDrag(null)
    }
    window.addEventListener('pointermove', follow)
    window.addEventListener('pointerup', drop)
    window.addEventListener('pointercancel', drop)
    window.addEventListener('keydown', cancel, true)
    setDrag({ from, to })
  }

  return {
    list,
    dragged: drag?.from ?? null,
    dropAt: (item) => {
      if (drag === null || drag.from === drag.to || item !== drag.to) return undefined
      return drag.to < drag.from ? 'before' : 'after'
    },
    handle: (item) => ({ onPointerDown: (event) => begin(item, event) })
  }
}

const edgePx = 28
const scrollPx = 12

/** Scrolls the box around the list when the pointer is at its edge. */
function scrollNear(list: HTMLElement | null, y: number) {
  let box = list?.parentElement ?? null
  while (box && box.scrollHeight <= box.clientHeight) box = box.parentElement
  if (!box) return
  const { top, bottom } = box.getBoundingClientRect()
  if (y < top + edgePx) box.scrollTop -= scrollPx
  else if (y > bottom - edgePx) box.scrollTop += scrollPx
}
