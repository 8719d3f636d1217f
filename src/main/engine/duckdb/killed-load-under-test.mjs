/** A process that begins a load, says so when all rows are in, and then stands still until it is killed. */
import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

// The sources import each other without an extension, as bundlers take it.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && context.parentURL) {
      for (const end of ['.ts', '/index.ts']) {
        const url = new URL(specifier + end, context.parentURL)
        if (existsSync(fileURLToPath(url))) return next(url.href, context)
      }
    }
    return next(specifier, context)
  }
})

process.once('message', async ({ path, input }) => {
  const { openWarehouse } = await import('./index.ts')
  const warehouse = await openWarehouse(path)
  for await (const message of warehouse.load(input)) {
    if (message.progress.step !== 'load' || message.progress.fraction < 1) continue
    process.send(message)
    await new Promise(() => {})
  }
})
