/** The warehouse's procedures: DuckDB behind the engine contract. */
import { implement } from '@orpc/server'
import { warehouseContract } from '../../shared/contract/engine'
import { openWarehouse } from './duckdb'

/** Opens the database at `path`; all calls of a warehouse process, and how to end it in order. */
export async function warehouseRouter(path: string) {
  const local = await openWarehouse(path)
  const os = implement(warehouseContract)
  const router = os.router({
    life: {
      ping: os.life.ping.handler(() => ({
        role: 'warehouse' as const,
        pid: process.pid,
        memoryBytes: process.memoryUsage.rss()
      }))
    },
    warehouse: {
      describe: os.warehouse.describe.handler(({ input }) => local.describe(input.dataset)),
      load: os.warehouse.load.handler(({ input, signal }) => local.load(input, signal)),
      publish: os.warehouse.publish.handler(({ input, signal }) => local.publish(input, signal)),
      drop: os.warehouse.drop.handler(async ({ input }) => {
        await local.drop(input.dataset)
        return {}
      }),
      summaries: os.warehouse.summaries.handler(({ input }) => local.summaries(input.dataset, input.plan, input.wait)),
      query: os.warehouse.query.handler(({ input, signal }) => local.query(input, signal)),
      userQuery: os.warehouse.userQuery.handler(({ input, signal }) => local.userQuery(input, signal)),
      exportValues: os.warehouse.exportValues.handler(async ({ input }) => ({
        exists: await local.exportValues(input.dataset, input.column, input.outPath)
      })),
      size: os.warehouse.size.handler(() => local.size())
    }
  })
  return { router, close: local.close }
}
