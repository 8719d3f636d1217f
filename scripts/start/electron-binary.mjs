// The Electron binary: the package has no install script, so it is fetched here, within a limit, and a failure is
// remembered for a day so that the next start is quick.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { runToEnd } from '../bootstrap/child.mjs'
import { inRoot } from '../bootstrap/places.mjs'

const stampPath = inRoot('.cache', 'electron-fetch.json')
const rememberMs = 24 * 60 * 60 * 1000
const shortLimitMs = 20_000
const longLimitMs = 10 * 60_000

/** Path of the binary, or null when it is not installed. `ELECTRON_PATH` names another one. */
export function electronBinary() {
  const named = process.env.ELECTRON_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`ELECTRON_PATH names ${named}, which is not there.`)
    return named
  }
  try {
    const path = inRoot(
      'node_modules',
      'electron',
      'dist',
      readFileSync(inRoot('node_modules', 'electron', 'path.txt'), 'utf8').trim()
    )
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/**
 * Tries to fetch the binary.
 * @param {boolean} insist a person asked for Electron: more time, and an old failure is no excuse
 * @returns {Promise<{ path: string } | { reason: string }>}
 */
export async function fetchElectron({ node, env }, insist) {
  const failed = rememberedFailure()
  if (failed && !insist) return { reason: failed }
  console.error(`Fetching the Electron binary (once${insist ? '' : ', at most 20 s'}) …`)
  const limitMs = insist ? longLimitMs : shortLimitMs
  const result = await runToEnd(node, [inRoot('node_modules', 'electron', 'install.js')], {
    cwd: inRoot(),
    env,
    quiet: true,
    timeoutMs: limitMs
  })
  const path = electronBinary()
  if (result.code === 0 && path) {
    rmSync(stampPath, { force: true })
    return { path }
  }
  const reason = result.timedOut
    ? `fetching it took longer than ${limitMs / 1000} s`
    : `it could not be fetched (${shortReason(result.output)})`
  mkdirSync(dirname(stampPath), { recursive: true })
  writeFileSync(stampPath, JSON.stringify({ version: electronVersion(), failedAtMs: Date.now(), reason }))
  return { reason }
}

function rememberedFailure() {
  try {
    const { version, failedAtMs, reason } = JSON.parse(readFileSync(stampPath, 'utf8'))
    const fresh = version === electronVersion() && Date.now() - failedAtMs < rememberMs
    return fresh ? reason : null
  } catch {
    return null
  }
}

function electronVersion() {
  return JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8')).version
}

/** The system's error code where there is one, else the first line that speaks of an error. */
function shortReason(output) {
  const code = /\b(E[A-Z]{5,}|UND_ERR_\w+)\b/.exec(output)?.[1]
  const line = output.split('\n').find((each) => /error/i.test(each)) ?? 'no reason given'
  return code ?? line.trim().replace(/\s+/g, ' ').slice(0, 120)
}
