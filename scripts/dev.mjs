// `npm run dev`: hot reload. Electron by electron-vite; with `--host web` a Vite server for the pages behind the web host,
// which is built and started again when its sources change.
import { runInForeground } from './bootstrap/child.mjs'
import { inRoot } from './bootstrap/places.mjs'
import { prepare } from './bootstrap/prepare.mjs'
import { startArguments } from './start/arguments.mjs'

/** @returns {Promise<number>} exit code */
export async function run(args) {
  const options = startArguments(args)
  const { node, env } = await prepare()
  if (options.host === 'web') {
    return runInForeground(node, [inRoot('scripts', 'dev-web.mjs'), ...options.forWeb], {
      env,
      cwd: inRoot(),
      channel: true
    })
  }
  const passed = options.file === null ? [] : ['--', options.file]
  return runInForeground(
    node,
    [inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'dev', '--watch', ...passed],
    {
      env,
      cwd: inRoot()
    }
  )
}
