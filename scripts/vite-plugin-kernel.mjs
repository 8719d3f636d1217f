/**
 * Vite plugin: an import that ends in `.as.ts?wasm` compiles that AssemblyScript file (SIMD on) and gives its bytes
 * as base64 text, so that the same import works in the bundle, in a worker, and in unit tests.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import asc from 'assemblyscript/asc'

const cacheDir = join(import.meta.dirname, '..', '.cache', 'kernel')

/** Compiles one AssemblyScript file; answers from the cache when the source has not changed. */
async function compile(file) {
  const source = readFileSync(file)
  const cached = join(
    cacheDir,
    `${basename(file)}-${createHash('sha256').update(source).digest('hex').slice(0, 16)}.wasm`
  )
  try {
    return readFileSync(cached)
  } catch {
    // not compiled yet
  }
  mkdirSync(cacheDir, { recursive: true })
  const { error, stderr } = await asc.main([
    file,
    '--baseDir',
    '/',
    '--outFile',
    cached,
    '-O3',
    '--enable',
    'simd',
    '--runtime',
    'stub',
    '--noAssert',
    '--importMemory'
  ])
  if (error) throw new Error(`${file}: ${stderr.toString() || error.message}`)
  return readFileSync(cached)
}

/** The plugin. */
export function kernel() {
  const suffix = '.as.ts?wasm'
  return {
    name: 'kernel',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(suffix)) return null
      const file = id.slice(0, -'?wasm'.length)
      this.addWatchFile(file)
      const bytes = await compile(file)
      return { code: `export default ${JSON.stringify(bytes.toString('base64'))}`, map: null }
    }
  }
}
