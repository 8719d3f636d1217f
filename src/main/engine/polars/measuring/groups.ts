/**
 * Rows by month and by what became of them, with the sums that are asked for. The table is gone through a piece at a time, so that
 * a caller can follow the work and give it up between two pieces.
 */
import pl from 'nodejs-polars'
import type { WalkedRecipe } from '../../../../shared/domain/recipe-schema'
import { tableGroupRows } from '../../scan/types/table'
import { addSums, refuseHugeSums, sumText } from '../exact-sums'
import { type Expr, type Frame, whole } from '../frames'
import { foundName, outcomeName, type Place } from '../plan/environment'
import { monthName } from '../plan/finish'
import { type Outcome, readOutcome } from '../plan/outcomes'
import { hasMatches } from '../plan/tables'
import { answerOf, countsOf, textsOf } from '../scratch'
import type { Prepared } from '../whole-file'
import type { Asked } from './asked'

/** Rows of one month and one outcome. */
export interface Group {
  readonly month: number | null
  readonly outcome: Outcome
  /** How many row-making steps there were before these rows were made; 0 for rows of the text. */
  readonly born: number
  readonly rows: number
  /** Sums by the frame's column id. */
  readonly sums: ReadonlyMap<string, string | null>
  /** Largest absolute value of wide decimals by the frame's column id, as a double; missing: they have no value. */
  readonly largest: ReadonlyMap<string, number>
  /** By stage: rows without a match, cells changed, cells emptied. */
  readonly unmatched: ReadonlyMap<number, number>
  readonly changed: ReadonlyMap<number, number>
  readonly emptied: ReadonlyMap<number, number>
}

const pieceRows = 983_040

const bornName = 'born'

/** @throws AppError `shape.overflow`, `cancelled` */
export async function groupsOf(
  prepared: Prepared,
  asked: Asked,
  onRows: (done: number) => void
): Promise<readonly Group[]> {
  const { rows, folder, plan, check } = prepared
  const { places } = plan(0, 0)
  await refuseHugeSums(() => plan().frame, asked.summands, rows * (places.at(-1)?.fan ?? 1), folder)
  const fan = places.at(-1)?.fan ?? 1
  const size = Math.max(1, Math.floor(pieceRows / fan / tableGroupRows)) * tableGroupRows
  const groups = new Map<string, Group>()
  for (let from = 0; from === 0 || from < rows; from += size) {
    check()
    for (const group of await groupsOfPiece(prepared, asked, places, from, size)) {
      const key = JSON.stringify([group.month, group.outcome, group.born])
      const before = groups.get(key)
      groups.set(key, before === undefined ? group : joined(before, group, asked))
    }
    onRows(Math.min(rows, from + size))
  }
  return [...groups.values()]
}

async function groupsOfPiece(
  { walked, folder, plan }: Prepared,
  asked: Asked,
  places: readonly Place[],
  from: number,
  size: number
): Promise<Group[]> {
  const { frame, dateColumn } = plan(from, size)
  const lookups = walked.stages.flatMap(({ step }, at) => (hasMatches(step) ? [at] : []))
  const changing = asked.stages.flatMap(({ cells }, at) => (cells === null ? [] : [{ at, ...cells }]))
  const answer = await answerOf(
    frame
      .withColumns(bornOf(places).alias(bornName))
      .groupBy([monthName, outcomeName, bornName])
      .agg(
        pl.len().cast(pl.Int64).alias('rows'),
        ...asked.summands.map((summand) => sumText(summand).alias(`sum ${summand.id}`)),
        ...asked.wide.map(({ id }) => pl.col(id).cast(pl.Float64).abs().max().alias(`largest ${id}`)),
        ...lookups.map((at) => pl.col(foundName(at)).isNull().sum().cast(pl.Int64).alias(`unmatched ${at}`)),
        ...changing.flatMap(({ at, changed, emptied }) => [
          changed.cast(pl.Int64).alias(`changed ${at}`),
          emptied.cast(pl.Int64).alias(`emptied ${at}`)
        ])
      ),
    folder
  )
  const stages = { lookups, changing: changing.map(({ at }) => at) }
  return readGroups(answer, walked, asked, stages, dateColumn)
}

/** How many row-making steps there were before a row was made of another one. */
function bornOf(places: readonly Place[]): Expr {
  const fans = [...new Set(places.map(({ fan }) => fan))]
  const last = places.at(-1)
  if (last === undefined || fans.length === 1) return whole(0)
  const isThere = (fan: number) =>
    pl
      .col(last.id)
      .modulo(whole(last.fan / fan))
      .eq(whole(0))
  return fans
    .slice(0, -1)
    .reduceRight<Expr>(
      (later, fan, era) => pl.when(isThere(fan)).then(whole(era)).otherwise(later),
      whole(fans.length - 1)
    )
}

function readGroups(
  answer: Frame,
  walked: WalkedRecipe,
  asked: Asked,
  stages: { readonly lookups: readonly number[]; readonly changing: readonly number[] },
  dateColumn: string | null
): Group[] {
  const months = answer.getColumn(monthName).toArray() as (number | null)[]
  const outcomes = countsOf(answer, outcomeName)
  const born = countsOf(answer, bornName)
  const sums = new Map(asked.summands.map(({ id }) => [id, textsOf(answer, `sum ${id}`)]))
  const largest = asked.wide.map(({ id }) => [id, answer.getColumn(`largest ${id}`).toArray()] as const)
  const counts = (what: string, at: readonly number[]) =>
    new Map(at.map((stage) => [stage, countsOf(answer, `${what} ${stage}`)]))
  const unmatched = counts('unmatched', stages.lookups)
  const changed = counts('changed', stages.changing)
  const emptied = counts('emptied', stages.changing)
  const at = (counted: ReadonlyMap<number, number[]>, i: number) =>
    new Map([...counted].map(([stage, values]) => [stage, values[i] ?? 0]))
  return countsOf(answer, 'rows').map((rows, i) => ({
    month: months[i] ?? null,
    outcome: readOutcome(outcomes[i] ?? 0, walked, dateColumn),
    born: born[i] ?? 0,
    rows,
    sums: new Map([...sums].map(([id, texts]) => [id, texts[i] ?? null])),
    largest: new Map(
      largest.flatMap(([id, values]) => (typeof values[i] === 'number' ? [[id, values[i]] as const] : []))
    ),
    unmatched: at(unmatched, i),
    changed: at(changed, i),
    emptied: at(emptied, i)
  }))
}

function joined(one: Group, other: Group, { summands, wide }: Asked): Group {
  const added = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>) =>
    new Map([...a].map(([stage, count]) => [stage, count + (b.get(stage) ?? 0)]))
  return {
    ...one,
    rows: one.rows + other.rows,
    sums: new Map(
      summands.map(({ id, type }) => [id, addSums(type, [one.sums.get(id) ?? null, other.sums.get(id) ?? null])])
    ),
    largest: largestOf(wide, [one, other]),
    unmatched: added(one.unmatched, other.unmatched),
    changed: added(one.changed, other.changed),
    emptied: added(one.emptied, other.emptied)
  }
}

/** By column id; without those that have no value anywhere. */
export function largestOf(wide: Asked['wide'], groups: readonly Pick<Group, 'largest'>[]): Map<string, number> {
  return new Map(
    wide.flatMap(({ id }) => {
      const found = groups.flatMap(({ largest }) => largest.get(id) ?? [])
      return found.length === 0 ? [] : [[id, Math.max(...found)] as const]
    })
  )
}
