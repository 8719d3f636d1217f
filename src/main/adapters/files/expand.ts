/** Folders and patterns as the files that they stand for. */
import { glob, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { isTableName } from '../../../shared/domain/dialect'
import { AppError } from '../../../shared/errors'
import type { PathPolicy } from '../../pipeline/ports'

export interface Expanded {
  readonly files: readonly string[]
  /** Names of files in folders that do not look like tables. */
  readonly leftOut: readonly string[]
}

const isPattern = (name: string) => /[*?[{]/.test(name)

/**
 * The files that a path stands for: itself, those in a folder whose names look like tables (not in the folders below), or
 * those that match a pattern like `/data/2024-*.csv`, in the order of their names (`2` before `10`).
 * @throws AppError `open.outside-roots`, `open.not-found`, `open.no-files`
 */
export async function expand(paths: PathPolicy, path: string): Promise<Expanded> {
  const target = resolve(path)
  const isThere = await stat(target).then(
    () => true,
    () => false
  )
  if (!isThere && isPattern(basename(target))) return await matching(paths, target)
  const allowed = await paths.allow(target)
  const facts = await stat(allowed)
  if (!facts.isDirectory()) return { files: [allowed], leftOut: [] }
  const found = await visibleFiles(allowed)
  const files = found.filter((name) => isTableName(name))
  if (files.length === 0) throw new AppError('open.no-files', { path: allowed })
  return { files: files.map((name) => join(allowed, name)), leftOut: found.filter((name) => !isTableName(name)) }
}

/** A pattern in the last part of the path; its folder must be one that may be read. */
async function matching(paths: PathPolicy, target: string): Promise<Expanded> {
  const folder = await paths.allow(dirname(target))
  const files: string[] = []
  for await (const name of glob(basename(target), { cwd: folder })) {
    const facts = await stat(join(folder, name))
    if (facts.isFile() && !name.startsWith('.')) files.push(name)
  }
  if (files.length === 0) throw new AppError('open.no-files', { path: target })
  return { files: files.sort(byName).map((name) => join(folder, name)), leftOut: [] }
}

async function visibleFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('open.unreadable', { path: folder, reason: error.code ?? 'unknown' }, { cause: error })
  })
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort(byName)
}

const order = new Intl.Collator('en', { numeric: true })
const byName = (a: string, b: string) => order.compare(a, b)
