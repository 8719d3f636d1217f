/**
 * Vite plugin: an import that ends in `.as.ts?wasm` compiles that AssemblyScript file (SIMD on) and gives its bytes
 * as base64 text, so that the same import works in the bundle, in a worker, and in unit tests.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import asc from 'assemblyscript/asc'

const cacheDir = join(import.meta.dirname, '..', '.cache', 'kernel')

/** Hash of a kernel and of everything beside it that it may import. */
function fingerprint(file) {
  const hash = createHash('sha256').update(basename(file))
  for (const name of readdirSync(dirname(file))
    .filter((each) => each.endsWith('.as.ts'))
    .sort()) {
    hash.update(name).update(readFileSync(join(dirname(file), name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Compiles one AssemblyScript file; answers from the cache when no source has changed. */
async function compile(file) {
  const cached = join(cacheDir, `${basename(file)}-${fingerprint(file)}.wasm`)
  try {
    return readFileSync(cached)
  } catch {
    // not compiled yet
  }
  mkdirSync(cacheDir, { recursive: true })
  // Another process may be compiling the same file: none reads what is half written.
  const temporary = `${cached}.${process.pid}.tmp`
  const { error, stderr } = await asc.main([
    file,
    '--baseDir',
    '/',
    '--outFile',
    temporary,
    '-O3',
    '--enable',
    'simd',
    '--runtime',
    'stub',
    '--noAssert',
    '--importMemory'
  ])
  if (error) throw new Error(`${file}: ${stderr.toString() || error.message}`)
  renameSync(temporary, cached)
  return readFileSync(cached)
}

/** The plugin. */
export function kernel() {
  const suffix = '.as.ts?wasm'
  return {
    name: 'kernel',
    enforce: 'pre',
    /** Vitest keeps transformed modules by the text of their own file; a kernel changes with its imports too. */
    configureVitest({ defineCacheKeyGenerator }) {
      defineCacheKeyGenerator(({ id }) => (id.endsWith(suffix) ? fingerprint(id.slice(0, -'?wasm'.length)) : undefined))
    },
    async load(id) {
      if (!id.endsWith(suffix)) return null
      const file = id.slice(0, -'?wasm'.length)
      for (const name of readdirSync(dirname(file))) {
        if (name.endsWith('.as.ts')) this.addWatchFile(join(dirname(file), name))
      }
      const bytes = await compile(file)
      return { code: `export default ${JSON.stringify(bytes.toString('base64'))}`, map: null }
    }
  }
}
