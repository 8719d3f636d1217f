/** For tests: a core with its real engine processes. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
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

export interface CoreUnderTest {
  readonly dir: string
  readonly core: Core
}

/** One core for all tests of a file; there before the first of its own `beforeAll`. */
export function oneCore(name: string, more: Partial<Options> = {}): CoreUnderTest {
  let dir = ''
  let core: Core | null = null
  beforeAll(async () => {
    dir = ownFolder(name)
    core = await coreIn(dir, more)
  })
  afterAll(async () => {
    await core?.close()
    removed(dir)
  })
  return {
    get dir() {
      return dir
    },
    get core() {
      if (!core) throw new Error('the core is not there before the tests begin')
      return core
    }
  }
}
