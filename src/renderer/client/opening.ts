/**
 * Opening files, wherever they come from: dialog, drop, path, recent list, sample, upload. One at a time; what is under
 * way, what is asked and what went wrong is one small store, so that every screen can show it.
 */
import { create } from 'zustand'
import type { FileChoice, Opened } from '../../shared/contract/open'
import { type QueuedFile, useWizard } from '../state/wizard'
import { api, client } from './client'
import { clearConfidence } from './confidence'
import { host } from './connect'
import { droppedFiles } from './dropped'
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
  /** Several files: a person says whether they are one table. */
  readonly asked: readonly FileChoice[] | null
}

/** What is being opened, what is asked, and what could not be opened. */
export const useOpening = create<OpeningState>()(() => ({ now: null, failed: null, asked: null }))

export type Landing = '/open' | '/check'
type Go = (landing: Landing) => void
type Progress = (name: string, fraction: number) => void
type Open = (signal: AbortSignal, onProgress: Progress) => Promise<Opened | readonly FileChoice[]>

/** Opens, and goes on to the first screen; where several files come of it, they are asked about. */
async function run(name: string, open: Open, go: Go, queued: readonly QueuedFile[] = []): Promise<void> {
  const stopper = new AbortController()
  const cancel = () => stopper.abort()
  useOpening.getState().now?.cancel()
  useOpening.setState({ now: { name, fraction: null, cancel }, failed: null, asked: null })
  try {
    const opened = await open(stopper.signal, (file, fraction) =>
      useOpening.setState({ now: { name: file, fraction, cancel } })
    )
    if (stopper.signal.aborted) return
    useOpening.setState({ now: null })
    if ('source' in opened) begin(opened, go, queued)
    else useOpening.setState({ asked: opened })
  } catch (thrown) {
    const error = appErrorOf(thrown)
    const ours = stopper.signal.aborted || error.code === 'cancelled'
    if (useOpening.getState().now?.cancel !== cancel) return
    useOpening.setState({
      now: null,
      failed: ours ? null : { name, error, again: () => void run(name, open, go, queued) }
    })
  }
}

function begin({ source, first }: Opened, go: Go, queued: readonly QueuedFile[]) {
  forgetFeeds()
  // The same file opened again may have a dataset by now, whose recipe runs on it.
  queryClient.removeQueries({ queryKey: api.shape.propose.key() })
  useWizard.getState().begin(source, queued)
  queryClient.setQueryData(api.open.rows.queryKey({ input: { sourceId: source.id, offset: 0, limit: 200 } }), first)
  void queryClient.invalidateQueries({ queryKey: api.open.recent.key() })
  const sure = source.confidence >= clearConfidence && source.columns.length > 1
  go(sure ? '/check' : '/open')
}

/** A folder, or an archive with several tables, stands for several files. */
const standsForSeveral = new Set(['open.not-a-file', 'open.archive-several'])

/** Opens a file; what stands for several files is asked about. */
async function openOrAsk(choice: FileChoice, signal: AbortSignal): Promise<Opened | readonly FileChoice[]> {
  try {
    return await client.open.open(choice, { signal })
  } catch (thrown) {
    if (!standsForSeveral.has(appErrorOf(thrown).code)) throw thrown
    // What can't be taken for several files either fails here, with its own sentence.
    const { files } = await client.open.lineUp({ files: [choice] }, { signal })
    const [only, another] = files
    if (!only || another) return [choice]
    return client.open.open({ path: only.path, override: only.override }, { signal })
  }
}

/** Opens a file by its path; several are asked about. */
export async function openPaths(paths: readonly string[], go: Go): Promise<void> {
  const [first, second] = paths
  if (first === undefined) return
  if (second !== undefined) useOpening.setState({ asked: paths.map((path) => ({ path })), failed: null })
  else await run(nameOf(first), (signal) => openOrAsk({ path: first }, signal), go)
}

/** Opens the sample sales file. */
export async function openSample(name: string, go: Go): Promise<void> {
  await run(name, (signal) => client.open.sample({}, { signal }), go)
}

/** Opens files as one table. */
export async function openTogether(files: readonly FileChoice[], nameColumn: boolean, go: Go): Promise<void> {
  const [first] = files
  const open: Open = (signal) => client.open.together({ files: [...files], nameColumn }, { signal })
  await run(first ? nameOf(first.path) : '', open, go)
}

/** Opens the first of several files; the others are kept for Load, which offers them with the same recipe. */
export async function openInTurn(files: readonly FileChoice[], go: Go): Promise<void> {
  const [first, ...others] = files
  if (!first) return
  await run(nameOf(first.path), (signal) => client.open.open(first, { signal }), go, others.map(queuedOf))
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
  const [first] = files
  if (!first) return
  const open: Open = async (signal, onProgress) => {
    const choices: FileChoice[] = []
    for (const file of files) {
      onProgress(file.name, 0)
      const { path } = await uploadFile(file, (fraction) => onProgress(file.name, fraction), signal)
      choices.push({ path })
    }
    const [only, another] = choices
    return only && !another ? await openOrAsk(only, signal) : choices
  }
  await run(first.name, open, go)
}

/** Opens what was dropped: files, and folders of files. */
export async function openDropped(transfer: DataTransfer, go: Go): Promise<void> {
  const [name = ''] = [...transfer.files].map((file) => file.name)
  try {
    await openFiles(await droppedFiles(transfer), go)
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : ''
    const error = { code: 'open.unreadable', message: '', details: { path: name, reason }, retryable: false }
    useOpening.setState({ failed: { name, error, again: () => undefined } })
  }
}

/** The native dialog in Electron; false asks the caller to show the picker of the browser host. */
export async function chooseWithDialog(go: Go, what: 'files' | 'folder' = 'files'): Promise<boolean> {
  if (host !== 'electron' || !window.desktop) return false
  await openPaths(await (what === 'files' ? window.desktop.chooseFiles() : window.desktop.chooseFolder()), go)
  return true
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

function queuedOf({ path, override }: FileChoice): QueuedFile {
  const name = nameOf(path)
  return { path, name: override?.member === undefined ? name : `${name}: ${override.member}`, override }
}
