// `npm run check`: types, lint, import boundaries, dead code. Each counts as one test.
import { runToEnd } from '../bootstrap/child.mjs'
import { inRoot } from '../bootstrap/places.mjs'
import { prepare } from '../bootstrap/prepare.mjs'
import { cruise } from './boundaries.mjs'
import { line, one, sum } from './counts.mjs'

const tools = {
  types: ['typescript', 'bin', 'tsc', '--noEmit'],
  lint: ['@biomejs', 'biome', 'bin', 'biome', 'ci', '--colors=off', '.'],
  'dead code': ['knip', 'bin', 'knip.js', '--no-progress']
}
const depth = { types: 3, lint: 4, 'dead code': 3 }

/** @returns {Promise<number>} exit code */
export async function run() {
  const counts = await check(await prepare())
  console.log(line(counts))
  return counts.failed > 0 ? 1 : 0
}

/** Runs the four checks one after the other. */
export async function check(toolchain) {
  const results = []
  for (const name of ['types', 'lint', 'boundaries', 'dead code']) {
    const { ok, output } = name === 'boundaries' ? await cruise(toolchain) : await tool(name, toolchain)
    console.log(`${ok ? '✓' : '✗'} ${name}${output === '' ? '' : `\n${output}`}`)
    results.push(one(ok))
  }
  return sum(results)
}

async function tool(name, { node, env }) {
  const words = tools[name]
  const [path, args] = [words.slice(0, depth[name]), words.slice(depth[name])]
  const { code, output } = await runToEnd(node, [inRoot('node_modules', ...path), ...args], {
    cwd: inRoot(),
    env,
    quiet: true
  })
  return { ok: code === 0, output: code === 0 ? '' : output.trim() }
}
