// Finds a Node that the app can run on: the running one, one in PATH, or Node 24 from npm (toolchain/).
import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { withLock } from './lock.mjs'
import { npmCi } from './npm.mjs'
import { inRoot } from './places.mjs'

const oldest = [22, 19]

/** Whether a version such as `v22.19.0` can run the app: younger native packages want Node-API 10. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

/** Path of a Node that is new enough; installs one when there is none. */
export async function findNode(say) {
  if (isNewEnough(process.version)) return process.execPath
  return inPath() ?? fromToolchain() ?? (await installed(say))
}

/** Environment in which `node` and npm are that Node. */
export function envWith(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [key]: `${dirname(node)}${delimiter}${process.env[key] ?? ''}` }
}

function inPath() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const seen = new Set([realpathSync(process.execPath)])
  for (const dir of (process.env.PATH ?? process.env.Path ?? '').split(delimiter)) {
    const path = join(dir, name)
    if (dir === '' || !existsSync(path)) continue
    const real = realpathSync(path)
    if (seen.has(real)) continue
    seen.add(real)
    if (isNewEnough(versionOf(path))) return path
  }
  return null
}

function versionOf(node) {
  try {
    return execFileSync(node, ['--version'], {
      encoding: 'utf8',
      timeout: 5000,
      stdio: ['ignore', 'pipe', 'ignore']
    }).trim()
  } catch {
    return 'v0'
  }
}

function fromToolchain() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = inRoot('toolchain', 'node_modules', `node-${system}-${process.arch}`, 'bin', file)
  return existsSync(path) ? path : null
}

async function installed(say) {
  const wanted = `Node ${oldest.join('.')} or newer is needed; this is ${process.version}.`
  if (!['linux', 'win32'].includes(process.platform)) {
    throw new Error(`${wanted} npm has no Node for this system: install one from https://nodejs.org and try again.`)
  }
  say(`${wanted} Getting Node 24 from npm, once.`)
  await withLock(inRoot('.cache', 'toolchain.lock'), async () => {
    if (fromToolchain() === null) await npmCi(process.execPath, inRoot('toolchain'))
  })
  const node = fromToolchain()
  if (node === null || !isNewEnough(versionOf(node))) {
    throw new Error(
      `${wanted} npm has none for ${process.platform} ${process.arch}: install one from https://nodejs.org.`
    )
  }
  return node
}
