// `npm run -s sales -- …`: the command line of the app. Says nothing of its own, so that its output can be piped.
import { runInForeground } from './bootstrap/child.mjs'
import { callerDir, inRoot } from './bootstrap/places.mjs'
import { prepare } from './bootstrap/prepare.mjs'

/** @returns {Promise<number>} exit code of the command */
export async function run(args) {
  const { node, env } = await prepare({ built: true, quiet: true })
  return runInForeground(node, [inRoot('out', 'main', 'cli.js'), ...args], { env, cwd: callerDir })
}
