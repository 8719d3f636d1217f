/** Shows the boxes of updates as native message boxes, on the window where there is one. */
import { type BrowserWindow, dialog } from 'electron'
import type { UpdatesOptions } from './updates'

export function showInWindow(window: () => BrowserWindow | null): UpdatesOptions['show'] {
  return async ({ buttons, ...box }, closed) => {
    const shown = { ...box, buttons: buttons.map(({ label }) => label), noLink: true, signal: closed }
    const owner = window()
    const { response } = owner ? await dialog.showMessageBox(owner, shown) : await dialog.showMessageBox(shown)
    return response
  }
}
