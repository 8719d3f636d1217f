// Runs a TypeScript file of this repository under Node: `node scripts/run-ts.mjs FILE.ts [args]`. It is bundled to
// .cache/ first; a `main` that it exports is called.
import { existsSync, rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inRoot } from './bootstrap/places.mjs'
import { bundle, engineEntries } from './bundle.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) throw new Error('Name a TypeScript file.')
const name = basename(file).replace(/\.ts$/, '')
// Two runs of one file at once must not write over each other.
const outDir = inRoot('.cache', 'run-ts', `${name}-${process.pid}`)
const engines = Object.entries(engineEntries).filter(([, path]) => existsSync(path))
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }))
await bundle({ [name]: resolve(file), ...Object.fromEntries(engines) }, outDir)
process.argv = [process.argv[0], resolve(file), ...args]
const module = await import(pathToFileURL(`${outDir}/${name}.js`).href)
await module.main?.(args)
