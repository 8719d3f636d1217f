/** How many rows a rollup leaves of a recipe's rows, month by month: counted over the whole file without writing any of it out. */
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { ColumnType } from '../../../shared/domain/column-type'
import type { QueryGranularity } from '../../../shared/domain/druid/ingest-form'
import type { RollupKey, RollupQuestion, StoredMonth } from '../../../shared/domain/druid/rollup-estimate'
import type { Recipe } from '../../../shared/domain/recipe'
import type { PassProgress, Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import { asText } from './expressions/texts'
import { decimal, type Expr, isInPart, whole } from './frames'
import type { MeasureOptions } from './measure'
import { type Environment, isAlive } from './plan/environment'
import { monthName, monthText, timeName } from './plan/finish'
import { answerOf, countsOf, sinkTo, valuesOf } from './scratch'
import { withWholeFile } from './whole-file'

/** Rows whose hashes are grouped at once. */
const groupedRows = 8_000_000

/** Of the granularities that are of one length, in milliseconds. */
const lengthsMs: Partial<Record<QueryGranularity, number>> = {
  SECOND: 1000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000
}

/** Months that are cut off to their first. */
const monthsOfGranularity: Partial<Record<QueryGranularity, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 }

/** Whole days that bring every time a file may have above 0, so that cutting off is always downwards. */
const aboveZeroMs = 86_400_000 * 1_000_000

/**
 * Counts different rows of time and keys by two 64-bit hashes of each: exact but for a chance of less than one in 10²⁴.
 * @throws AppError the recipe's first problem, `cancelled`, what reading the file throws
 */
export async function storedRows(
  source: Source,
  workDir: string,
  recipe: Recipe,
  question: RollupQuestion,
  options: MeasureOptions = {}
): Promise<StoredMonth[]> {
  const tell = (overall: number) =>
    options.onProgress?.({ step: 'shape', fraction: overall, overall, rowsDone: null, bytesDone: null })
  const wholeFile = {
    ...options,
    onProgress: ({ fraction }: PassProgress) => tell(0.2 * fraction),
    onTyped: ({ fraction }: PassProgress) => tell(0.2 + 0.2 * fraction)
  }
  return withWholeFile(source, workDir, recipe, wholeFile, async ({ plan, rows, folder, check }) => {
    const { frame, environment } = plan()
    const keys = question.keys.map((key) => keyOf(key, environment, question.missingIsEmpty))
    const time = timeOf(question.granularity)
    const path = join(folder, 'keys.parquet')
    await sinkTo(
      frame
        .filter(isAlive())
        .select(
          storedMonth(question.granularity).alias('m'),
          hashed([time, ...keys], [17, 29, 41, 53]).alias('a'),
          hashed([time, ...keys], [19, 31, 43, 59]).alias('b')
        ),
      path,
      'lz4'
    )
    check()
    tell(0.8)
    const months = new Map<number | null, { rows: number; storedRows: number }>()
    const passes = Math.max(1, Math.ceil(rows / groupedRows))
    for (let pass = 0; pass < passes; pass++) {
      check()
      const all = pl.scanParquet(path, { glob: false })
      const own = passes === 1 ? all : all.filter(isInPart(pl.col('a'), pass, passes))
      const answer = await answerOf(
        own
          .groupBy(['m', 'a', 'b'])
          .agg(pl.len().cast(pl.Int64).alias('rows'))
          .groupBy(['m'])
          .agg(pl.col('rows').sum().cast(pl.Int64).alias('rows'), pl.len().cast(pl.Int64).alias('stored')),
        folder
      )
      const stored = countsOf(answer, 'stored')
      const counted = countsOf(answer, 'rows')
      for (const [i, month] of (valuesOf(answer, 'm') as (number | bigint | null)[]).entries()) {
        const at = month === null ? null : Number(month)
        const before = months.get(at) ?? { rows: 0, storedRows: 0 }
        months.set(at, {
          rows: before.rows + (counted[i] ?? 0),
          storedRows: before.storedRows + (stored[i] ?? 0)
        })
      }
    }
    tell(1)
    return [...months]
      .sort(([a], [b]) => (a ?? 0) - (b ?? 0))
      .map(([month, counts]) => ({ month: month === null ? null : monthText(month), ...counts }))
  })
}

/** The month that the time of a row is stored in. */
function storedMonth(granularity: QueryGranularity): Expr {
  const month = pl.col(monthName).cast(pl.Int64)
  const length = monthsOfGranularity[granularity] ?? 1
  return length === 1 ? month : month.minus(month.modulo(whole(length)))
}

/** A number that is the same for times that become one. */
function timeOf(granularity: QueryGranularity): Expr {
  if (monthsOfGranularity[granularity] !== undefined) return storedMonth(granularity)
  const ms = pl.col(timeName).cast(pl.Int64)
  const length = lengthsMs[granularity]
  if (length === undefined) return ms
  const positive = ms.plus(whole(aboveZeroMs))
  return positive.minus(positive.modulo(whole(length)))
}

/** A hash of several values: each by seeds of its own, so that equal values of two columns do not cancel out. */
function hashed(values: readonly Expr[], [a, b, c, d]: readonly [number, number, number, number]): Expr {
  return values
    .map((value, i) => value.hash(a + 1009 * i, b, c, d).cast(pl.UInt64))
    .reduce((sum, hash) => sum.plus(hash))
}

function keyOf({ kind, columns, separator, type }: RollupKey, environment: Environment, missingIsEmpty: boolean): Expr {
  const boundTo = (name: string) => {
    const bound = environment.get(name)
    if (bound === undefined) throw new AppError('check.unknown-column', { column: name })
    return bound
  }
  const [first = ''] = columns
  const { id, type: own } = boundTo(first)
  const filled = (text: Expr) => (missingIsEmpty ? text.fillNull(pl.lit('')) : text)
  const written = () => filled(asText(pl.col(id), own))
  switch (kind) {
    case 'plain': {
      const value = storedValue(pl.col(id), own, type)
      if (own.kind === 'string' && type === 'string') return filled(value)
      const nothing = own.kind === 'decimal' ? decimal('0', own.scale).cast(pl.String) : pl.lit(0)
      return missingIsEmpty ? value.fillNull(nothing) : value
    }
    case 'lower':
      return written().str.toLowerCase()
    case 'upper':
      return written().str.toUpperCase()
    case 'trim':
      return written().str.replaceAll('^ +| +$', '')
    case 'concat': {
      const parts = columns.map((name) => asText(pl.col(boundTo(name).id), boundTo(name).type).fillNull(pl.lit('')))
      return parts.reduce((text, part) => text.plus(pl.lit(separator)).plus(part))
    }
  }
}

/** What keeps rows apart of a value: a number, but for text that stays one. Of most types every value stays apart, whatever it is stored as. */
function storedValue(value: Expr, own: ColumnType, type: RollupKey['type']): Expr {
  switch (own.kind) {
    case 'string':
      return type === 'string' ? value : value.cast(pl.Float64)
    case 'double': {
      // What is no number is published as no value.
      const finite = pl.when(value.isFinite()).then(value).otherwise(pl.lit(null).cast(pl.Float64))
      return type === 'long' ? finite.cast(pl.Int64) : finite
    }
    case 'decimal':
      // As text: it may have more digits than any number that is hashed.
      return value.cast(pl.String)
    case 'timestamp':
      return value.cast(pl.Datetime('ms')).cast(pl.Int64)
    case 'date':
      return value.cast(pl.Int32).cast(pl.Int64)
    case 'boolean':
    case 'long':
      return value.cast(pl.Int64)
  }
}
