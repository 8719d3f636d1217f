// The import rules. A cruise over no modules finds nothing to complain about, so their number is looked at too.
import { runToEnd } from '../bootstrap/child.mjs'
import { inRoot, rootDir } from '../bootstrap/places.mjs'

const fewestModules = 50

/**
 * Cruises `src` of a folder with the rules of this repository.
 * @returns {Promise<{ ok: boolean, output: string, modules: number, violations: { rule: string, from: string, to: string }[] }>}
 */
export async function cruise({ node, env }, dir = rootDir) {
  const cli = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const args = ['--config', inRoot('.dependency-cruiser.cjs'), '--output-type', 'json', 'src']
  const { output } = await runToEnd(node, [cli, ...args], { cwd: dir, env, quiet: true })
  let summary
  try {
    summary = JSON.parse(output.slice(output.indexOf('{'))).summary
  } catch {
    return { ok: false, output: output.trim(), modules: 0, violations: [] }
  }
  const modules = summary.totalCruised
  const violations = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
  const lines = violations.map(({ rule, from, to }) => `  ${rule}: ${from} → ${to}`)
  if (modules < fewestModules) lines.push(`  only ${modules} modules were looked at: the check itself is broken`)
  return { ok: lines.length === 0, output: lines.join('\n'), modules, violations }
}
