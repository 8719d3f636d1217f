// What every command needs first: a Node that is new enough, installed packages, and where asked for a build.
import { build, isBuilt } from './build.mjs'
import { install, isInstalled } from './install.mjs'
import { withLock } from './lock.mjs'
import { envWith, findNode } from './node.mjs'
import { cacheDir } from './places.mjs'

/**
 * @param {{ built?: boolean, quiet?: boolean }} options quiet: nothing goes to standard output
 * @returns {Promise<{ node: string, env: object }>}
 */
export async function prepare({ built = false, quiet = false } = {}) {
  const say = quiet ? () => {} : (text) => console.error(text)
  const isReady = () => isInstalled() && (!built || isBuilt())
  const node = await findNode(say)
  if (!isReady()) {
    await withLock(
      `${cacheDir}/bootstrap.lock`,
      async () => {
        if (!isInstalled()) {
          say('Installing the packages (once, about a minute) …')
          await install(node)
        }
        if (built && !isBuilt()) {
          say('Building …')
          await build(node)
        }
      },
      () => say('Another start is installing or building; waiting for it …')
    )
  }
  return { node, env: envWith(node) }
}
