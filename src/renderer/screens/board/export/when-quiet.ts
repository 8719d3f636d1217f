/** How long nothing must change, and how long is waited at most, in milliseconds. */
const quietMs = 150
const mostMs = 5000

/** Calls back once when fonts are there and an element has not changed for a moment. Answers with the way to stop. */
export function whenQuiet(element: Element, done: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const end = () => {
    if (isOver) return
    stop()
    done()
  }
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(end, quietMs)
  }
  const observer = new MutationObserver(wait)
  const late = setTimeout(end, mostMs)
  const stop = () => {
    isOver = true
    observer.disconnect()
    clearTimeout(timer)
    clearTimeout(late)
  }
  void document.fonts.ready.then(() => {
    if (isOver) return
    observer.observe(element, { subtree: true, childList: true, attributes: true, characterData: true })
    wait()
  })
  return stop
}
