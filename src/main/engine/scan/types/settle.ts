/** From what the workers counted to tallies and verdicts that fit each other. */
import type { Reading } from '../../../../shared/domain/column-type'
import type { Source } from '../../../../shared/domain/source'
import { streamAnswers } from './infer/cover'
import { decimalMarkByHand, hintsOf } from './infer/file'
import { inferTally } from './infer/stream'
import type { FileHints, Verdict } from './infer/verdict'
import type { ColumnPart } from './kernel-columns'
import { mergeColumn } from './merge'
import { type PassInput, tallyPass } from './pass'
import { type ColumnPlan, planOf, scriptInstead } from './plan'
import { readingOf } from './report/draft'
import { measure } from './report/measures'
import type { ColumnTally } from './tally'

/** Passes for columns that do not fit their plan, before they stay text. */
const maxRounds = 4

export type Settled = { readonly tallies: readonly ColumnTally[]; readonly verdicts: readonly Verdict[] }

type Surroundings = {
  readonly source: Source
  readonly chosen: readonly Reading[]
  readonly signal: AbortSignal | undefined
  readonly pause: () => Promise<void>
}

type Parts = readonly (readonly ColumnPart[])[]

/**
 * Tallies and verdicts of all columns. A column whose stream was read in another way than the verdict on the whole asks for is
 * counted again, with a pass of its own.
 */
export async function settle(parts: Parts, input: PassInput, around: Surroundings): Promise<Settled> {
  const { source, chosen, signal, pause } = around
  const merged = async (from: Parts, at: number) => {
    await pause()
    return mergeColumn(
      from.map((p) => p[at]).filter((p) => p !== undefined),
      input.rows
    )
  }
  const tallies: ColumnTally[] = []
  for (const at of source.columns.keys()) tallies.push(await merged(parts, at))
  const plans = [...input.plan.columns]
  const { todayIso } = input.plan
  for (let round = 1; ; round++) {
    const verdicts = await judge(tallies, source, todayIso, pause)
    const wrong = new Map<number, ColumnPlan>()
    for (const [at, tally] of tallies.entries()) {
      const [verdict, plan] = [verdicts[at], plans[at]]
      if (verdict === undefined || plan === undefined) continue
      const reading = chosen.find((r) => r.column === source.columns[at]) ?? null
      const next = nextPlan(tally, plan, verdict, reading, todayIso)
      if (next !== null) wrong.set(at, round >= maxRounds ? { op: 'text' } : next)
    }
    if (wrong.size === 0 || round > maxRounds) return { tallies, verdicts }
    for (const [at, plan] of wrong) plans[at] = plan
    const plan = { ...input.plan, columns: plans, active: tallies.map((_, at) => wrong.has(at)) }
    const again = await tallyPass({ ...input, plan, recordsPath: null }, { signal, onBytes: () => undefined })
    for (const at of wrong.keys()) tallies[at] = await merged(again.parts, at)
  }
}

/** Verdicts on all columns, the open ones with the hints of the others. */
async function judge(
  tallies: readonly ColumnTally[],
  source: Source,
  todayIso: string,
  pause: () => Promise<void>
): Promise<Verdict[]> {
  const { delimiter } = source.dialect
  const alone: FileHints = { decimalMark: null, dayOrder: null, delimiter, contextTokens: new Set(), todayIso }
  const verdicts: Verdict[] = []
  for (const [at, tally] of tallies.entries()) {
    verdicts.push(inferTally(source.columns[at] ?? '', tally, alone))
    await pause()
  }
  const hints = hintsOf(verdicts, delimiter, todayIso, decimalMarkByHand(source))
  for (const [at, tally] of tallies.entries()) {
    if (verdicts[at]?.open) verdicts[at] = inferTally(source.columns[at] ?? '', tally, hints)
    await pause()
  }
  return verdicts
}

/** How a column has to be counted again, or null when its tally answers for its reading. */
function nextPlan(
  tally: ColumnTally,
  plan: ColumnPlan,
  verdict: Verdict,
  reading: Reading | null,
  todayIso: string
): ColumnPlan | null {
  const way = reading ?? verdict
  if (tally.failed) {
    if (plan.op === 'text' || plan.op === 'script') return { op: 'text' }
    const script = scriptInstead(plan)
    const first = script.op === 'script' ? script.ways[0] : undefined
    return first !== undefined && JSON.stringify(first.format) === JSON.stringify(way.format)
      ? script
      : planFor(tally, way, verdict, reading, todayIso)
  }
  if (tally.stream === null || way.format?.kind === 'boolean' || streamAnswers(tally.stream, way)) return null
  return planFor(tally, way, verdict, reading, todayIso)
}

function planFor(
  tally: ColumnTally,
  way: Pick<Verdict, 'type' | 'format'>,
  verdict: Verdict,
  reading: Reading | null,
  todayIso: string
): ColumnPlan {
  const measured = measure(
    { ...tally, stream: null },
    readingOf('', { ...way, nullTokens: verdict.nullTokens }),
    todayIso
  )
  const range = measured.min === null || measured.max === null ? null : ([measured.min, measured.max] as const)
  return planOf({ ...way, rivals: verdict.rivals, state: verdict.state }, range, reading?.type ?? null)
}
