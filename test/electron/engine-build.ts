/**
 * Builds the engine for an Electron whose Node is 16 into .cache/electron-engine: the product's own entries
 * (`src/main/engine.ts`, the scan worker) and a small main process, as CommonJS. Natives stay outside.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { kernel } from '../../scripts/vite-plugin-kernel.mjs'

const root = join(import.meta.dirname, '..', '..')
// Inside of the repository, so that the natives are found in its node_modules.
const engineDir = join(root, '.cache', 'electron-engine')

/** Entries that wait at their top level; CommonJS can't, so all below their imports becomes one async function. */
const waiting = [join(root, 'src/main/engine.ts'), join(root, 'src/main/engine/scan/worker.ts')]

function insteadOfTopLevelAwait(): Plugin {
  return {
    name: 'instead-of-top-level-await',
    transform(code, id) {
      if (!waiting.includes(id)) return null
      const imports = this.parse(code).body.filter((node) => node.type === 'ImportDeclaration')
      const end = Math.max(...imports.map((node) => node.end))
      return { code: `${code.slice(0, end)}\nvoid (async () => {${code.slice(end)}\n})()`, map: null }
    }
  }
}

const common = {
  outDir: engineDir,
  emptyOutDir: false,
  target: 'node16',
  minify: false
} as const

/** Builds all of it; gives the path of the main process's file. */
export async function buildEngineUnderTest(): Promise<string> {
  rmSync(engineDir, { recursive: true, force: true })
  mkdirSync(engineDir, { recursive: true })
  // The product looks for `scan-worker.js`; here that is CommonJS.
  writeFileSync(join(engineDir, 'package.json'), '{ "type": "commonjs" }\n')
  const app = join(root, 'test', 'electron', 'app')
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ...common,
      ssr: join(app, 'node-16.ts'),
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'node-16.js' } }
    }
  })
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [kernel(), insteadOfTopLevelAwait()],
    build: {
      ...common,
      ssr: true,
      rollupOptions: {
        input: { main: join(app, 'engine-main.ts'), engine: waiting[0] ?? '', 'scan-worker': waiting[1] ?? '' },
        external: ['electron', 'nodejs-polars', '@duckdb/node-api'],
        output: {
          format: 'cjs',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // First of all, before the chunks that an entry shares with others.
          banner: (chunk) => (chunk.isEntry ? 'require("./node-16.js");' : '')
        }
      }
    },
    ssr: { noExternal: true, external: ['electron', 'nodejs-polars', '@duckdb/node-api'] }
  })
  return join(engineDir, 'main.js')
}
