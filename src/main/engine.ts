/**
 * Entry of an engine process: `reader` (scanner and Polars) or `warehouse` (DuckDB). Started by the host with the
 * role as first argument; talks over Node's IPC channel or, in Electron, over `process.parentPort`.
 */
import { RPCHandler } from '@orpc/server/message-port'
import { translateErrors } from '../shared/contract/wire'
import { memoryKeeper, tidyAfterCalls } from './engine/memory'
import { parentLine } from './engine/parent-port'

const [role, ...args] = process.argv.slice(2)

const report = (error: unknown, reference: string) => {
  process.stderr.write(
    `${JSON.stringify({ engine: role, reference, error: String((error as Error)?.stack ?? error) })}\n`
  )
}

const options = { clientInterceptors: [translateErrors(report)] }
const line = parentLine()

// Ctrl-C reaches the whole group; the host closes its engines in order.
process.on('SIGINT', () => undefined)

// Only the role's own natives are loaded: the reader never opens DuckDB's database, the warehouse never loads Polars.
if (role === 'reader') {
  const { readerRouter } = await import('./engine/reader-router')
  const clientInterceptors = [tidyAfterCalls(memoryKeeper()), ...options.clientInterceptors]
  new RPCHandler(readerRouter(), { clientInterceptors }).upgrade(line.calls)
  line.onClose(() => process.exit(0))
} else if (role === 'warehouse') {
  const { warehouseRouter } = await import('./engine/warehouse-router')
  const warehouse = await warehouseRouter(args[0] ?? '')
  new RPCHandler(warehouse.router, options).upgrade(line.calls)
  line.onClose(() => void warehouse.close().finally(() => process.exit(0)))
} else {
  throw new Error(`unknown engine role: ${role}`)
}
line.ready()
