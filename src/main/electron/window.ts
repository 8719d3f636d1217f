/** The one window: isolated, remembered in place, reloaded once when its page dies. */
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { pageOriginOf } from './guard'
import { clampBounds, readPlace, writePlace } from './window-bounds'
import type { shellWords } from './words'

export interface WindowOptions {
  readonly userDataDir: string
  readonly preloadPath: string
  readonly iconPath: string | null
  readonly devOrigin: string | null
  readonly words: ReturnType<typeof shellWords>
  /** Called at every load of the page: a new port is due, the old one is dead. */
  readonly onLoad: (window: BrowserWindow) => void
}

const defaultSize = { width: 1320, height: 860 }
const secondDeathWithinMs = 60_000

export function openWindow(options: WindowOptions): BrowserWindow {
  const place = readPlace(options.userDataDir)
  const bounds = clampBounds(
    place.bounds,
    screen.getAllDisplays().map((display) => display.workArea)
  )
  const window = new BrowserWindow({
    ...(bounds ?? defaultSize),
    minWidth: 960,
    minHeight: 640,
    show: false,
    title: 'Sales Analytics',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1218' : '#f6f7f9',
    ...(options.iconPath === null ? {} : { icon: options.iconPath }),
    webPreferences: {
      preload: options.preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false
    }
  })
  if (place.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    writePlace(options.userDataDir, { bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  })
  window.webContents.on('did-finish-load', () => options.onLoad(window))
  reloadOnce(window, options.words)
  void window.loadURL(`${pageOriginOf(options.devOrigin)}/index.html`)
  return window
}

/** A page that dies is loaded again once; when it dies again soon, a person is asked. */
function reloadOnce(window: BrowserWindow, words: WindowOptions['words']) {
  let lastMs = 0
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    const nowMs = Date.now()
    const again = nowMs - lastMs < secondDeathWithinMs
    lastMs = nowMs
    if (!again) {
      window.webContents.reload()
      return
    }
    const choice = dialog.showMessageBoxSync(window, {
      type: 'error',
      message: words.deadTitle,
      detail: words.deadDetail,
      buttons: [words.reopen, words.quit],
      cancelId: 0
    })
    if (choice === 0) window.webContents.reload()
    else window.close()
  })
}
