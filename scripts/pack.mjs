// `npm run pack -- …`: electron-builder over a fresh build, with the arguments given (`--dir`, `--linux`, …).
import { runInForeground } from './bootstrap/child.mjs'
import { inRoot } from './bootstrap/places.mjs'
import { prepare } from './bootstrap/prepare.mjs'

/** @returns {Promise<number>} exit code */
export async function run(args) {
  const { node, env } = await prepare({ built: true })
  return runInForeground(node, [inRoot('node_modules', 'electron-builder', 'cli.js'), 'build', ...args], {
    env,
    cwd: inRoot()
  })
}
