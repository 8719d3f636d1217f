/** What a host gives the core to start engines with; Electron and Node each have one. */
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
