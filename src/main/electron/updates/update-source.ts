/** electron-updater, behind what the shell needs of it. It is loaded when a person first asks, never at a start. */
import type { AppUpdater, CancellationToken } from 'electron-updater'
import { plainNotes } from './release-notes'
import type { Download } from './update-state'

export type Answer =
  | { readonly is: 'sourceless' }
  | { readonly is: 'current' }
  | { readonly is: 'found'; readonly version: string; readonly notes: string }

/** Both reject with what the updater rejects with (see `failureOf`); a download rejects when it is stopped, too. */
export interface UpdateSource {
  check(): Promise<Answer>
  /** Fetches the version that `check` found; from then on it is installed when the app quits. */
  download(onProgress: (download: Download) => void, stop: AbortSignal): Promise<void>
}

/**
 * An updater of this kind of package, a new one at every call: an updater hands a check that is still going on out
 * again and can't stop one, so that a check which is never answered is left behind together with its updater.
 * @param configPath a file to read instead of the package's own `app-update.yml`; only tests name one
 */
export async function loadUpdateSource(configPath: string | null): Promise<UpdateSource> {
  // The package is CommonJS; which updater is the right one is found out when `autoUpdater` is first asked for.
  const { default: updaters } = await import('electron-updater')
  const updater = new (updaters.autoUpdater.constructor as new () => AppUpdater)()
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.logger = null
  if (configPath !== null) {
    updater.forceDevUpdateConfig = true
    updater.updateConfigPath = configPath
  }
  let found: CancellationToken | undefined

  return {
    async check() {
      try {
        const result = await updater.checkForUpdates()
        if (result === null) return { is: 'sourceless' }
        if (!result.isUpdateAvailable) return { is: 'current' }
        found = result.cancellationToken
        return { is: 'found', version: result.updateInfo.version, notes: plainNotes(result.updateInfo.releaseNotes) }
      } catch (error) {
        if (isWithoutSource(error)) return { is: 'sourceless' }
        throw error
      }
    },

    async download(onProgress, stop) {
      const token = found
      const cancel = () => token?.cancel()
      const progress = ({ transferred, total }: { transferred: number; total: number }) =>
        onProgress({ receivedBytes: transferred, totalBytes: total })
      stop.addEventListener('abort', cancel, { once: true })
      updater.on('download-progress', progress)
      // The person agreed to "installed when you quit"; the updater looks at this when the file is here.
      updater.autoInstallOnAppQuit = true
      try {
        await updater.downloadUpdate(token)
      } catch (error) {
        updater.autoInstallOnAppQuit = false
        throw error
      } finally {
        updater.off('download-progress', progress)
        stop.removeEventListener('abort', cancel)
      }
    }
  }
}

/** A package that was made without an address has no `app-update.yml`. */
function isWithoutSource(error: unknown): boolean {
  const { code, path } = error as NodeJS.ErrnoException
  return code === 'ENOENT' && /app-update\.yml$/.test(path ?? '')
}
