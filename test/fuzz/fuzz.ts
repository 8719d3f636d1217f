/** Runs numbered inputs through one session and writes down those that fail. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { examine, type Failure } from './examine'
import { type FuzzInput, inputOf } from './inputs'
import { minimised } from './minimise'
import type { Seed } from './seeds'
import type { Session } from './session'

export interface Failed {
  readonly input: FuzzInput
  readonly failures: readonly Failure[]
}

/** Inputs after which the core begins anew, so that its folder stays small. */
const inputsPerCore = 400

/** One input. What hung or killed an engine is tried once more by itself: a busy machine is no fault of the file. */
export async function tried(session: Session, input: FuzzInput): Promise<Failure[]> {
  const failures = await examine(session, input)
  const broken = failures.some(({ rule }) => rule.includes('hangs') || rule.includes('died'))
  if (!broken) return failures
  await session.renew()
  const again = await examine(session, input)
  if (again.some(({ rule }) => rule.includes('hangs') || rule.includes('died'))) await session.renew()
  return again
}

/** Runs the inputs `from` to `from + runs - 1` of a seed. */
export async function runInputs(
  session: Session,
  plan: { readonly seed: number; readonly from: number; readonly runs: number; readonly seeds: readonly Seed[] },
  onInput: (input: FuzzInput, failures: readonly Failure[]) => void | Promise<void>
): Promise<void> {
  for (let index = plan.from; index < plan.from + plan.runs; index++) {
    if (index > plan.from && index % inputsPerCore === 0) await session.renew()
    const input = inputOf(plan.seed, index, plan.seeds)
    await onInput(input, await tried(session, input))
  }
}

/** Writes a failing input, the smallest one that fails in the same way, and what to do to see it again. */
export async function keepFailure(session: Session, folder: string, { input, failures }: Failed): Promise<string> {
  const rule = failures[0]?.rule ?? 'unknown'
  const place = join(folder, `${input.seed}-${input.index} ${rule.replaceAll(/[^a-z0-9. -]+/gi, ' ').slice(0, 60)}`)
  await mkdir(place, { recursive: true })
  await writeFile(join(place, 'input.csv'), input.bytes)
  const again = `npm run fuzz -- --seed ${input.seed} --from ${input.index} --runs 1`
  const note = { again, family: input.family, override: input.override, failures }
  await writeFile(join(place, 'note.json'), `${JSON.stringify(note, null, 2)}\n`)
  const hangs = rule.includes('hangs')
  const fails = async (bytes: Buffer) => {
    const found = await tried(session, { ...input, bytes, known: null })
    return found.some((failure) => failure.rule === rule)
  }
  const small = await minimised(input.bytes, fails, { tries: hangs ? 4 : 250, tookMs: 40_000 })
  await writeFile(join(place, 'smallest.csv'), small)
  return place
}
