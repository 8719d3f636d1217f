/** Which paths may be read: those inside the roots, and those a person chose or uploaded. */
import { realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { AppError } from '../../../shared/errors'
import type { PathPolicy } from '../../pipeline/ports'

/**
 * @param roots folders whose files may be read; empty: only granted paths
 * @param wasGranted paths that were granted in an earlier run (recent files)
 */
export async function pathPolicy(roots: readonly string[], wasGranted: (path: string) => boolean): Promise<PathPolicy> {
  const realRoots = await Promise.all(roots.map((root) => real(root)))
  const granted = new Set<string>()
  const mayRead = (path: string) =>
    realRoots.some((root) => inside(root, path)) || granted.has(path) || wasGranted(path)
  /** Of a folder that a person chose, the files in it may be read; not what lies deeper. */
  const isInGranted = (path: string) => granted.has(dirname(path))
  return {
    roots: realRoots,
    async allow(path) {
      const target = resolve(path)
      // A path that is not allowed is refused before the disk is asked, so that nobody learns what exists there.
      const named = mayRead(target) || isInGranted(target)
      const resolved = await realpath(target).catch(() => null)
      if (resolved === null) {
        if (named) throw new AppError('open.not-found', { path: target })
        throw new AppError('open.outside-roots', { path: target })
      }
      if (mayRead(resolved) || (isInGranted(resolved) && (await stat(resolved)).isFile())) return resolved
      throw new AppError('open.outside-roots', { path: target })
    },
    async grant(path) {
      const resolved = await real(path)
      granted.add(resolved)
      return resolved
    }
  }
}

async function real(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    throw new AppError('open.not-found', { path })
  }
}

function inside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}
