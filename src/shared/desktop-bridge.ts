/**
 * What the Electron preload puts on `window.desktop`; absent in a browser. The port to the core arrives apart from
 * it, as a window message `port` with one MessagePort, at every load of the page.
 */
export interface DesktopBridge {
  readonly host: 'electron'
  /** `process.platform` of the window: `win32`, `darwin`, `linux`. */
  readonly platform: string
  /** Path on disk of a dropped file; empty for a file that has none. Also grants the core to read it. */
  pathOf(file: File): Promise<string>
  /** The native dialog; null when it was dismissed. */
  chooseFile(): Promise<string | null>
  /** A file the system asks to open (association, second instance, menu). Answers with the way to stop listening. */
  onOpenFile(listener: (path: string) => void): () => void
  /** A menu entry that the page carries out. */
  onCommand(listener: (command: 'settings' | 'keys') => void): () => void
}

declare global {
  interface Window {
    readonly desktop?: DesktopBridge
  }
}
