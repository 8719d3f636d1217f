// Runs Vitest and reads its report.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { runToEnd } from '../bootstrap/child.mjs'
import { inRoot } from '../bootstrap/places.mjs'
import { fromVitest } from './counts.mjs'

/**
 * @param {string[]} args filters and options for Vitest
 * @param {string[]} wrapper a command before node (xvfb-run)
 */
export async function vitest(name, args, { node, env }, strict, wrapper = []) {
  const reportPath = inRoot('.cache', 'test', `${name}.json`)
  mkdirSync(inRoot('.cache', 'test'), { recursive: true })
  rmSync(reportPath, { force: true })
  const [command, ...rest] = [
    ...wrapper,
    node,
    inRoot('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath}`,
    ...args
  ]
  const { code } = await runToEnd(command, rest, { cwd: inRoot(), env: { ...env, NODE_ENV: 'test' } })
  return fromVitest(reportOf(reportPath), code, strict)
}

function reportOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
