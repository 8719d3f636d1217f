/**
 * The Electron shell: window, menu, dialogs, protocol, port hand-over. It takes its core as an argument and never
 * imports one, so that it can be proved on an Electron in which the core's natives do not load.
 */
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  type OpenDialogOptions,
  powerMonitor,
  session
} from 'electron'
import { tableExtensions } from '../../shared/domain/dialect'
import { alertSignals } from './alert-signals'
import { fileArgument } from './arguments'
import { guardContents, guardSession, isOurs, pageOriginOf } from './guard'
import { jobSignals } from './job-signals'
import { buildMenu } from './menu'
import { registerAppScheme, serveApp } from './protocol'
import { savePdf } from './save-pdf'
import type { ConnectCore, ShellCore } from './shell-core'
import { taskBar } from './task-bar'
import { showInWindow } from './updates/show-in-window'
import { loadUpdateSource } from './updates/update-source'
import { startUpdates } from './updates/updates'
import { openWindow } from './window'
import { shellWords } from './words'

export interface ShellOptions {
  readonly rendererDir: string
  readonly preloadPath: string
  readonly iconPath: string | null
  /** Address of the development server, or null: the built files over app://. */
  readonly devOrigin: string | null
  /** Only tests: where the address of updates is written. The product reads what was put into its package. */
  readonly updateConfigPath?: string
}

/** Starts the app. Resolves when the window is open, or at once when another instance took over. */
export async function startShell(connectCore: ConnectCore, options: ShellOptions): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  const pageOrigin = pageOriginOf(options.devOrigin)
  registerAppScheme()
  guardContents(pageOrigin)

  let window: BrowserWindow | null = null
  let core: ShellCore | null = null
  // Files that the system asked to open before the page could take them.
  const waiting: string[] = []
  let alertWaiting: string | null = null
  const first = fileArgument(process.argv, process.cwd(), [app.getAppPath()])
  if (first !== null) waiting.push(first)

  async function openFile(path: string) {
    if (!core || !window) {
      waiting.push(path)
      return
    }
    app.addRecentDocument(path)
    window.webContents.send('desktop:open-files', [await core.grantPath(path)])
  }

  app.on('second-instance', (_event, argv, cwd) => {
    const path = fileArgument(argv, cwd)
    if (path !== null) void openFile(path)
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void openFile(path)
  })

  await app.whenReady()
  const words = shellWords(app.getLocale())
  guardSession(session.defaultSession, options.devOrigin)
  serveApp(session.defaultSession, options.rendererDir, options.devOrigin)
  const connected = await connectCore(app.getPath('userData'))
  core = connected

  const choose = async (properties: OpenDialogOptions): Promise<string[]> => {
    const answer = window ? await dialog.showOpenDialog(window, properties) : await dialog.showOpenDialog(properties)
    if (answer.canceled) return []
    const granted: string[] = []
    for (const path of answer.filePaths) granted.push(await connected.grantPath(path))
    return granted
  }
  const filters = [
    { name: words.tables, extensions: [...tableExtensions] },
    { name: words.allFiles, extensions: ['*'] }
  ]
  const chooseFile = async (): Promise<string | null> => {
    const [path] = await choose({ title: words.chooseTitle, properties: ['openFile'], filters })
    return path ?? null
  }
  const chooseFiles = async (): Promise<string[]> => {
    const found = await choose({ title: words.chooseFilesTitle, properties: ['openFile', 'multiSelections'], filters })
    for (const path of found) app.addRecentDocument(path)
    return found
  }
  const chooseFolder = () => choose({ title: words.chooseFolderTitle, properties: ['openDirectory'] })
  answerPage('desktop:choose-file', pageOrigin, () => chooseFile())
  answerPage('desktop:choose-files', pageOrigin, () => chooseFiles())
  answerPage('desktop:choose-folder', pageOrigin, () => chooseFolder())
  answerPage('desktop:save-pdf', pageOrigin, (name) => window && savePdf(window, String(name), words.pdf))
  answerPage('desktop:grant-dropped', pageOrigin, (path) => connected.grantPath(String(path)))

  let port: Electron.MessagePortMain | null = null
  const handOver = (target: BrowserWindow) => {
    // The page of before is gone with its end of the old port.
    port?.close()
    const channel = new MessageChannelMain()
    port = channel.port1
    connected.serve(channel.port1)
    target.webContents.postMessage('port', null, [channel.port2])
    for (const path of waiting.splice(0)) void openFile(path)
    if (alertWaiting !== null) target.webContents.send('desktop:open-alert', alertWaiting)
    alertWaiting = null
  }
  const open = () => {
    window = openWindow({ ...options, words, userDataDir: app.getPath('userData'), onLoad: handOver })
    window.on('closed', () => {
      window = null
    })
  }
  open()

  const send = (command: 'settings' | 'keys') => window?.webContents.send('desktop:command', command)
  const openChosen = (paths: readonly string[]) =>
    paths.length > 0 && window?.webContents.send('desktop:open-files', paths)
  const bar = taskBar(() => window)
  const updates = startUpdates({
    load: () => loadUpdateSource(options.updateConfigPath ?? null),
    show: showInWindow(() => window),
    bar: bar.update,
    quit: () => app.quit(),
    words,
    installed: app.getVersion()
  })
  const menu = buildMenu(
    words,
    {
      open: () => void chooseFiles().then(openChosen),
      openFolder: () => void chooseFolder().then(openChosen),
      settings: () => send('settings'),
      keys: () => send('keys'),
      updates: updates.ask
    },
    options.devOrigin !== null
  )
  Menu.setApplicationMenu(menu)
  connected.onJob(jobSignals(() => window, bar, words))
  const openAlert = (alertId: string) => {
    if (window) window.webContents.send('desktop:open-alert', alertId)
    else {
      alertWaiting = alertId
      open()
    }
  }
  connected.onAlert(alertSignals(() => window, openAlert, words, app.getLocale()))
  // After a sleep the page's feeds may have missed their end: a new port makes them ask again.
  powerMonitor.on('resume', () => window && handOver(window))

  app.on('activate', () => {
    if (window === null) open()
  })
  app.on('window-all-closed', () => app.quit())
  quitInOrder(connected, () => window, words)
}

/** A question of our own page; any other caller gets a refusal. */
function answerPage(channel: string, pageOrigin: string, answer: (value: unknown) => unknown) {
  ipcMain.handle(channel, (event, value: unknown) => {
    if (!isOurs(event, pageOrigin)) throw new Error('refused')
    return answer(value)
  })
}

/** Running jobs are asked about once; the core (SQLite last) is closed before the process ends. */
function quitInOrder(core: ShellCore, window: () => BrowserWindow | null, words: ReturnType<typeof shellWords>) {
  let closed = false
  let asked = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void (async () => {
      if (!asked && (await core.runningJobs()) > 0) {
        const box = {
          type: 'question' as const,
          message: words.quitTitle,
          detail: words.quitDetail,
          buttons: [words.stay, words.quit],
          defaultId: 0,
          cancelId: 0
        }
        const owner = window()
        const { response } = owner ? await dialog.showMessageBox(owner, box) : await dialog.showMessageBox(box)
        if (response === 0) return
        asked = true
      }
      await core.close()
      closed = true
      app.quit()
    })()
  })
}
