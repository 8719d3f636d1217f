// Runs a TypeScript file of this repository under Node: `node scripts/run-ts.mjs FILE.ts [args]`. It is bundled to .cache/
// first and run in a process of its own, so that its memory is its own; a `main` that it exports is called.
import { existsSync, rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInForeground } from './bootstrap/child.mjs'
import { inRoot } from './bootstrap/places.mjs'
import { bundle, engineEntries } from './bundle.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) throw new Error('Name a TypeScript file.')
const name = basename(file).replace(/\.ts$/, '')
// Two runs of one file at once must not write over each other.
const outDir = inRoot('.cache', 'run-ts', `${name}-${process.pid}`)
const engines = Object.entries(engineEntries).filter(([, path]) => existsSync(path))
try {
  await bundle({ [name]: resolve(file), ...Object.fromEntries(engines) }, outDir)
  const call = `const { main } = await import(${JSON.stringify(pathToFileURL(`${outDir}/${name}.js`).href)}); await main?.(process.argv.slice(1))`
  process.exitCode = await runInForeground(process.execPath, ['--input-type=module', '--eval', call, '--', ...args])
} finally {
  rmSync(outDir, { recursive: true, force: true })
}
