/** The two engines of a workspace, each a supervised process: one reads files, the other is the warehouse. */
import { blamingFiles } from './adapters/engine-client/blame-file'
import type { EngineRole, ForkEngine } from './adapters/engine-client/engine-process'
import { type EngineLife, type SupervisedEngine, superviseEngine } from './adapters/engine-client/supervise'
import { sweepWork } from './adapters/files/work-folder'
import type { openLog } from './adapters/log/log'
import type { ReaderClient, WarehouseClient } from './pipeline/ports'

interface EnginesOptions {
  /** Gets a function for the lines that engines write to standard error. */
  readonly forkEngine: (onLine: (role: EngineRole, line: string) => void) => ForkEngine
  readonly warehousePath: string
  /** Where engines leave what is half-written; swept when one has ended. */
  readonly workDir: string
  readonly log: ReturnType<typeof openLog>
}

/** Starts both; they are kept alive until `close`. */
export function startEngines({ forkEngine, warehousePath, workDir, log }: EnginesOptions) {
  const listeners = new Set<(role: EngineRole, life: EngineLife) => void>()
  const fork = forkEngine((role, line) => log.warn({ engine: role, line }, 'engine'))
  const supervise = <Client>(role: EngineRole, args: readonly string[]) =>
    superviseEngine<Client>({
      role,
      args,
      fork,
      onEnd: (pid) => {
        sweepWork(workDir, pid).catch((error: unknown) => log.warn({ error: String(error) }, 'work folder'))
      },
      onLife: (life) => {
        for (const listener of listeners) listener(role, life)
      },
      onCrash: (code) => log.error({ engine: role, code }, 'engine crashed')
    })
  const readerEngine = supervise<ReaderClient>('reader', [])
  const warehouse = supervise<WarehouseClient>('warehouse', [warehousePath])
  return {
    /** Errors of it name the file. */
    reader: blamingFiles(readerEngine),
    warehouse,
    onLife(listener: (role: EngineRole, life: EngineLife) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    states: () => Promise.all([engineState('reader', readerEngine), engineState('warehouse', warehouse)]),
    async close() {
      await warehouse.close()
      await readerEngine.close()
    }
  }
}

type LifeClient = Pick<ReaderClient, 'life'>

async function engineState<Client extends LifeClient>(role: EngineRole, engine: SupervisedEngine<Client>) {
  const state = engine.life()
  const answer = state === 'ready' ? await engine.call((client) => client.life.ping({})).catch(() => null) : null
  return {
    role,
    state,
    pid: engine.pid(),
    restarts: engine.restarts(),
    memoryBytes: answer?.memoryBytes ?? null
  }
}
