/** A bounded number of damaged files in every run of `npm test`, the same ones each time. More: `npm run fuzz`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runInputs } from './fuzz'
import { families } from './inputs'
import { seedsOf } from './seeds'
import { type Session, startSession } from './session'

const root = join(import.meta.dirname, '..', '..')
const engineEntry = join(root, 'out', 'main', 'engine.js')
const samplePath = join(root, 'resources', 'sample-sales.csv')
const inputsPerFamily = 25
const seed = 20_241_122

let session: Session
beforeAll(async () => {
  if (!existsSync(engineEntry)) throw new Error('build first: npm run build')
  session = await startSession({ engineEntry, samplePath, limitMs: 10_000 })
})
afterAll(() => session?.close())

// The built-in files only: the same inputs on every machine.
const seeds = seedsOf(samplePath, [])

test.each(families.map((family, at) => ({ family, at })))(
  `$family: ${inputsPerFamily} files are read rightly or refused with a reason`,
  async ({ family, at }) => {
    const failed: string[] = []
    for (let n = 0; n < inputsPerFamily; n++) {
      const index = at + n * families.length
      await runInputs(session, { seed, from: index, runs: 1, seeds }, (input, failures) => {
        expect(input.family).toBe(family)
        for (const { rule, detail } of failures)
          failed.push(`--seed ${seed} --from ${index}: ${rule}: ${detail.slice(0, 500)}`)
      })
    }
    expect(failed).toEqual([])
  },
  240_000
)

test('the reader stays below 1 GB over all of them', () => {
  const peak = session.peakBytes()
  // Systems other than Linux do not tell.
  if (peak !== null) expect(peak).toBeLessThan(1024 ** 3)
})
