// `npm run build`: builds when sources changed; `--force` builds anyway.
import { build } from './bootstrap/build.mjs'
import { prepare } from './bootstrap/prepare.mjs'

/** @returns {Promise<number>} exit code */
export async function run(args) {
  const force = args.includes('--force')
  const { node } = await prepare({ built: !force })
  if (force) await build(node)
  console.log('Built into out/.')
  return 0
}
