/** What a person is told and asked at each state of an update: words for a native message box. */
import type { shellWords } from '../words'
import { partOf, type UpdateState } from './update-state'

export type UpdateAct = 'close' | 'stop' | 'download' | 'quit'

export interface UpdateBox {
  readonly type: 'info' | 'question' | 'error'
  readonly message: string
  readonly detail: string
  readonly buttons: readonly { readonly label: string; readonly does: UpdateAct }[]
  /** The button that Enter presses. */
  readonly defaultId: number
  /** What closing the box means: never a download, never a quit. */
  readonly cancelId: number
}

/** @param installed version that is running; null where there is nothing to show. */
export function boxFor(
  state: UpdateState,
  { updates: words }: ReturnType<typeof shellWords>,
  installed: string
): UpdateBox | null {
  const close = { label: words.close, does: 'close' } as const
  const later = { label: words.later, does: 'close' } as const
  const only = { buttons: [close], defaultId: 0, cancelId: 0 }
  switch (state.at) {
    case 'idle':
      return null
    case 'checking':
      return {
        type: 'info',
        message: words.checking,
        detail: words.checkingDetail,
        buttons: [{ label: words.stopChecking, does: 'stop' }],
        defaultId: 0,
        cancelId: 0
      }
    case 'sourceless':
      return { type: 'info', message: words.sourceless, detail: words.sourcelessDetail(installed), ...only }
    case 'current':
      return { type: 'info', message: words.current, detail: words.installed(installed), ...only }
    case 'available':
      return {
        type: 'question',
        message: words.available(state.version),
        detail: [words.installed(installed), state.notes, words.availableDetail]
          .filter((part) => part !== '')
          .join('\n\n'),
        buttons: [{ label: words.download, does: 'download' }, later],
        defaultId: 0,
        cancelId: 1
      }
    case 'downloading':
      return {
        type: 'info',
        message: words.downloading(state.version),
        detail: `${
          partOf(state.download) === null
            ? words.begun
            : words.progress(state.download.receivedBytes, state.download.totalBytes)
        } ${words.downloadingDetail}`,
        buttons: [
          { label: words.keepDownloading, does: 'close' },
          { label: words.stopDownload, does: 'stop' }
        ],
        defaultId: 0,
        cancelId: 0
      }
    case 'downloaded':
      // This box comes up by itself: a key pressed by chance must not quit the app.
      return {
        type: 'question',
        message: words.downloaded(state.version),
        detail: words.downloadedDetail,
        buttons: [{ label: words.quitAndInstall, does: 'quit' }, later],
        defaultId: 1,
        cancelId: 1
      }
    case 'failed':
      return {
        type: 'error',
        message: state.during === 'check' ? words.checkFailed : words.downloadFailed,
        detail: `${words.failures[state.failure]} ${words.untouched(installed)}`,
        ...only
      }
  }
}
