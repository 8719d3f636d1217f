/** open: from a path to a source. Keeps the sources of this run; the engine does the reading. */
import { createHash } from 'node:crypto'
import type { FileChoice, LinedUp, Opened, OpenState } from '../../../shared/contract/open'
import type { DialectOverride } from '../../../shared/domain/dialect'
import type { PassProgress, RowWindow, Source, Structure } from '../../../shared/domain/source'
import { togetherSource } from '../../../shared/domain/together'
import { AppError } from '../../../shared/errors'
import type { PathPolicy, Reader, RecentStore } from '../ports'
import { SharedTask } from '../shared-task'
import { linedUp, sniffAll } from './several'

interface Entry {
  readonly source: Source
  scan: SharedTask<PassProgress, Structure>
  hash: Promise<string> | null
}

export interface OpenRoomPorts {
  readonly reader: Reader
  readonly paths: PathPolicy
  readonly recent: RecentStore
  /** Folder for decoded copies and row indexes. */
  readonly workDir: string
  readonly samplePath: string
  /** The files that a path stands for: itself, those of a folder, those that match a pattern. */
  readonly expand: (path: string) => Promise<{ readonly files: readonly string[]; readonly leftOut: readonly string[] }>
}

export interface OpenRoom {
  open(path: string, override?: DialectOverride): Promise<Opened>
  /** Several files side by side, before anything is done with them. */
  lineUp(choices: readonly FileChoice[]): Promise<LinedUp>
  /**
   * Several files (folders, patterns, archives) as one table.
   * @throws AppError `open.nothing-shared`, `open.too-many-files`, `open.no-files`, and what the first file that can't be read is refused with
   */
  together(choices: readonly FileChoice[], nameColumn: boolean): Promise<Opened>
  sample(): Promise<Opened>
  /** @throws AppError `open.unknown-source` */
  source(sourceId: string): Source
  rows(sourceId: string, offset: number, limit: number): Promise<RowWindow>
  watch(sourceId: string): AsyncGenerator<OpenState, void, void>
  /** Waits for the structural pass. */
  structure(sourceId: string): Promise<Structure>
  /** SHA-256 of the file's bytes, computed once. */
  contentHash(sourceId: string): Promise<string>
  exportText(sourceId: string, outPath: string): Promise<number>
  readonly workDir: string
}

const sourcesKept = 5000
/** Rows that come with an opened table. */
const firstRows = 200

export function openRoom(ports: OpenRoomPorts): OpenRoom {
  const { reader, workDir } = ports
  const entries = new Map<string, Entry>()

  function entryOf(sourceId: string): Entry {
    const entry = entries.get(sourceId)
    if (!entry) throw new AppError('open.unknown-source', { sourceId })
    return entry
  }

  function startScan(source: Source) {
    return new SharedTask<PassProgress, Structure>(async (onProgress, signal) => {
      for await (const message of reader.feed((client) => client.reader.scan({ source, workDir }, { signal }))) {
        if (message.kind === 'structure') return message.structure
        onProgress(message.progress)
      }
      throw new AppError('engine.crashed', { engine: 'reader' })
    })
  }

  /** A scan that failed (an engine died, the file was gone) is started again when somebody asks again. */
  function scanOf(entry: Entry) {
    if (entry.scan.failed) entry.scan = startScan(entry.source)
    return entry.scan
  }

  async function sniffed({ path, override = {} }: FileChoice) {
    const real = await ports.paths.allow(path)
    return reader.call((client) => client.reader.sniff({ path: real, override }))
  }

  function keep(source: Source) {
    if (entries.has(source.id)) return
    entries.set(source.id, { source, scan: startScan(source), hash: null })
    for (const [oldest] of entries) {
      if (entries.size <= sourcesKept) break
      entries.delete(oldest)
    }
  }

  async function open(path: string, override?: DialectOverride): Promise<Opened> {
    const { source, first } = await sniffed({ path, override })
    keep(source)
    ports.recent.add({ path: source.path, name: source.name, sizeBytes: source.sizeBytes })
    return { source, first: { rows: first, rowCount: entries.get(source.id)?.scan.value?.rowCount ?? null } }
  }

  const sniffing = { expand: ports.expand, sniff: async (choice: FileChoice) => (await sniffed(choice)).source }

  async function lineUp(choices: readonly FileChoice[]): Promise<LinedUp> {
    const { files, leftOut } = await sniffAll(choices, sniffing)
    return linedUp(files, leftOut)
  }

  async function together(choices: readonly FileChoice[], nameColumn: boolean): Promise<Opened> {
    const { files } = await sniffAll(choices, sniffing)
    const sources = files.map(({ source, error }) => {
      if (error) throw error
      return source
    })
    const idOf = (parts: unknown) =>
      `all_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)}`
    const source = togetherSource(sources, { nameColumn, idOf })
    keep(source)
    const { path, name, sizeBytes } = source
    const chosen = files.map(({ choice }) => choice)
    ports.recent.add({ path, name, sizeBytes, together: { files: chosen, nameColumn } })
    const first = await reader.call((client) => client.reader.rows({ source, workDir, offset: 0, limit: firstRows }))
    return { source, first: { ...first, rowCount: entries.get(source.id)?.scan.value?.rowCount ?? first.rowCount } }
  }

  return {
    workDir,
    open,
    lineUp,
    together,
    sample: async () => open(await ports.paths.grant(ports.samplePath)),
    source: (sourceId) => entryOf(sourceId).source,
    async rows(sourceId, offset, limit) {
      const { source } = entryOf(sourceId)
      return reader.call((client) => client.reader.rows({ source, workDir, offset, limit }))
    },
    async *watch(sourceId) {
      const task = scanOf(entryOf(sourceId))
      for await (const { progress, result } of task.watch()) yield { sourceId, progress, structure: result }
    },
    structure: (sourceId) => scanOf(entryOf(sourceId)).done,
    contentHash(sourceId) {
      const entry = entryOf(sourceId)
      entry.hash ??= reader
        .call((client) => client.reader.hash({ source: entry.source }))
        .then(({ contentHash }) => contentHash)
        .catch((error: unknown) => {
          entry.hash = null
          throw error
        })
      return entry.hash
    },
    async exportText(sourceId, outPath) {
      const { source } = entryOf(sourceId)
      const { rows } = await reader.call((client) => client.reader.exportText({ source, workDir, outPath }))
      return rows
    }
  }
}
