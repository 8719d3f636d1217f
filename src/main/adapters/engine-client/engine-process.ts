/** What a host gives the core to start engines with; Electron and Node each have one. */
import { availableParallelism } from 'node:os'
export interface EngineProcess {
  readonly pid: number | null
  postMessage(data: unknown): void
  onMessage(listener: (data: unknown) => void): void
  /** Called once. `expected` is false when nobody asked for the end. */
  onExit(listener: (code: number | null) => void): void
  /** Ends the process at once. */
  kill(): void
}

export type EngineRole = 'reader' | 'warehouse'

/** Starts an engine process. */
export type ForkEngine = (role: EngineRole, args: readonly string[]) => EngineProcess

/** What an engine's process gets besides the host's own environment. */
export function engineEnvironment(): Record<string, string | undefined> {
  return {
    ...process.env,
    // Polars and DuckDB each take threads of libuv's pool for the length of a query.
    UV_THREADPOOL_SIZE: '8',
    // glibc keeps what is freed in one heap for every thread, eight a core at most: most of it is never used again.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? String(Math.max(2, availableParallelism()))
  }
}
