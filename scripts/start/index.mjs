// `npm start`: the app, on Electron where its binary is there or can be had, else in the browser.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { runInForeground } from '../bootstrap/child.mjs'
import { fromCaller, inRoot } from '../bootstrap/places.mjs'
import { prepare } from '../bootstrap/prepare.mjs'
import { startArguments, usage } from './arguments.mjs'
import { chooseHost } from './choose-host.mjs'

/** @returns {Promise<number>} exit code */
export async function run(args) {
  if (args.includes('--help')) {
    console.log(usage)
    return 0
  }
  const options = startArguments(args)
  const toolchain = await prepare({ built: true })
  const { host, electron, sentence } = await chooseHost(options.host, toolchain)
  console.log(sentence)
  return host === 'electron' ? startElectron(electron, options, toolchain) : startWeb(options, toolchain)
}

function startWeb(options, { node, env }) {
  const args = [inRoot('out', 'main', 'web.js'), ...options.forWeb]
  return runInForeground(node, args, { env, channel: true })
}

function startElectron(electron, options, { env }) {
  const data = options.data ?? defaultDataDir()
  // Chromium refuses to start its sandbox as root; whoever asked for this host as root gets it without.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const files = options.file === null ? [] : [options.file]
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env
  return runInForeground(electron, [...asRoot, inRoot(), ...files], {
    env: { ...rest, SALES_DATA_DIR: data, ...(options.data ? { SALES_WORKSPACE_DIR: fromCaller(options.data) } : {}) }
  })
}

/** The platform's place for data of an application; both hosts keep their workspace in it. */
function defaultDataDir() {
  const place = {
    win32: () => process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'),
    darwin: () => join(homedir(), 'Library', 'Application Support')
  }[process.platform]
  return join(place ? place() : process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'Sales Analytics')
}
