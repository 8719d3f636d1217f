/**
 * Keeps one engine process alive. When it dies, every pending call fails at once with `engine.crashed`, and it is
 * started again with backoff; after five deaths within a minute it stays down (`engine.unavailable`).
 */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { fromWire } from '../../../shared/contract/wire'
import { AppError } from '../../../shared/errors'
import type { EngineProcess, EngineRole, ForkEngine } from './engine-process'

export type EngineLife = 'starting' | 'ready' | 'restarting' | 'gave-up'

export interface SuperviseOptions {
  readonly role: EngineRole
  readonly args: readonly string[]
  readonly fork: ForkEngine
  /** Waits before the first, second … restart. The first is short: the engine is to be back within 2 s. */
  readonly backoffMs?: readonly number[]
  readonly onLife?: (life: EngineLife) => void
  readonly onCrash?: (code: number | null) => void
  /** A process has ended, however that came. */
  readonly onEnd?: (pid: number) => void
}

interface Incarnation {
  readonly process: EngineProcess
  readonly client: unknown
  readonly ready: Promise<void>
  readonly died: Promise<never>
}

export interface SupervisedEngine<Client> {
  /** Calls the engine; waits for it to be up, fails with `engine.crashed` when it dies meanwhile. */
  call<T>(use: (client: Client) => Promise<T>): Promise<T>
  /** A feed of the engine; ends with `engine.crashed` when it dies in the middle. */
  feed<T>(use: (client: Client) => Promise<AsyncIterable<T>>): AsyncGenerator<T, void, void>
  life(): EngineLife
  pid(): number | null
  restarts(): number
  /** Kills the process on purpose (a cancel of work that can't be cancelled); it comes back at once. */
  restart(): void
  close(): Promise<void>
}

const defaultBackoffMs = [100, 1000, 2000, 4000, 8000, 30_000]
const deathsAllowed = 5
const deathWindowMs = 60_000
const startLimitMs = 30_000
const closeLimitMs = 1500

/** Starts an engine and keeps it alive until `close`. */
export function superviseEngine<Client>(options: SuperviseOptions): SupervisedEngine<Client> {
  const backoffMs = options.backoffMs ?? defaultBackoffMs
  let life: EngineLife = 'starting'
  let closing = false
  let restarts = 0
  let deaths: number[] = []
  let timer: NodeJS.Timeout | undefined
  let wake = Promise.withResolvers<void>()
  let current: Incarnation | null = start()

  function setLife(next: EngineLife) {
    life = next
    options.onLife?.(next)
  }

  function start(): Incarnation {
    const child = options.fork(options.role, options.args)
    const ready = Promise.withResolvers<void>()
    const died = Promise.withResolvers<never>()
    const failed = () => new AppError('engine.crashed', { engine: options.role })
    // Nobody may be waiting when it dies.
    ready.promise.catch(() => undefined)
    died.promise.catch(() => undefined)
    const startTimer = setTimeout(() => child.kill(), startLimitMs)
    // Some forks know the number only while the process lives.
    let pid = child.pid
    const listeners: ((event: { data: unknown }) => void)[] = []
    const closers: (() => void)[] = []
    child.onMessage((data) => {
      pid ??= child.pid
      if (data === 'ready') {
        clearTimeout(startTimer)
        setLife('ready')
        ready.resolve()
        return
      }
      for (const listener of listeners) listener({ data })
    })
    child.onExit((code) => {
      clearTimeout(startTimer)
      ready.reject(failed())
      died.reject(failed())
      for (const close of closers) close()
      if (pid !== null) options.onEnd?.(pid)
      if (current?.process === child) exited(code)
    })
    const port = {
      postMessage: (data: unknown) => child.postMessage(data),
      on: (event: string, listener: (event?: { data: unknown }) => void) => {
        if (event === 'message') listeners.push(listener)
        if (event === 'close') closers.push(listener)
      }
    }
    const client: unknown = createORPCClient(new RPCLink({ port }))
    return { process: child, client, ready: ready.promise, died: died.promise }
  }

  function exited(code: number | null) {
    current = null
    if (closing) return
    options.onCrash?.(code)
    const now = Date.now()
    deaths = [...deaths.filter((at) => now - at < deathWindowMs), now]
    if (deaths.length >= deathsAllowed) {
      setLife('gave-up')
      wake.resolve()
      return
    }
    setLife('restarting')
    timer = setTimeout(again, backoffMs[Math.min(deaths.length - 1, backoffMs.length - 1)] ?? 1000)
  }

  function again() {
    restarts += 1
    current = start()
    wake.resolve()
    wake = Promise.withResolvers<void>()
  }

  async function incarnation(): Promise<Incarnation> {
    for (;;) {
      if (closing) throw new AppError('cancelled')
      if (life === 'gave-up') throw new AppError('engine.unavailable', { engine: options.role })
      const now = current
      if (now) {
        await now.ready
        return now
      }
      await wake.promise
    }
  }

  return {
    async call(use) {
      const now = await incarnation()
      try {
        return await Promise.race([use(now.client as Client), now.died])
      } catch (error) {
        throw fromWire(error)
      }
    },
    async *feed(use) {
      const now = await incarnation()
      let iterator: AsyncIterator<never> | undefined
      let whole = false
      try {
        const feed = await Promise.race([use(now.client as Client), now.died])
        iterator = feed[Symbol.asyncIterator]() as AsyncIterator<never>
        for (;;) {
          const step = await Promise.race([iterator.next(), now.died])
          if (step.done) break
          yield step.value
        }
        whole = true
      } catch (error) {
        whole = true
        throw fromWire(error)
      } finally {
        // The reader of the feed stopped early: tell the engine to stop too, without waiting for it.
        if (!whole) void iterator?.return?.()?.catch(() => undefined)
      }
    },
    life: () => life,
    pid: () => current?.process.pid ?? null,
    restarts: () => restarts,
    restart() {
      const child = current?.process
      if (!child) return
      current = null
      child.kill()
      again()
    },
    async close() {
      closing = true
      clearTimeout(timer)
      wake.resolve()
      const child = current?.process
      if (!child) return
      const gone = new Promise<void>((resolve) => child.onExit(() => resolve()))
      child.postMessage('close')
      const late = setTimeout(() => child.kill(), closeLimitMs)
      await gone
      clearTimeout(late)
    }
  }
}
