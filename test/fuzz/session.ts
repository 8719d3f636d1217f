/** A core with real engines for many inputs, begun anew when an engine has died or the folder has grown. */
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forkWithNode } from '../../src/main/adapters/engine-client/fork-node'
import { type Core, createCore } from '../../src/main/core'
import { fromWire } from '../../src/shared/contract/wire'
import type { ErrorCode } from '../../src/shared/errors'

/** What a call gave, or the code it was refused with. `slow` when it took longer than the limit: it may be running still. */
export type Outcome<T> =
  | { readonly kind: 'value'; readonly value: T; readonly tookMs: number }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'slow'; readonly limitMs: number }

export interface Session {
  readonly dir: string
  core(): Core
  /** Makes a call and waits for it, at most as long as a call may take. */
  call<T>(make: (core: Core) => Promise<T>): Promise<Outcome<T>>
  /** Engines that have died since the last question. */
  deaths(): string[]
  /** A new core in a new folder. */
  renew(): Promise<void>
  /** Highest resident memory of a reader so far, in bytes; null where the system does not tell. */
  peakBytes(): number | null
  /** What the engine wrote and what nobody translated, newest last. */
  log(): string
  close(): Promise<void>
}

export interface SessionOptions {
  readonly engineEntry: string
  readonly samplePath: string
  /** Longest time a call may take. */
  readonly limitMs: number
}

export async function startSession(options: SessionOptions): Promise<Session> {
  const dir = await mkdtemp(join(tmpdir(), 'fuzz-'))
  let died: string[] = []
  let count = 0
  let peak: number | null = null
  let reader: number | null = null
  let core = await start()

  async function start(): Promise<Core> {
    count++
    const workspaceDir = join(dir, `workspace-${count}`)
    await mkdir(workspaceDir)
    const started = await createCore({
      host: 'cli',
      version: '0.0.0',
      workspaceDir,
      roots: [dir],
      samplePath: options.samplePath,
      forkEngine: (onLine) => forkWithNode(options.engineEntry, onLine)
    })
    started.onEngineLife((role, life) => {
      if (life === 'restarting' || life === 'gave-up') died.push(role)
    })
    const { engines } = await started.client.settings.about({})
    reader = engines.find(({ role }) => role === 'reader')?.pid ?? null
    // Waits for both engines; without them every input would fail.
    const { source } = await started.client.open.sample({})
    await started.client.open.get({ sourceId: source.id })
    return started
  }

  function lookAtMemory() {
    if (reader === null) return
    try {
      const kib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${reader}/status`, 'utf8'))?.[1]
      if (kib !== undefined) peak = Math.max(peak ?? 0, Number(kib) * 1024)
    } catch {
      // Another system, or the process has gone.
    }
  }

  async function stop() {
    lookAtMemory()
    const { dir: folder } = core.workspace
    await core.close()
    await rm(folder, { recursive: true, force: true })
  }

  return {
    dir,
    core: () => core,
    async call(make) {
      const late = Promise.withResolvers<'late'>()
      const timer = setTimeout(() => late.resolve('late'), options.limitMs)
      const startMs = performance.now()
      try {
        const value = await Promise.race([make(core), late.promise.then(() => lateMark)])
        if (value === lateMark) return { kind: 'slow', limitMs: options.limitMs }
        return { kind: 'value', value: value as Awaited<ReturnType<typeof make>>, tookMs: performance.now() - startMs }
      } catch (error) {
        const { code, message } = fromWire(error)
        return { kind: 'refused', code, message: `${message} ${error instanceof Error ? (error.stack ?? '') : ''}` }
      } finally {
        clearTimeout(timer)
      }
    },
    deaths() {
      const now = died
      died = []
      return now
    },
    async renew() {
      await stop()
      core = await start()
      died = []
    },
    peakBytes() {
      lookAtMemory()
      return peak
    },
    log() {
      try {
        return readFileSync(core.workspace.logPath, 'utf8').slice(-6000)
      } catch {
        return ''
      }
    },
    async close() {
      await stop()
      await rm(dir, { recursive: true, force: true })
    }
  }
}

const lateMark = Symbol('late')
