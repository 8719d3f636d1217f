// Whether out/ was built from the sources as they are; if not, electron-vite builds it.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { runToEnd } from './child.mjs'
import { envWith } from './node.mjs'
import { inRoot } from './places.mjs'

const inputs = [
  'src',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'postcss.config.cjs',
  'scripts/vite-plugin-kernel.mjs'
]
const outputs = [
  'main/electron.js',
  'main/web.js',
  'main/engine.js',
  'main/cli.js',
  'preload/index.cjs',
  'renderer/index.html'
]
const stampPath = inRoot('out', '.stamp')

/** @returns {boolean} whether everything is there and younger than nothing it was made from */
export function isBuilt() {
  if (!outputs.every((path) => existsSync(inRoot('out', path))) || !existsSync(stampPath)) return false
  return readFileSync(stampPath, 'utf8') === sourcesHash()
}

/** Builds main, preload and renderer. */
export async function build(node) {
  rmSync(stampPath, { force: true })
  // Taken before: what changes during the build is built again next time.
  const hash = sourcesHash()
  const { code, output } = await runToEnd(
    node,
    [inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
    {
      cwd: inRoot(),
      env: { ...envWith(node), NODE_ENV: 'production' },
      quiet: true
    }
  )
  if (code !== 0) throw new Error(`${output.trim()}\n\nThe build failed.`)
  writeFileSync(stampPath, hash)
}

/** Hash over names and contents of all that goes into the build; tests do not. */
export function sourcesHash(dir = inRoot(), names = inputs) {
  const hash = createHash('sha256')
  for (const path of names.flatMap((name) => filesIn(join(dir, name)))) {
    hash.update(relative(dir, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  let entries
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    return [path]
  }
  return entries
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]))
}
