// Runs Playwright and reads its report.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { runToEnd } from '../bootstrap/child.mjs'
import { inRoot } from '../bootstrap/places.mjs'
import { fromPlaywright } from './counts.mjs'

/** @param {{ projects: string[], wrapper?: string[], env?: object }} options wrapper: a command before node (xvfb-run) */
export async function playwright(name, { projects, wrapper = [], env: extra = {} }, { node, env }, strict) {
  const reportPath = inRoot('.cache', 'test', `${name}.json`)
  mkdirSync(inRoot('.cache', 'test'), { recursive: true })
  rmSync(reportPath, { force: true })
  const args = [
    inRoot('node_modules', '@playwright', 'test', 'cli.js'),
    'test',
    '--pass-with-no-tests',
    '--reporter=list,json',
    ...projects.map((project) => `--project=${project}`)
  ]
  const [command, ...rest] = [...wrapper, node, ...args]
  const { code } = await runToEnd(command, rest, {
    cwd: inRoot(),
    env: { ...env, ...extra, PLAYWRIGHT_JSON_OUTPUT_NAME: reportPath }
  })
  return fromPlaywright(reportOf(reportPath), code, strict)
}

function reportOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
