/** What the warehouse must answer after the load, asked of the parts themselves: they are what is loaded. */
import pl from 'nodejs-polars'
import type { Expectation, ShapePart } from '../../../../shared/contract/engine'
import { type Column, isNumeric } from '../../../../shared/domain/column-type'
import { timeColumn } from '../../../../shared/domain/query/dialect'
import { isoInstant } from '../../../../shared/domain/readings'
import { addSums, refuseHugeSums, type Summand, sumText } from '../exact-sums'
import { type Frame, hashOf, isInPart, type LazyFrame, otherHashOf } from '../frames'
import { answerOf, countsOf, textsOf } from '../scratch'
import { DifferentValues } from './different'
import { inLanes } from './lanes'

/** Values whose hashes are held at once: 16 bytes each. */
const heldValues = 8_000_000
/** Rows of parts that are asked in one query: a query costs as much as reading some thousand rows. */
const batchRows = 1_000_000

/** A part as a frame whose columns are `x0` … and `time`: a person's column names may look like patterns. */
function frameOf({ path, month }: ShapePart, columns: readonly Column[]): LazyFrame {
  const given = [...columns.map(({ name }) => name), ...(month === null ? [] : [timeColumn])]
  const own = (i: number) => (i < columns.length ? `x${i}` : 'time')
  return pl.scanParquet(path, { glob: false }).rename(Object.fromEntries(given.map((name, i) => [name, own(i)])))
}

/** What some parts hold: rows, sums and values by summand, first and last time in milliseconds. */
interface Tally {
  readonly rows: number
  readonly sums: readonly (string | null)[]
  readonly filled: readonly number[]
  readonly times: readonly (bigint | null)[]
}

/** Parts in batches of about a million rows: a scan of all of them at once would hold row groups of each. */
function batchesOf(parts: readonly ShapePart[]): ShapePart[][] {
  const batches: ShapePart[][] = []
  let rows = 0
  for (const part of parts) {
    const last = batches.at(-1)
    if (last && rows + part.rows <= batchRows && last[0]?.month !== null) {
      last.push(part)
      rows += part.rows
    } else {
      batches.push([part])
      rows = part.rows
    }
  }
  return batches
}

async function tallyOf(
  parts: readonly ShapePart[],
  columns: readonly Column[],
  summands: readonly Summand[],
  folder: string
): Promise<Tally> {
  const frame = () => pl.concat(parts.map((part) => frameOf(part, columns)))
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  await refuseHugeSums(frame, summands, rows, folder)
  const time = pl.col('time').cast(pl.Int64)
  const isTimed = parts.every(({ month }) => month !== null)
  const answer = await answerOf(
    frame().select(
      pl.len().cast(pl.Int64).alias('rows'),
      ...summands.flatMap((one) => [
        sumText(one).alias(`sum ${one.id}`),
        pl.col(one.id).count().cast(pl.Int64).alias(`count ${one.id}`)
      ]),
      ...(isTimed ? [time.min().cast(pl.String).alias('min'), time.max().cast(pl.String).alias('max')] : [])
    ),
    folder
  )
  const millis = (name: string) => {
    const text = isTimed ? textsOf(answer, name)[0] : null
    return text == null ? null : BigInt(text)
  }
  return {
    rows: countsOf(answer, 'rows')[0] ?? 0,
    sums: summands.map(({ id }) => textsOf(answer, `sum ${id}`)[0] ?? null),
    filled: summands.map(({ id }) => countsOf(answer, `count ${id}`)[0] ?? 0),
    times: [millis('min'), millis('max')]
  }
}

/**
 * Rows; the exact sum of every numeric column (null when it has no value; doubles as their shortest text, to be
 * compared with a tolerance); first and last time; exact number of different order ids.
 */
export async function expectationsOf(
  parts: readonly ShapePart[],
  columns: readonly Column[],
  orderId: string | undefined,
  folder: string,
  check: () => void
): Promise<Expectation[]> {
  const summands: Summand[] = columns.flatMap(({ name, type }, i) =>
    isNumeric(type) ? [{ id: `x${i}`, name, type }] : []
  )
  const tallies: Tally[] = []
  await inLanes(batchesOf(parts), async (batch) => {
    check()
    tallies.push(await tallyOf(batch, columns, summands, folder))
  })
  const rows = tallies.reduce((sum, tally) => sum + tally.rows, 0)
  const expectations: Expectation[] = [
    { kind: 'rows', column: null, value: String(rows) },
    ...summands.map(({ name, type }, i): Expectation => {
      const isEmpty = tallies.every(({ filled }) => filled[i] === 0)
      const value = isEmpty
        ? null
        : addSums(
            type,
            tallies.map(({ sums }) => sums[i] ?? null)
          )
      return { kind: 'sum', column: name, value }
    })
  ]
  for (const [at, kind] of (['min', 'max'] as const).entries()) {
    const found = tallies.flatMap(({ times }) => times[at] ?? [])
    const [first] = found
    if (first === undefined) continue
    const best = found.reduce((a, b) => ((kind === 'min') === b < a ? b : a), first)
    expectations.push({ kind, column: timeColumn, value: isoInstant(best * 1000n, false) })
  }
  const orderAt = columns.findIndex(({ name }) => name === orderId)
  if (orderAt >= 0) {
    const frames = batchesOf(parts).map(
      (batch) => () =>
        pl.concat(batch.map((part) => frameOf(part, columns).select(pl.col(`x${orderAt}`).alias('value'))))
    )
    const different = await differentIn(frames, rows, check)
    expectations.push({ kind: 'distinct', column: columns[orderAt]?.name ?? null, value: String(different) })
  }
  return expectations
}

/**
 * Number of different values that are not null; of very many in passes by their hash, so that memory stays bounded.
 * @param frames column `value`
 */
async function differentIn(frames: readonly (() => LazyFrame)[], rows: number, check: () => void): Promise<number> {
  const value = pl.col('value')
  const passes = Math.max(1, Math.ceil(rows / heldValues))
  let different = 0
  for (let pass = 0; pass < passes; pass++) {
    const values = new DifferentValues()
    await inLanes(frames, async (frame) => {
      check()
      const filled = frame().filter(value.isNotNull())
      const own = passes === 1 ? filled : filled.filter(isInPart(hashOf(value), pass, passes))
      const hashes = await own.select(hashOf(value).alias('a'), otherHashOf(value).alias('b')).collect()
      values.add(hashesIn(hashes, 'a'), hashesIn(hashes, 'b'))
    })
    different += values.count()
  }
  return different
}

function hashesIn(frame: Frame, column: string): BigUint64Array {
  return frame.getColumn(column).toTypedArray() as BigUint64Array
}
