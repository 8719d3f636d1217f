/** Where a PDF went, and why it did not arrive there. */
export interface SavedPdf {
  readonly path: string
  /** The system's reason; null: it is there. */
  readonly failed: string | null
}

/**
 * What the Electron preload puts on `window.desktop`; absent in a browser. The port to the core arrives apart from
 * it, as a window message `port` with one MessagePort, at every load of the page.
 */
export interface DesktopBridge {
  readonly host: 'electron'
  /** `process.platform` of the window: `win32`, `darwin`, `linux`. */
  readonly platform: string
  /** Path on disk of a dropped file or folder; empty for one that has none. Also grants the core to read it. */
  pathOf(file: File): Promise<string>
  /** The native dialog for one file; null when it was dismissed. */
  chooseFile(): Promise<string | null>
  /** The native dialog for one file or several; empty when it was dismissed. */
  chooseFiles(): Promise<string[]>
  /** The native dialog for a folder; empty when it was dismissed. */
  chooseFolder(): Promise<string[]>
  /** What the page shows for paper, as a PDF where a person says; null when the dialog was dismissed. */
  savePdf(name: string): Promise<SavedPdf | null>
  /** Files the system asks to open (association, second instance, menu). Answers with the way to stop listening. */
  onOpenFiles(listener: (paths: readonly string[]) => void): () => void
  /** A menu entry that the page carries out. */
  onCommand(listener: (command: 'settings' | 'keys') => void): () => void
  /** A click on the notification of an alert. */
  onOpenAlert(listener: (alertId: string) => void): () => void
}

declare global {
  interface Window {
    readonly desktop?: DesktopBridge
  }
}
