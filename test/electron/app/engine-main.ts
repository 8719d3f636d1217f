/**
 * A main process without a window: the product's engines in both roles, forked with the product's own
 * `forkWithElectron` and kept alive with `superviseEngine`. The spec calls them through the global `engines`.
 */
import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { app } from 'electron'
import {
  type EngineLife,
  type SupervisedEngine,
  superviseEngine
} from '../../../src/main/adapters/engine-client/supervise'
import { forkWithElectron } from '../../../src/main/electron/fork-utility'
import { collected } from '../../../src/shared/contract/answer'
import type { ReaderContract, WarehouseContract } from '../../../src/shared/contract/engine'
import type { Table } from '../../../src/shared/contract/explore'
import { AppError } from '../../../src/shared/errors'

type Reader = ContractRouterClient<ReaderContract>
type Warehouse = ContractRouterClient<WarehouseContract>

/** How a call ended, as plain data: Playwright carries no error classes. */
export type Outcome<T> =
  | { readonly value: T; readonly code: null }
  | { readonly value: null; readonly code: string; readonly details: unknown }

export interface EnginesUnderTest {
  readonly reader: SupervisedEngine<Reader>
  readonly warehouse: SupervisedEngine<Warehouse>
  /** Lives of both engines since the start, in order. */
  readonly lives: { readonly reader: EngineLife[]; readonly warehouse: EngineLife[] }
  /** Lines that the engines wrote to their standard error. */
  readonly lines: string[]
  outcomeOf<T>(call: Promise<T>): Promise<Outcome<T>>
  /** All messages of a feed. */
  all<T>(feed: AsyncIterable<T>): Promise<T[]>
  /** SQL that a person wrote. */
  answerOf(query: Parameters<Warehouse['warehouse']['userQuery']>[0]): Promise<Table>
}

declare global {
  var engines: EnginesUnderTest
}

const lives = { reader: [] as EngineLife[], warehouse: [] as EngineLife[] }
const lines: string[] = []

void app.whenReady().then(() => {
  const fork = forkWithElectron(join(__dirname, 'engine.js'), (role, line) => lines.push(`${role}: ${line}`))
  globalThis.engines = {
    reader: superviseEngine<Reader>({
      role: 'reader',
      args: [],
      fork,
      onLife: (life) => lives.reader.push(life)
    }),
    warehouse: superviseEngine<Warehouse>({
      role: 'warehouse',
      args: [process.env.SALES_WAREHOUSE ?? ''],
      fork,
      onLife: (life) => lives.warehouse.push(life)
    }),
    lives,
    lines,
    async outcomeOf(call) {
      try {
        return { value: await call, code: null }
      } catch (error) {
        const { code, details } = error instanceof AppError ? error : { code: String(error), details: null }
        return { value: null, code, details }
      }
    },
    async all(feed) {
      const messages = []
      for await (const message of feed) messages.push(message)
      return messages
    },
    answerOf: (query) => collected(globalThis.engines.warehouse.feed((c) => c.warehouse.userQuery(query)))
  }
})
