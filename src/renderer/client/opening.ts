/**
 * Opening a file, wherever it comes from: dialog, drop, path, recent list, sample, upload. One at a time; what is
 * under way and what went wrong is one small store, so that every screen can show it.
 */
import { create } from 'zustand'
import type { Opened } from '../../shared/contract/open'
import { type QueuedFile, useWizard } from '../state/wizard'
import { api, client } from './client'
import { clearConfidence } from './confidence'
import { host } from './connect'
import { appErrorOf, type ShownError } from './errors'
import { forgetFeeds } from './feed-hub'
import { queryClient } from './query-client'
import { uploadFile } from './upload'

interface Opening {
  readonly name: string
  /** 0 to 1 while a file is uploaded; null while it is opened. */
  readonly fraction: number | null
  cancel(): void
}

interface OpeningState {
  readonly now: Opening | null
  readonly failed: { readonly name: string; readonly error: ShownError; readonly again: () => void } | null
}

/** What is being opened, and what could not be. */
export const useOpening = create<OpeningState>()(() => ({ now: null, failed: null }))

export type Landing = '/open' | '/check'
type Go = (landing: Landing) => void
type Open = (signal: AbortSignal, onFraction: (fraction: number) => void) => Promise<Opened>

async function run(name: string, open: Open, go: Go, queued: readonly QueuedFile[]): Promise<boolean> {
  const stopper = new AbortController()
  const cancel = () => stopper.abort()
  useOpening.getState().now?.cancel()
  useOpening.setState({ now: { name, fraction: null, cancel }, failed: null })
  try {
    const { source, first } = await open(stopper.signal, (fraction) =>
      useOpening.setState({ now: { name, fraction, cancel } })
    )
    if (stopper.signal.aborted) return false
    forgetFeeds()
    // The same file opened again may have a dataset by now, whose recipe runs on it.
    queryClient.removeQueries({ queryKey: api.shape.propose.key() })
    useWizard.getState().begin(source, queued)
    queryClient.setQueryData(api.open.rows.queryKey({ input: { sourceId: source.id, offset: 0, limit: 200 } }), first)
    void queryClient.invalidateQueries({ queryKey: api.open.recent.key() })
    useOpening.setState({ now: null })
    const sure = source.confidence >= clearConfidence && source.columns.length > 1
    go(sure ? '/check' : '/open')
    return true
  } catch (thrown) {
    const error = appErrorOf(thrown)
    const ours = stopper.signal.aborted || error.code === 'cancelled'
    if (useOpening.getState().now?.cancel !== cancel) return false
    useOpening.setState({
      now: null,
      failed: ours ? null : { name, error, again: () => void run(name, open, go, queued) }
    })
    return false
  }
}

/** Opens a file by its path; further paths are kept for Load, which offers them with the same recipe. */
export async function openPaths(paths: readonly string[], go: Go): Promise<void> {
  const [first, ...others] = paths
  if (first === undefined) return
  await run(nameOf(first), (signal) => client.open.open({ path: first }, { signal }), go, others.map(queuedOf))
}

/** Opens the sample sales file. */
export async function openSample(name: string, go: Go): Promise<void> {
  await run(name, (signal) => client.open.sample({}, { signal }), go, [])
}

/** Opens files that were dropped or chosen in the page: by path in Electron, by upload in a browser. */
export async function openFiles(files: readonly File[], go: Go): Promise<void> {
  const desktop = window.desktop
  if (desktop) {
    const paths = await Promise.all(files.map((file) => desktop.pathOf(file)))
    return openPaths(
      paths.filter((path) => path !== ''),
      go
    )
  }
  const [first, ...others] = files
  if (!first) return
  const opened = await run(
    first.name,
    async (signal, onFraction) => {
      const { path } = await uploadFile(first, onFraction, signal)
      return client.open.open({ path }, { signal })
    },
    go,
    []
  )
  if (opened) await uploadOthers(others)
}

/** The files dropped beside the first one are uploaded behind it, one after the other. */
async function uploadOthers(files: readonly File[]): Promise<void> {
  for (const file of files) {
    try {
      const { path } = await uploadFile(file, () => {}, new AbortController().signal)
      useWizard.getState().queue([{ path, name: file.name }])
    } catch (thrown) {
      const again = () => void uploadOthers([file])
      useOpening.setState({ failed: { name: file.name, error: appErrorOf(thrown), again } })
    }
  }
}

/** The native dialog in Electron; null asks the caller to show the picker of the browser host. */
export async function chooseWithDialog(go: Go): Promise<boolean> {
  if (host !== 'electron' || !window.desktop) return false
  const path = await window.desktop.chooseFile()
  if (path !== null) await openPaths([path], go)
  return true
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

function queuedOf(path: string): QueuedFile {
  return { path, name: nameOf(path) }
}
