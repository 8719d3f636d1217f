/** Folder listings for the host without a native file dialog. */
import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { z } from 'zod'
import type { FolderEntry } from '../../../shared/contract/open'
import { isTableName } from '../../../shared/domain/dialect'
import { AppError } from '../../../shared/errors'
import type { PathPolicy } from '../../pipeline/ports'

type Entry = z.infer<typeof FolderEntry>
export interface Listing {
  readonly path: string | null
  readonly parent: string | null
  readonly entries: Entry[]
}

/** Folders first, then files, each by name; hidden ones are left out. Null: the roots (or the only root's content). */
export async function browse(paths: PathPolicy, path: string | null): Promise<Listing> {
  const [only, ...others] = paths.roots
  if (path === null && (only === undefined || others.length > 0)) {
    return { path: null, parent: null, entries: await Promise.all(paths.roots.map((root) => entryOf(root, root))) }
  }
  const folder = await paths.allow(path ?? only ?? '')
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('open.unreadable', { path: folder, reason: error.code ?? 'unknown' })
  })
  const found = await Promise.all(
    names.filter((name) => !name.startsWith('.')).map((name) => entryOf(join(folder, name), name).catch(() => null))
  )
  const entries = found.filter((entry) => entry !== null)
  entries.sort((a, b) => (a.kind === b.kind ? a.name.localeCompare(b.name) : a.kind === 'folder' ? -1 : 1))
  const atRoot = paths.roots.includes(folder)
  const parent = atRoot ? null : dirname(folder)
  return { path: folder, parent, entries }
}

async function entryOf(path: string, name: string): Promise<Entry> {
  await lstat(path)
  const facts = await stat(path)
  if (!facts.isDirectory() && !facts.isFile()) throw new AppError('open.not-a-file', { path })
  return {
    name: name === path ? path : basename(name),
    path,
    kind: facts.isDirectory() ? 'folder' : 'file',
    sizeBytes: facts.isFile() ? facts.size : 0,
    modifiedMs: facts.mtimeMs,
    openable: facts.isFile() && isTableName(name)
  }
}
