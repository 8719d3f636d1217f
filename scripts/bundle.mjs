// Bundles TypeScript entries for Node with Vite: for benchmarks and the browser host in development. Same plugin and same
// layout as electron.vite.config.ts, so that files find each other in the same way.
import { join } from 'node:path'
import { build } from 'vite'
import { rootDir } from './bootstrap/places.mjs'
import { kernel } from './vite-plugin-kernel.mjs'

/** Files that are started by others of the bundle. */
export const engineEntries = {
  engine: join(rootDir, 'src/main/engine.ts'),
  'scan-worker': join(rootDir, 'src/main/engine/scan/worker.ts')
}

/** @param {Record<string, string>} entries by output name; packages stay outside */
export async function bundle(entries, outDir) {
  await build({
    root: rootDir,
    configFile: false,
    logLevel: 'warn',
    plugins: [kernel()],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      rollupOptions: {
        input: entries,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  })
}
