/** Where looking for an update stands. Plain values: the shell feeds it what happened and shows what came of it. */
import type { UpdateFailure } from './update-failure'

export interface Download {
  readonly receivedBytes: number
  /** 0 while the size is not known. */
  readonly totalBytes: number
}

export type UpdateState =
  | { readonly at: 'idle' }
  | { readonly at: 'checking' }
  /** This copy has no address to look at, or is of a kind that can't replace itself. */
  | { readonly at: 'sourceless' }
  | { readonly at: 'current' }
  /** Notes are plain text, possibly empty. */
  | { readonly at: 'available'; readonly version: string; readonly notes: string }
  | { readonly at: 'downloading'; readonly version: string; readonly download: Download }
  | { readonly at: 'downloaded'; readonly version: string }
  | { readonly at: 'failed'; readonly during: 'check' | 'download'; readonly failure: UpdateFailure }

export type UpdateEvent =
  /** A person chose "Check for updates…". */
  | { readonly is: 'asked' }
  | { readonly is: 'sourceless' }
  | { readonly is: 'current' }
  | { readonly is: 'found'; readonly version: string; readonly notes: string }
  /** A person chose "Download". */
  | { readonly is: 'agreed' }
  | { readonly is: 'progress'; readonly download: Download }
  | { readonly is: 'downloaded' }
  | { readonly is: 'stopped' }
  | { readonly is: 'failed'; readonly failure: UpdateFailure }

/**
 * The state after an event. An event that does not belong to the state (an answer that comes after a person stopped
 * waiting for it) changes nothing and gives the very same state back.
 */
export function stepUpdate(state: UpdateState, event: UpdateEvent): UpdateState {
  switch (event.is) {
    case 'asked':
      // What is on its way or ready is shown again, not begun again.
      return state.at === 'checking' || state.at === 'downloading' || state.at === 'downloaded'
        ? state
        : { at: 'checking' }
    case 'sourceless':
    case 'current':
      return state.at === 'checking' ? { at: event.is } : state
    case 'found':
      return state.at === 'checking' ? { at: 'available', version: event.version, notes: event.notes } : state
    case 'agreed':
      return state.at === 'available'
        ? { at: 'downloading', version: state.version, download: { receivedBytes: 0, totalBytes: 0 } }
        : state
    case 'progress':
      return state.at === 'downloading' ? { ...state, download: event.download } : state
    case 'downloaded':
      return state.at === 'downloading' ? { at: 'downloaded', version: state.version } : state
    case 'stopped':
      return state.at === 'checking' || state.at === 'downloading' ? { at: 'idle' } : state
    case 'failed':
      if (state.at === 'checking') return { at: 'failed', during: 'check', failure: event.failure }
      if (state.at === 'downloading') return { at: 'failed', during: 'download', failure: event.failure }
      return state
  }
}

/** How much of it is here, from 0 to 1; null while the size is not known. */
export function partOf({ receivedBytes, totalBytes }: Download): number | null {
  return totalBytes > 0 ? Math.min(receivedBytes / totalBytes, 1) : null
}
