/** The one progress bar that the system draws for a window; loads go before an update that is being downloaded. */
import type { BrowserWindow } from 'electron'

/** Parts are 0 to 1; null means that there is nothing to show. */
export interface TaskBar {
  jobs(part: number | null): void
  update(part: number | null): void
}

export function taskBar(window: () => Pick<BrowserWindow, 'isDestroyed' | 'setProgressBar'> | null): TaskBar {
  let jobsPart: number | null = null
  let updatePart: number | null = null
  const draw = () => {
    const target = window()
    if (!target || target.isDestroyed()) return
    const part = jobsPart ?? updatePart
    // A full bar would look finished.
    target.setProgressBar(part === null ? -1 : Math.min(part, 0.99))
  }
  return {
    jobs(part) {
      jobsPart = part
      draw()
    },
    update(part) {
      updatePart = part
      draw()
    }
  }
}
