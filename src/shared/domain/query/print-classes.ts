/** Prints questions about how all values of a column are divided: each of them is looked at where the rows are, and only the sums come back. */
import { type Dialect, quoted, timeColumn } from './dialect'
import { filled } from './print-entities'
import { joined, measureText, type Sql, sql, whereText } from './sql-parts'
import type { ClassesQuery, SegmentsQuery } from './tree'

/** `segmentOf` of `kpi/customers/rfm.ts`. */
const segment = `CASE WHEN r >= 4 THEN CASE WHEN f >= 4 THEN CASE WHEN m >= 4 THEN 'champions' ELSE 'loyal' END
      WHEN f >= 2 THEN 'promising' ELSE 'new' END
    WHEN r = 3 THEN CASE WHEN f >= 4 THEN 'loyal' ELSE 'cooling' END
    WHEN f >= 4 THEN 'at-risk' WHEN f >= 2 THEN 'sleeping' ELSE 'lost' END`

/** 1 to 5: the rank is one more than the values that are strictly worse. */
function fifth(column: string): string {
  return `1 + 5 * (rank() OVER (ORDER BY ${column}) - 1) // count(*) OVER ()`
}

/** Columns: segment, values, sum. */
export function printSegments({ dataset, where, entity, orders, amount }: SegmentsQuery, dialect: Dialect): Sql {
  // Two plain groupings are much faster than a distinct count of each of many values.
  const pairs = sql`SELECT ${dialect.text(entity)} AS e, ${quoted(orders.name)} AS q, max(${quoted(timeColumn)}) AS d, sum(${dialect.exact(amount)}) AS v
      FROM ${dialect.table(dataset)}${filled(where, entity.name, dialect)} GROUP BY 1, 2`
  return sql`WITH facts AS ${dialect.materialized} (
    SELECT date_trunc('day', max(d)) AS d, count(q) AS o, coalesce(sum(v), 0) AS v FROM (${pairs}) AS pairs WHERE e <> '' GROUP BY e),
  scored AS (SELECT v, ${fifth('d')} AS r, ${fifth('o')} AS f, ${fifth('v')} AS m FROM facts)
  SELECT ${segment} AS segment, count(*) AS customers, sum(v) AS amount FROM scored GROUP BY 1 ORDER BY 1`
}

const names = ['A', 'B', 'C'] as const

/** Columns: as the query's description says. */
export function printClasses({ dataset, where, dimension, terms, used, bounds }: ClassesQuery, dialect: Dialect): Sql {
  const amount = joined(
    terms.map(
      ({ measure, isTakenOff }) => sql`${isTakenOff ? '- ' : '+ '}coalesce(${measureText(measure, dialect)}, 0)`
    ),
    ' '
  )
  const values = sql`SELECT CASE WHEN ${measureText(used, dialect)} > 0 THEN ${amount} END AS v
      FROM ${dialect.table(dataset)}${whereText(where, dialect)} GROUP BY ${dialect.text(dimension)}`
  const before = (percent: number) => `100 * (upto - v) < ${percent} * positive`
  const sums = names.map((name) => `count(*) FILTER (WHERE class = '${name}'), sum(v) FILTER (WHERE class = '${name}')`)
  return sql`WITH amounts AS ${dialect.materialized} (${values}),
  running AS (SELECT v, sum(v) OVER (ORDER BY v DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS upto,
    sum(v) OVER () AS positive FROM amounts WHERE v > 0),
  classed AS (SELECT v, CASE WHEN ${before(bounds.a)} THEN 'A' WHEN ${before(bounds.b)} THEN 'B' ELSE 'C' END AS class FROM running)
  SELECT classes.*, others.* FROM (SELECT ${sums.join(', ')}, sum(v) FROM classed) AS classes
    CROSS JOIN (SELECT count(*) FILTER (WHERE v IS NULL OR v = 0), count(*) FILTER (WHERE v < 0), sum(v) FILTER (WHERE v < 0)
      FROM amounts) AS others`
}
