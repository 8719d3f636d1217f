/** A recipe run over the whole file without writing: ledger, effect of each step, totals, months. */
import pl from 'nodejs-polars'
import { isNumeric } from '../../../shared/domain/column-type'
import { type Ledger, ledgerGap } from '../../../shared/domain/ledger'
import type { Measure, Recipe, StepEffect } from '../../../shared/domain/recipe'
import type { CheckedStep } from '../../../shared/domain/recipe-schema'
import type { Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import type { PassOptions } from '../scan'
import { addSums, refuseHugeSums, type Summand, sumText } from './exact-sums'
import type { Frame } from './frames'
import { monthName, monthText } from './plan/finish'
import { type Outcome, readOutcome } from './plan/outcomes'
import { type Bound, foundName, outcomeName } from './plan/steps'
import { answerOf, countsOf, textsOf } from './scratch'
import { type Prepared, withWholeFile } from './whole-file'

/** Why a ragged row is rejected. */
export const raggedReason = 'ragged'

/** Rows of one month and one outcome. */
interface Group {
  readonly month: number | null
  readonly outcome: Outcome
  readonly rows: number
  /** Sums by the frame's column id, and rows without a match by the look-up's mark. */
  readonly sums: ReadonlyMap<string, string | null>
  readonly unmatched: ReadonlyMap<number, number>
}

/**
 * Measures a recipe.
 * @throws AppError the recipe's first problem, `shape.overflow`, `shape.ledger`, `cancelled`, what reading the file throws
 */
export async function measure(
  source: Source,
  workDir: string,
  recipe: Recipe,
  options: PassOptions = {}
): Promise<Measure> {
  return withWholeFile(source, workDir, recipe, options, async (prepared) => {
    const { walked, rows, plan, clean } = prepared
    const { environment } = plan()
    const totals: Summand[] = [...environment].flatMap(([name, { id, type }]) =>
      isNumeric(type) ? [{ id, name, type }] : []
    )
    const revenues = revenueBefore(prepared, recipe)
    const summands = new Map([...totals, ...revenues.flatMap((one) => one ?? [])].map((one) => [one.id, one]))
    const groups = await groupsOf(prepared, [...summands.values()])
    const ragged = clean.rowMap.ragged.length
    const ledger = ledgerOf(groups, rows + ragged, ragged)
    const gap = ledgerGap(ledger)
    if (gap !== 0) throw new AppError('shape.ledger', { gap })

    const loaded = groups.filter(({ outcome }) => outcome.kind === 'loaded')
    const effects = walked.stages.map(({ step }, at): StepEffect => {
      const entering = groups.filter(({ outcome }) => enters(outcome, at))
      const leaving = groups.filter(({ outcome }) => enters(outcome, at + 1))
      const sumOf = (summand: Summand | null | undefined, over: readonly Group[]) =>
        summand
          ? addSums(
              summand.type,
              over.map(({ sums }) => sums.get(summand.id) ?? null)
            )
          : null
      return {
        stepId: step.id,
        rowsIn: count(entering),
        rowsOut: count(leaving),
        unmatched: hasMatches(step) ? entering.reduce((sum, { unmatched }) => sum + (unmatched.get(at) ?? 0), 0) : null,
        revenueBefore: sumOf(revenues[at], entering),
        revenueAfter: sumOf(revenues[at + 1], leaving)
      }
    })
    return {
      ledger,
      effects,
      totals: Object.fromEntries(
        totals.map(({ id, name, type }) => [
          name,
          addSums(
            type,
            loaded.map(({ sums }) => sums.get(id) ?? null)
          )
        ])
      ),
      months: monthsOf(loaded),
      rejectedByReason: reasonsOf(groups, ragged)
    }
  })
}

/** Steps of which some rows find nothing. */
function hasMatches({ kind }: CheckedStep): boolean {
  return kind === 'lookup' || kind === 'rate'
}

function count(groups: readonly Group[]): number {
  return groups.reduce((sum, { rows }) => sum + rows, 0)
}

/** Whether a row with this end was still going on before a stage. Rows without an order date fail after the last one. */
function enters(outcome: Outcome, at: number): boolean {
  switch (outcome.kind) {
    case 'loaded':
      return true
    case 'filtered':
    case 'deduplicated':
      return outcome.stage >= at
    case 'rejected':
      return outcome.late
  }
}

/** The revenue column before each stage and after the last, followed backwards through renames; null where there is none. */
function revenueBefore({ walked, environments }: Prepared, recipe: Recipe): (Summand | null)[] {
  let name = recipe.roles.revenue
  const found: (Summand | null)[] = []
  for (let at = walked.stages.length; at >= 0; at--) {
    const bound: Bound | undefined = name === undefined ? undefined : environments[at]?.get(name)
    found[at] = name !== undefined && bound && isNumeric(bound.type) ? { id: bound.id, name, type: bound.type } : null
    const step = walked.stages[at - 1]?.step
    if (step?.kind === 'rename' && step.to === name) name = step.from
  }
  return found
}

async function groupsOf(prepared: Prepared, summands: readonly Summand[]): Promise<Group[]> {
  const { walked, rows, folder, plan } = prepared
  await refuseHugeSums(() => plan().frame, summands, rows, folder)
  prepared.check()
  const { frame, dateColumn } = plan()
  const lookups = walked.stages.flatMap(({ step }, at) => (hasMatches(step) ? [at] : []))
  const answer = await answerOf(
    frame
      .groupBy([monthName, outcomeName])
      .agg(
        pl.len().cast(pl.Int64).alias('rows'),
        ...summands.map((summand) => sumText(summand).alias(`sum ${summand.id}`)),
        ...lookups.map((at) => pl.col(foundName(at)).isNull().sum().cast(pl.Int64).alias(`unmatched ${at}`))
      ),
    folder
  )
  return readGroups(answer, prepared, summands, lookups, dateColumn)
}

function readGroups(
  answer: Frame,
  { walked }: Prepared,
  summands: readonly Summand[],
  lookups: readonly number[],
  dateColumn: string | null
): Group[] {
  const months = answer.getColumn(monthName).toArray() as (number | null)[]
  const outcomes = countsOf(answer, outcomeName)
  const rows = countsOf(answer, 'rows')
  const sums = new Map(summands.map(({ id }) => [id, textsOf(answer, `sum ${id}`)]))
  const unmatched = new Map(lookups.map((at) => [at, countsOf(answer, `unmatched ${at}`)]))
  return rows.map((count, i) => ({
    month: months[i] ?? null,
    outcome: readOutcome(outcomes[i] ?? 0, walked.readings, dateColumn),
    rows: count,
    sums: new Map([...sums].map(([id, texts]) => [id, texts[i] ?? null])),
    unmatched: new Map([...unmatched].map(([at, counts]) => [at, counts[i] ?? 0]))
  }))
}

function ledgerOf(groups: readonly Group[], read: number, ragged: number): Ledger {
  const of = (kind: Outcome['kind']) => count(groups.filter(({ outcome }) => outcome.kind === kind))
  return {
    read,
    loaded: of('loaded'),
    rejected: of('rejected') + ragged,
    filtered: of('filtered'),
    deduplicated: of('deduplicated')
  }
}

function monthsOf(loaded: readonly Group[]): { month: string; rows: number }[] {
  return loaded
    .flatMap(({ month, rows }) => (month === null ? [] : [{ month, rows }]))
    .sort((a, b) => a.month - b.month)
    .map(({ month, rows }) => ({ month: monthText(month), rows }))
}

/** Most rows first, then by name. */
export function byRows(a: { reason: string; rows: number }, b: { reason: string; rows: number }): number {
  return b.rows - a.rows || (a.reason < b.reason ? -1 : 1)
}

/** Rows by reason, most first. */
function reasonsOf(groups: readonly Group[], ragged: number): { reason: string; rows: number }[] {
  const reasons = new Map<string, number>(ragged > 0 ? [[raggedReason, ragged]] : [])
  for (const { outcome, rows } of groups) {
    if (outcome.kind === 'rejected') reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + rows)
  }
  return [...reasons].map(([reason, rows]) => ({ reason, rows })).sort(byRows)
}
