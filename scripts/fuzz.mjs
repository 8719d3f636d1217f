// `npm run fuzz`: damaged files through the whole core. See test/fuzz/run.ts for its options.
import { join } from 'node:path'
import { runInForeground } from './bootstrap/child.mjs'
import { inRoot, rootDir } from './bootstrap/places.mjs'
import { prepare } from './bootstrap/prepare.mjs'

/** Public collections that lie beside the repository on some machines; absent ones are passed over. */
const collections = ['formats', 'csv-spectrum', 'dialect'].map((name) => join(rootDir, '..', 'shared', 'data', name))

/** @returns {Promise<number>} exit code: 1 when an input failed */
export async function run(args) {
  const { node, env } = await prepare({ built: true })
  const data = collections.flatMap((folder) => ['--data', folder])
  return runInForeground(node, [inRoot('scripts', 'run-ts.mjs'), inRoot('test', 'fuzz', 'run.ts'), ...data, ...args], {
    cwd: rootDir,
    env
  })
}
