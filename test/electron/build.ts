/** Builds the app under test into .cache/electron-app: shell and preload as CommonJS, the core process as a module. */
import { join } from 'node:path'
import { build, type InlineConfig, type Plugin } from 'vite'
import { kernel } from '../../scripts/vite-plugin-kernel.mjs'

const root = join(import.meta.dirname, '..', '..')
export const appDir = join(root, '.cache', 'electron-app')

/** Gives the stand-in to everybody who asks for `electron`, and the real one to the stand-in itself. */
function insteadOfElectron(standIn: string): Plugin {
  return {
    name: 'instead-of-electron',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source !== 'electron') return null
      return importer === standIn ? { id: 'electron', external: true } : standIn
    }
  }
}

/** Node's modules and packages stay outside; `electron` becomes the stand-in. */
function bundle(entry: string, fileName: string, format: 'cjs' | 'es', standIn: string | null): InlineConfig {
  const app = join(root, 'test', 'electron', 'app')
  return {
    configFile: false,
    logLevel: 'warn',
    plugins: [kernel(), ...(standIn === null ? [] : [insteadOfElectron(join(app, standIn))])],
    build: {
      outDir: appDir,
      emptyOutDir: false,
      target: format === 'cjs' ? 'node16' : 'node22',
      minify: false,
      ssr: join(app, entry),
      rollupOptions: { output: { format, entryFileNames: fileName } }
    },
    // The updater stays a package, as in the product: it is loaded when somebody asks for it.
    ssr: { noExternal: format === 'cjs' ? true : [], external: ['electron-updater'] }
  }
}

/** Three small bundles; quick enough to be made before every run. */
export async function buildShellUnderTest(): Promise<string> {
  await build(bundle('main.ts', 'main.cjs', 'cjs', 'electron-main.ts'))
  await build(bundle('../../../src/preload/index.ts', 'preload.cjs', 'cjs', 'electron-preload.ts'))
  await build(bundle('core-process.ts', 'core-process.mjs', 'es', null))
  return join(appDir, 'main.cjs')
}
