/**
 * Counts of different orders that can be added up. Where every order lies on one day and has one value of a column, the orders of the days and values
 * are different ones; of a column of which orders have several values they are counted value by value.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted, timeColumn } from '../../../../shared/domain/query/dialect'
import type { SummaryPlan } from '../../../../shared/domain/query/summary-plan'
import { answerOf } from '../answer'

type Orders = NonNullable<SummaryPlan['orders']>

export interface OrderCounts {
  readonly fixed: readonly string[]
  readonly pins: readonly (readonly string[])[]
  /** Temporary tables, one for each set of pins, and how they are joined to the summary `s`. */
  readonly tables: readonly string[]
  readonly joins: string
  readonly names: readonly string[]
}

const day = `date_trunc('day', ${quoted(timeColumn)})`

/** The dimensions of which every order has one value; null when an order lies on several days. */
export async function fixedColumns(
  connection: DuckDBConnection,
  dataset: string,
  { column }: Orders,
  dimensions: readonly string[]
): Promise<string[] | null> {
  const isOne = (value: string) =>
    `min(${value}) IS NOT DISTINCT FROM max(${value}) AND (count(${value}) = 0 OR count(${value}) = count(*))`
  const tests = [day, ...dimensions.map(quoted)].map((value, index) => `${isOne(value)} AS t${index}`)
  const all = tests.map((_, index) => `coalesce(bool_and(t${index}), true)`)
  const found = await answerOf(
    connection,
    `SELECT ${all.join(', ')} FROM (SELECT ${tests.join(', ')} FROM ${quoted(dataset)}
     WHERE ${quoted(column)} IS NOT NULL GROUP BY ${quoted(column)})`,
    [],
    1
  )
  const [isOnOneDay, ...isFixed] = found.rows[0] ?? []
  return isOnOneDay === true ? dimensions.filter((_, index) => isFixed[index] === true) : null
}

export async function orderCounts(
  connection: DuckDBConnection,
  dataset: string,
  { column, counts }: Orders,
  { dimensions, fixed, token }: { dimensions: readonly string[]; fixed: readonly string[]; token: string },
  pause: () => Promise<void>
): Promise<OrderCounts> {
  const loose = dimensions.filter((name) => !fixed.includes(name))
  const pins = [[], ...loose.map((name) => [name])]
  const tables = pins.map((_, index) => `orders ${token} ${index}`)
  for (const [index, pinned] of pins.entries()) {
    const own = fixed.map((name) => `any_value(${quoted(name)}) AS ${quoted(name)}`)
    const flags = counts.map(({ name, when }) => `bool_or(${when}) AS ${quoted(name)}`)
    const taken = pinned.map(quoted)
    const keys = ['k', ...[...fixed, ...pinned].map(quoted)]
    const totals = counts.map(({ name }) => `count(*) FILTER (WHERE ${quoted(name)}) AS ${quoted(name)}`)
    await pause()
    await connection.run(
      `CREATE TEMP TABLE ${quoted(tables[index] ?? '')} AS SELECT ${[...keys, ...totals].join(', ')} FROM (
         SELECT ${[`any_value(${day}) AS k`, ...own, ...taken, ...flags].join(', ')} FROM ${quoted(dataset)}
         WHERE ${quoted(column)} IS NOT NULL GROUP BY ${[quoted(column), ...taken].join(', ')})
       GROUP BY ${keys.join(', ')}`
    )
  }
  const joins = pins.map((pinned, index) => {
    const same = [...fixed, ...pinned].map((name) => `s.${quoted(name)} IS NOT DISTINCT FROM p${index}.${quoted(name)}`)
    return `LEFT JOIN ${quoted(tables[index] ?? '')} AS p${index} ON ${[`s.${quoted(timeColumn)} IS NOT DISTINCT FROM p${index}.k`, ...same].join(' AND ')}`
  })
  return { fixed, pins, tables, joins: joins.join(' '), names: counts.map(({ name }) => name) }
}

/** Columns with the counts: each stands in one row of its day and values, and is 0 in the others. */
export function orderMarks({ fixed, pins, names }: OrderCounts, dimensions: readonly string[]): string[] {
  const all = dimensions.map((name) => `s.${quoted(name)}`)
  return pins.flatMap((pinned, index) => {
    const group = [timeColumn, ...fixed, ...pinned].map((name) => `s.${quoted(name)}`).join(', ')
    const order = all.length === 0 ? '' : ` ORDER BY ${all.join(', ')}`
    const isFirst = `row_number() OVER (PARTITION BY ${group}${order}) = 1`
    return names.map(
      (name) =>
        `CASE WHEN ${isFirst} THEN coalesce(p${index}.${quoted(name)}, 0) ELSE 0 END AS ${quoted(`${name}_${index}`)}`
    )
  })
}
