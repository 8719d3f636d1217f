// `npm test`: everything; ends with the line `N passed, N failed, N skipped`.
import { parseArgs } from 'node:util'
import { prepare } from '../bootstrap/prepare.mjs'
import { line, sum } from './counts.mjs'
import { steps } from './steps.mjs'

const usage = `npm test -- [--only PART[,PART]] [--strict]

  --only    parts to run: ${Object.keys(steps).join(', ')}
  --strict  a part, or a test over shared data or a real service, that is skipped counts as failed`

/** @returns {Promise<number>} exit code: 1 when anything failed */
export async function run(args) {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string', multiple: true }, strict: { type: 'boolean' }, help: { type: 'boolean' } }
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const names = values.only?.flatMap((text) => text.split(',')) ?? Object.keys(steps)
  const unknown = names.find((name) => !Object.hasOwn(steps, name))
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}.\n\n${usage}`)
  const toolchain = await prepare()
  const results = []
  for (const name of names) {
    console.log(`\n── ${name}`)
    const counts = await steps[name](toolchain, values.strict ?? false)
    console.log(`── ${name}: ${line(counts)}`)
    results.push(counts)
  }
  const total = sum(results)
  console.log(['', ...total.notes, line(total)].join('\n'))
  return total.failed > 0 ? 1 : 0
}
