/** Tables by the day for rates and fiscal years: one row a day, so that an exact join finds what was valid on it. */
import { basename, join } from 'node:path'
import pl from 'nodejs-polars'
import type { CheckedFiscalStep, CheckedRateStep } from '../../../../shared/domain/calendar-steps'
import type { Reading } from '../../../../shared/domain/column-type'
import { dayNumber, fiscalDay } from '../../../../shared/domain/fiscal'
import { AppError } from '../../../../shared/errors'
import { dataTypeOf, type Expr, type LazyFrame, whole } from '../frames'
import { countsOf, sinkTo, textsOf } from '../scratch'
import { withTypedTable } from '../typed/cache'
import { frameOf, names, type TypedTable } from '../typed/table'
import { type OpenOther, placed } from './lookups'

/** Days that a table may spread over all currencies: a hundred of them over a century and a half. */
const mostDays = 6_000_000
const firstFiscalDay = dayNumber(1900, 1, 1)
const lastFiscalDay = dayNumber(2199, 12, 31)

/** Days since 1970-01-01 of a date or a timestamp. */
export function dayOf(value: Expr): Expr {
  return value.cast(pl.Date).cast(pl.Int32).cast(pl.Int64)
}

/** `EUR` of ` eur `. */
export function currencyOf(value: Expr): Expr {
  return value.str.stripChars(' ').str.toUpperCase()
}

interface Rate {
  readonly currency: string
  readonly day: number
  /** Exact text. */
  readonly rate: string
}

/**
 * The table of a rate step: `currency`, `day`, `found` (true), `a0` the rate; every day from a currency's first rate to the last day of the
 * table. Later days are read from the last one (`lastDay`). A table is small beside the rows: it is spread in memory.
 * @throws AppError `shape.lookup-key-not-unique` when a currency has two rates on a day, and what opening the file throws
 */
export async function rateTable(
  step: CheckedRateStep,
  openOther: OpenOther,
  workDir: string,
  folder: string,
  signal?: AbortSignal
): Promise<LazyFrame> {
  const { source, clean } = await openOther(step.path)
  const columns = [step.otherCurrency, step.otherDate, step.otherRate].map((name) =>
    placed(source, readingOf(step.readings, name))
  )
  const rates = await withTypedTable(source, workDir, clean, columns, readRates, { signal })
  const spread = spreadRates(rates, { name: basename(step.path), column: step.otherDate })
  const [added] = step.added
  if (!added) throw new AppError('internal', { reference: 'rate step without its column' })
  const frame = pl.DataFrame([
    pl.Series('currency', spread.currencies, pl.String),
    pl.Series('day', spread.days, pl.Int32),
    pl.Series('rate', spread.rates, pl.String)
  ])
  const path = join(folder, `rates${++count}.parquet`)
  await sinkTo(
    frame
      .lazy()
      .select(
        pl.col('currency'),
        pl.col('day').cast(pl.Int64),
        pl.lit(true).alias('found'),
        pl.col('rate').cast(dataTypeOf(added.type)).alias('a0'),
        whole(spread.lastDay).alias('last')
      ),
    path,
    'lz4'
  )
  return pl.scanParquet(path, { glob: false })
}

let count = 0

async function readRates(table: TypedTable): Promise<Rate[]> {
  const [currency, date, rate] = [0, 1, 2].map((i) => pl.col(names.value(i)))
  if (!currency || !date || !rate) return []
  const frame = await frameOf(table)
    .filter(
      currency
        .isNotNull()
        .and(date.isNotNull())
        .and(rate.isNotNull())
        .and(pl.col(names.rejected).eq(pl.lit(0)))
    )
    .select(currencyOf(currency).alias('currency'), dayOf(date).alias('day'), rate.cast(pl.String).alias('rate'))
    .collect()
  const currencies = textsOf(frame, 'currency')
  const days = countsOf(frame, 'day')
  return textsOf(frame, 'rate').map((text, i) => ({
    currency: currencies[i] ?? '',
    day: days[i] ?? 0,
    rate: text ?? ''
  }))
}

/** Each currency's rates on every day from its first one to the table's last day. */
export function spreadRates(rates: readonly Rate[], where: { name: string; column: string }) {
  const byCurrency = Map.groupBy(rates, ({ currency }) => currency)
  const lastDay = rates.reduce((last, { day }) => Math.max(last, day), Number.MIN_SAFE_INTEGER)
  const currencies: string[] = []
  const days: number[] = []
  const values: string[] = []
  for (const [currency, own] of byCurrency) {
    const sorted = own.toSorted((a, b) => a.day - b.day)
    for (const [i, { day, rate }] of sorted.entries()) {
      const next = sorted[i + 1]?.day ?? lastDay + 1
      if (next === day) {
        if (sorted[i + 1]?.rate === rate) continue
        const example = `${currency} ${new Date(day * 86_400_000).toISOString().slice(0, 10)}`
        throw new AppError('shape.lookup-key-not-unique', { ...where, count: 1, example })
      }
      if (days.length + next - day > mostDays)
        throw new AppError('shape.rates-too-long', { name: where.name, limit: mostDays })
      for (let at = day; at < next; at++) {
        currencies.push(currency)
        days.push(at)
        values.push(rate)
      }
    }
  }
  return { currencies, days, rates: values, lastDay: days.length === 0 ? 0 : lastDay }
}

/** The table of a fiscal step: `day`, `found` (true), `a0` year, `a1` quarter, `a2` period. */
export function fiscalTable({ calendar }: CheckedFiscalStep): LazyFrame {
  const days = Array.from({ length: lastFiscalDay - firstFiscalDay + 1 }, (_, i) => firstFiscalDay + i)
  const fiscal = days.map((day) => fiscalDay(day, calendar))
  const column = (name: string, values: number[]) => pl.Series(name, values, pl.Int32)
  return pl
    .DataFrame([
      column('day', days),
      column(
        'a0',
        fiscal.map(({ year }) => year)
      ),
      column(
        'a1',
        fiscal.map(({ quarter }) => quarter)
      ),
      column(
        'a2',
        fiscal.map(({ period }) => period)
      )
    ])
    .lazy()
    .select(
      pl.col('day').cast(pl.Int64),
      pl.lit(true).alias('found'),
      ...['a0', 'a1', 'a2'].map((name) => pl.col(name).cast(pl.Int64))
    )
}

function readingOf(readings: readonly Reading[], column: string): Reading {
  const reading = readings.find((one) => one.column === column)
  if (reading === undefined) throw new AppError('check.unknown-column', { column })
  return reading
}
