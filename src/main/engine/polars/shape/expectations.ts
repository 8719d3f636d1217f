/** What the warehouse must answer after the load, asked of the parts themselves: they are what is loaded. */
import pl from 'nodejs-polars'
import type { Expectation, ShapePart } from '../../../../shared/contract/engine'
import { type Column, isNumeric } from '../../../../shared/domain/column-type'
import { timeColumn } from '../../../../shared/domain/query/dialect'
import { isoInstant } from '../../../../shared/domain/readings'
import { refuseHugeSums, type Summand, sumText } from '../exact-sums'
import { hashOf, isInPart, type LazyFrame } from '../frames'
import { answerOf, countsOf, textsOf } from '../scratch'

const hashParts = 4
const manyRows = 2_000_000

/** The parts as one frame whose columns are `x0` … and `time`: a person's column names may look like patterns. */
function framesOf(parts: readonly ShapePart[], columns: readonly Column[]): LazyFrame {
  const isTimed = parts.some(({ month }) => month !== null)
  const names = [...columns.map((_, i) => `x${i}`), ...(isTimed ? ['time'] : [])]
  return pl.concat(
    parts.map(({ path }) => {
      const part = pl.scanParquet(path, { glob: false })
      const given = [...columns.map(({ name }) => name), ...(isTimed ? [timeColumn] : [])]
      return part.rename(Object.fromEntries(given.map((name, i) => [name, names[i] ?? name])))
    })
  )
}

/**
 * Rows; the exact sum of every numeric column (null when it has no value; doubles as their shortest text, to be compared with a
 * tolerance); first and last time; exact number of different order ids.
 */
export async function expectationsOf(
  parts: readonly ShapePart[],
  columns: readonly Column[],
  orderId: string | undefined,
  folder: string,
  check: () => void
): Promise<Expectation[]> {
  const frame = () => framesOf(parts, columns)
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  const summands: Summand[] = columns.flatMap(({ name, type }, i) =>
    isNumeric(type) ? [{ id: `x${i}`, name, type }] : []
  )
  const isTimed = parts.some(({ month }) => month !== null)
  await refuseHugeSums(frame, summands, rows, folder)
  check()
  const time = pl.col('time').cast(pl.Int64)
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
  check()
  const expectations: Expectation[] = [
    { kind: 'rows', column: null, value: String(countsOf(answer, 'rows')[0] ?? 0) },
    ...summands.map(({ id, name, type }): Expectation => {
      const text = textsOf(answer, `sum ${id}`)[0] ?? null
      const isEmpty = countsOf(answer, `count ${id}`)[0] === 0
      return {
        kind: 'sum',
        column: name,
        value: isEmpty || text === null ? null : type.kind === 'double' ? String(Number(text)) : text
      }
    })
  ]
  if (isTimed) {
    for (const kind of ['min', 'max'] as const) {
      const millis = textsOf(answer, kind)[0] ?? null
      const value = millis === null ? null : isoInstant(BigInt(millis) * 1000n, false)
      expectations.push({ kind, column: timeColumn, value })
    }
  }
  const orderAt = columns.findIndex(({ name }) => name === orderId)
  if (orderAt >= 0) {
    const different = await distinctOf(frame, `x${orderAt}`, rows, folder, check)
    expectations.push({ kind: 'distinct', column: columns[orderAt]?.name ?? null, value: String(different) })
  }
  return expectations
}

/** Exact number of different values that are not null; of many rows in parts by hash, so that memory stays bounded. */
async function distinctOf(
  frame: () => LazyFrame,
  id: string,
  rows: number,
  folder: string,
  check: () => void
): Promise<number> {
  const value = pl.col(id)
  const parts = rows > manyRows ? hashParts : 1
  let different = 0
  for (let part = 0; part < parts; part++) {
    check()
    const filled = frame().select(value.alias('value')).filter(pl.col('value').isNotNull())
    const own = parts === 1 ? filled : filled.filter(isInPart(hashOf(pl.col('value')), part, parts))
    const answer = await answerOf(own.select(pl.col('value').nUnique().cast(pl.Int64).alias('n')), folder)
    different += countsOf(answer, 'n')[0] ?? 0
  }
  return different
}
