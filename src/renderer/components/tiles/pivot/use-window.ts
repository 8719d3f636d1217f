import { type RefObject, useEffect, useState } from 'react'

/** Rows beyond the edge of the box, so that a quick scroll shows no hole. */
const beyond = 12
/** Up to so many rows all of them are there. */
const wholeUpTo = 80

export type RowWindow = { readonly first: number; readonly last: number }

/** The rows of a scrolled table that are near what can be seen. @param rowPx height of every row */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, rowPx: number): RowWindow {
  const isWhole = count <= wholeUpTo
  const [window, setWindow] = useState<RowWindow>({ first: 0, last: wholeUpTo })
  useEffect(() => {
    const element = box.current
    if (isWhole || !element) return
    const look = () => {
      // In steps, so that not every pixel draws anew.
      const top = Math.floor(element.scrollTop / rowPx / beyond) * beyond
      const first = Math.max(0, top - beyond)
      const last = top + Math.ceil(element.clientHeight / rowPx) + 2 * beyond
      setWindow((before) => (before.first === first && before.last === last ? before : { first, last }))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [box, isWhole, rowPx])
  return isWhole ? { first: 0, last: count } : { first: window.first, last: Math.min(count, window.last) }
}
