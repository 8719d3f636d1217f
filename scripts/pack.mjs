// `npm run pack -- …`: electron-builder over a fresh build, with the arguments given (`--dir`, `--linux`, …).
//
// SALES_UPDATE_URL: https address that the packages look for updates at, in a folder for each system and architecture
// (`<address>/linux/x64/latest-linux.yml`). Without it the packages say that they do not look for updates.
import { runInForeground } from './bootstrap/child.mjs'
import { inRoot } from './bootstrap/places.mjs'
import { prepare } from './bootstrap/prepare.mjs'

/** @returns {Promise<number>} exit code */
export async function run(args) {
  const { node, env } = await prepare({ built: true })
  return runInForeground(
    node,
    [inRoot('node_modules', 'electron-builder', 'cli.js'), 'build', ...updateArguments(process.env), ...args],
    {
      env,
      cwd: inRoot()
    }
  )
}

/**
 * What electron-builder is told about updates. One folder for each architecture: on Windows and macOS the description of
 * the newest version has the same name for all of them.
 * @param {Record<string, string | undefined>} env
 * @returns {string[]}
 */
export function updateArguments(env) {
  const address = env.SALES_UPDATE_URL?.trim() ?? ''
  if (address === '') return []
  // What comes from there is run: nobody on the way may change it.
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') {
    throw new Error('SALES_UPDATE_URL must be an https address, such as https://updates.example/sales-analytics.')
  }
  // electron-builder puts in the system and the architecture of each package.
  const folder = '/$' + '{os}/$' + '{arch}'
  return ['-c.publish.provider=generic', `-c.publish.url=${address.replace(/\/+$/, '')}${folder}`]
}
