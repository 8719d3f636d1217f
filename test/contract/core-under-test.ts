/** For tests: a core with its real engine processes. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forkWithNode } from '../../src/main/adapters/engine-client/fork-node'
import { type Core, createCore } from '../../src/main/core'

export const root = join(import.meta.dirname, '..', '..')
const engineEntry = join(root, 'out', 'main', 'engine.js')

type Options = Parameters<typeof createCore>[0]

/** A folder of its own; what is made in it goes with `removed`. @throws where the engine was not built */
export function ownFolder(name: string): string {
  if (!existsSync(engineEntry)) throw new Error('build first: npm run build')
  return mkdtempSync(join(tmpdir(), `${name}-`))
}

export function removed(dir: string): void {
  rmSync(dir, { recursive: true, force: true })
}

/** A core that may read the folder and keeps its workspace in it. */
export function coreIn(dir: string, more: Partial<Options> = {}): Promise<Core> {
  return createCore({
    host: 'web',
    version: '0.0.0',
    workspaceDir: join(dir, 'workspace'),
    roots: [dir],
    samplePath: join(root, 'resources', 'sample-sales.csv'),
    forkEngine: (onLine) => forkWithNode(engineEntry, onLine),
    ...more
  })
}
