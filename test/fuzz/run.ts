/** `npm run fuzz`: any number of inputs by hand. Prints each failure, where it was written, and the last line's counts. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepFailure, runInputs } from './fuzz'
import { seedsOf } from './seeds'
import { startSession } from './session'

const limitMs = 10_000
const usage = `npm run fuzz -- [--runs N] [--seed N] [--from N] [--out FOLDER] [--data FOLDER]

  --runs  inputs to try (1000)
  --seed  another seed gives other inputs (1)
  --from  number of the first input (0)
  --out   where failing inputs are written (.cache/fuzz)
  --data  a folder of files to mutate as well; may be given several times`

export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      out: { type: 'string', default: join('.cache', 'fuzz') },
      data: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean' }
    }
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const [runs, seed, from] = [values.runs, values.seed, values.from].map(Number)
  if (![runs, seed, from].every((number) => Number.isInteger(number) && Number(number) >= 0)) throw new Error(usage)
  const samplePath = join(process.cwd(), 'resources', 'sample-sales.csv')
  const seeds = seedsOf(samplePath, values.data)
  // Engines are forked with these; those of `run-ts.mjs` are not for them.
  process.execArgv = []
  const engineEntry = join(process.cwd(), 'out', 'main', 'engine.js')
  const session = await startSession({ engineEntry, samplePath, limitMs })
  const startMs = performance.now()
  let failed = 0
  let done = 0
  const plan = { seed: seed ?? 1, from: from ?? 0, runs: runs ?? 1000, seeds }
  console.log(`${plan.runs} inputs of seed ${plan.seed} from ${seeds.length} files`)
  try {
    await runInputs(session, plan, async (input, failures) => {
      done++
      if (done % 500 === 0)
        console.log(`${done} done, ${failed} failed, ${Math.round((performance.now() - startMs) / 1000)} s`)
      if (failures.length === 0) return
      failed++
      console.log(`✗ ${input.index} (${input.family}, ${input.bytes.length} bytes)`)
      for (const { rule, detail } of failures.slice(0, 4)) console.log(`    ${rule}: ${detail.slice(0, 600)}`)
      console.log(`    ${await keepFailure(session, values.out, { input, failures })}`)
    })
    const peak = session.peakBytes()
    if (peak !== null) console.log(`highest memory of the reader: ${Math.round(peak / 1024 ** 2)} MiB`)
  } finally {
    await session.close()
  }
  console.log(`${done - failed} passed, ${failed} failed, 0 skipped`)
  if (failed > 0) process.exitCode = 1
}
