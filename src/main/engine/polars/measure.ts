/** A recipe run over the whole file without writing: ledger, effect of each step, totals, months. */
import { type Ledger, ledgerGap } from '../../../shared/domain/ledger'
import type { Measure, Recipe, StepEffect } from '../../../shared/domain/recipe'
import type { Stage } from '../../../shared/domain/recipe-schema'
import type { PassProgress, Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import type { PassOptions } from '../scan'
import { addSums, type Summand } from './exact-sums'
import { type Asked, askedOf } from './measuring/asked'
import { type Group, groupsOf, largestOf } from './measuring/groups'
import { monthText } from './plan/finish'
import type { Outcome } from './plan/outcomes'
import { hasMatches } from './plan/tables'
import { withWholeFile } from './whole-file'

/** Why a ragged row is rejected. */
export const raggedReason = 'ragged'

/** Shares of the whole, in order: making the text clean, reading it to types, passes of steps, adding up. */
const weights = { clean: 0.2, typed: 0.4, ready: 0.6 } as const

export interface MeasureOptions extends PassOptions {
  readonly onProgress?: (progress: PassProgress) => void
}

/**
 * Measures a recipe.
 * @throws AppError the recipe's first problem, `shape.overflow`, `shape.ledger`, `cancelled`, what reading the file throws
 */
export async function measure(
  source: Source,
  workDir: string,
  recipe: Recipe,
  options: MeasureOptions = {}
): Promise<Measure> {
  const tell = (overall: number, rowsDone: number | null) =>
    options.onProgress?.({ step: 'shape', fraction: overall, overall, rowsDone, bytesDone: null })
  const wholeFile = {
    ...options,
    onProgress: ({ fraction }: PassProgress) => tell(weights.clean * fraction, null),
    onTyped: ({ fraction }: PassProgress) => tell(weights.clean + (weights.typed - weights.clean) * fraction, null),
    reached: (milestone: 'clean' | 'typed' | 'ready') => tell(weights[milestone], null),
    onStage: (at: number, of: number) => tell(weights.typed + (weights.ready - weights.typed) * ((at + 1) / of), null)
  }
  return withWholeFile(source, workDir, recipe, wholeFile, async (prepared) => {
    const { walked, rows, environments, clean } = prepared
    const asked = askedOf(walked, environments, recipe)
    const groups = await groupsOf(prepared, asked, (done) =>
      tell(weights.ready + (1 - weights.ready) * (rows === 0 ? 1 : done / rows), done)
    )
    const ragged = clean.rowMap.ragged.length
    const ledger = ledgerOf(groups, rows + ragged, ragged)
    const gap = ledgerGap(ledger)
    if (gap !== 0) throw new AppError('shape.ledger', { gap })
    const loaded = groups.filter(({ outcome }) => outcome.kind === 'loaded')
    const largest = largestOf(asked.wide, loaded)
    return {
      ledger,
      effects: effectsOf(walked.stages, asked, groups),
      totals: Object.fromEntries(asked.totals.map((summand) => [summand.name, sumOver(summand, loaded)])),
      largest: Object.fromEntries(
        asked.wide.flatMap(({ id, name }) => (largest.has(id) ? [[name, largest.get(id) ?? 0]] : []))
      ),
      months: monthsOf(loaded, asked.totals),
      rejectedByReason: reasonsOf(groups, ragged)
    }
  })
}

function effectsOf(stages: readonly Stage[], asked: Asked, groups: readonly Group[]): StepEffect[] {
  let era = 0
  return stages.map(({ step }, at): StepEffect => {
    const entering = groups.filter((group) => enters(group, at, era))
    if (step.kind === 'unpivot') era++
    const leaving = groups.filter((group) => enters(group, at + 1, era))
    const of = asked.stages[at]
    const total = (summand: Summand | null | undefined, over: readonly Group[]) =>
      summand ? sumOver(summand, over) : null
    const totals = (of?.totals ?? []).map(({ name, before, after }) => ({
      column: name,
      before: total(before, entering),
      after: total(after, leaving)
    }))
    const counted = (what: 'unmatched' | 'changed' | 'emptied') =>
      leaving.reduce((sum, group) => sum + (group[what].get(at) ?? 0), 0)
    return {
      stepId: step.id,
      rowsIn: count(entering),
      rowsOut: count(leaving),
      unmatched: hasMatches(step) ? counted('unmatched') : null,
      cellsChanged: counted('changed'),
      cellsEmptied: counted('emptied'),
      totals: totals.filter(({ before, after }) => before !== after),
      revenueBefore: total(of?.revenue.before, entering),
      revenueAfter: total(of?.revenue.after, leaving)
    }
  })
}

function sumOver({ id, type }: Summand, groups: readonly Group[]): string {
  return addSums(
    type,
    groups.map(({ sums }) => sums.get(id) ?? null)
  )
}

function count(groups: readonly Group[]): number {
  return groups.reduce((sum, { rows }) => sum + rows, 0)
}

/**
 * Whether rows with this end were there and still going on before a stage.
 * @param era how many row-making steps there are before it
 */
function enters({ outcome, born }: Group, at: number, era: number): boolean {
  return born <= era && (outcome.kind === 'loaded' || outcome.stage >= at)
}

function ledgerOf(groups: readonly Group[], read: number, ragged: number): Ledger {
  const of = (kind: Outcome['kind']) => count(groups.filter(({ outcome }) => outcome.kind === kind))
  const made = count(groups.filter(({ born }) => born > 0))
  return {
    read,
    ...(made > 0 ? { made } : {}),
    loaded: of('loaded'),
    rejected: of('rejected') + ragged,
    filtered: of('filtered'),
    deduplicated: of('deduplicated')
  }
}

function monthsOf(loaded: readonly Group[], totals: readonly Summand[]): Measure['months'] {
  const months = Map.groupBy(loaded, ({ month }) => month)
  return [...months]
    .flatMap(([month, groups]) => (month === null ? [] : [{ month, groups }]))
    .sort((a, b) => a.month - b.month)
    .map(({ month, groups }) => ({
      month: monthText(month),
      rows: count(groups),
      sums: Object.fromEntries(totals.map((summand) => [summand.name, sumOver(summand, groups)]))
    }))
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
