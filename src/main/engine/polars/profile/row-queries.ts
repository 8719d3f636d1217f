/** What a finding says, as a query: the rows (of the clean text) that it is about. */
import pl from 'nodejs-polars'
import type { Finding } from '../../../../shared/domain/check-report'
import { currencyOf, trimCharacters } from '../../../../shared/domain/readings'
import type { RoleAssignment } from '../../../../shared/domain/role'
import { timeGaps } from '../../../../shared/domain/time-gaps'
import { looksLikeNumber } from '../../../../shared/domain/value-rules'
import { rawName } from '../clean-scan'
import { type Expr, type LazyFrame, whole } from '../frames'
import { amountModel } from './amounts'
import { daysOf, rowsOfDays } from './days'
import { repeatedRows } from './repeats'
import { type ProfileTable, rawText, rowsOf } from './table'
import { distinctTexts, fuzzyKeys, groupVariants, lookAlikes, rowsWithTexts } from './texts'

const dayNumber = (iso: string) => Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000)

/** U+FFFD stands for every sequence that the encoding does not know. */
const replacement = '\ufffd'

/** Rows of the clean text behind a finding, ascending. */
export async function cleanRowsOf(table: ProfileTable, finding: Finding, todayIso: string): Promise<number[]> {
  return await rowsOf(table, await queryOf(table, finding, todayIso))
}

/** Rows in which any value does not parse or any byte could not be decoded. */
export async function problemRows(table: ProfileTable): Promise<number[]> {
  const invalid = table.readings
    .filter(({ type }) => type.kind !== 'string')
    .map(({ column }) => table.isInvalid(column))
  const failing = invalid.length === 0 ? [] : await rowsOf(table, table.frame().filter(anyOf(invalid)))
  const unread = await rowsOf(table, table.raw().filter(unreadIn(table)))
  return [...failing, ...unread]
}

function anyOf(conditions: readonly Expr[]): Expr {
  const [first = pl.lit(false), ...others] = conditions
  return others.reduce((any, one) => any.or(one), first)
}

function unreadIn(table: ProfileTable): Expr {
  return anyOf(table.source.columns.map((column) => rawText(table, column).str.contains(replacement, true)))
}

async function queryOf(table: ProfileTable, finding: Finding, todayIso: string): Promise<LazyFrame> {
  const { rule, values } = finding
  const column = finding.column ?? ''
  const value = table.value(column) ?? pl.lit(null)
  const frame = () => table.frame()
  const number = value.cast(pl.Float64)
  const day = value.cast(pl.Date).cast(pl.Int64)
  const withTexts = async (
    choose: (texts: Awaited<ReturnType<typeof distinctTexts>>) => Promise<ReadonlySet<string>>
  ) => rowsWithTexts(table, column, await choose(await distinctTexts(table, column)))
  switch (rule) {
    case 'undecodable-bytes':
      return table.raw().filter(unreadIn(table))
    case 'type-violations':
      return frame().filter(table.isInvalid(column))
    case 'missing-values':
    case 'mostly-empty-column':
    case 'empty-column':
      return frame().filter(value.isNull().and(table.isInvalid(column).not()))
    case 'constant-column':
    case 'ambiguous-dates':
    case 'ambiguous-numbers':
      return frame().filter(value.isNotNull())
    case 'future-dates':
      return frame().filter(day.gt(whole(dayNumber(todayIso))))
    case 'out-of-range-dates': {
      const [from, to] = [whole(dayNumber(String(values.from))), whole(dayNumber(String(values.to)))]
      return frame().filter(day.lt(from).or(day.gtEq(to)))
    }
    case 'negative-quantities':
      return frame().filter(number.lt(pl.lit(0)))
    case 'outliers':
      return frame().filter(number.lt(pl.lit(Number(values.low))).or(number.gt(pl.lit(Number(values.high)))))
    case 'white-space': {
      const raw = rawText(table, column)
      return table.raw().filter(raw.str.stripChars(trimCharacters).neq(raw))
    }
    case 'duplicate-rows': {
      const cells = table.source.columns.map((_, at) => pl.col(rawName(at)).fillNull(pl.lit('')))
      return await repeatedRows(table, () => table.raw(), cells)
    }
    case 'duplicate-keys':
      return await repeatedRows(
        table,
        frame,
        (finding.columns ?? [column]).map((name) => table.value(name) ?? pl.lit(null))
      )
    case 'value-variants':
      return await withTexts(async (texts) => groupVariants(texts).texts)
    case 'fuzzy-keys':
      return await withTexts(async (texts) => fuzzyKeys(texts).texts)
    case 'look-alikes':
      return await withTexts(async (texts) => (await lookAlikes(texts)).texts)
    case 'text-numbers':
      return await withTexts(async (texts) => new Set(texts.map(([text]) => text).filter(looksLikeNumber)))
    case 'mixed-currencies':
      return otherCurrencies(table, finding)
    case 'time-gaps': {
      const gaps = timeGaps(await daysOf(table, column))
      return rowsOfDays(table, column, gaps?.edges ?? [])
    }
    case 'amount-mismatch': {
      const model = await amountModel(table, amountRoles(finding))
      return frame().filter(model?.differs ?? pl.lit(false))
    }
    // Their rows are known without a query.
    case 'ragged-rows':
    case 'broken-quotes':
    case 'ends-in-quote':
      return frame().filter(pl.lit(false))
  }
}

/** In a column of amounts those with another mark than the main one; in a column of currencies those with another currency. */
function otherCurrencies(table: ProfileTable, { column, values }: Finding): LazyFrame {
  const name = column ?? ''
  const reading = table.readingOf(name)
  const main = String(values.main ?? '')
  if (reading?.format?.kind === 'number') {
    const others = reading.format.currencies.filter((mark) => currencyOf(mark) !== main)
    return table.raw().filter(anyOf(others.map((mark) => rawText(table, name).str.contains(mark, true))))
  }
  return table.frame().filter((table.value(name) ?? pl.lit(null)).cast(pl.String).neq(pl.lit(main)))
}

/** The columns of an amount finding are quantity, price, discount where it has one, and revenue. */
function amountRoles({ columns = [] }: Finding): RoleAssignment {
  const [quantity, unitPrice, third, fourth] = columns
  const revenue = fourth ?? third
  if (quantity === undefined || unitPrice === undefined || revenue === undefined) return {}
  return fourth === undefined || third === undefined
    ? { quantity, unitPrice, revenue }
    : { quantity, unitPrice, discount: third, revenue }
}
