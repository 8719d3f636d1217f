/** Prints a query tree as SQL with `?` parameters. */

import { type Dialect, quoted } from './dialect'
import { printClasses, printSegments } from './print-classes'
import { printCohorts, printEntities, printEntityFacts, printGaps, printPairs } from './print-entities'
import { joined, keyText, measureText, piece, type Sql, sql, whereText } from './sql-parts'
import type { GroupQuery, Query, RankQuery, RowsQuery, ValuesQuery } from './tree'

/** The SQL of a query. Columns of the answer come in the order that the query's description says. */
export function print(query: Query, dialect: Dialect): Sql {
  switch (query.kind) {
    case 'group':
      return printGroup(query, dialect)
    case 'rank':
      return printRank(query, dialect)
    case 'values':
      return printValues(query, dialect)
    case 'rows':
      return printRows(query, dialect)
    case 'entities':
      return printEntities(query, printEntityFacts(query, dialect), dialect)
    case 'segments':
      return printSegments(query, dialect)
    case 'classes':
      return printClasses(query, dialect)
    case 'cohorts':
      return printCohorts(query, dialect)
    case 'gaps':
      return printGaps(query, dialect)
    case 'pairs':
      return printPairs(query, dialect)
  }
}

function printGroup({ dataset, where, keys, measures }: GroupQuery, dialect: Dialect): Sql {
  const columns = [
    ...keys.map((key, index) => sql`${keyText(key, dialect)} AS k${String(index)}`),
    ...measures.map((measure, index) => sql`${measureText(measure, dialect)} AS m${String(index)}`)
  ]
  const places = keys.map((_, index) => String(index + 1)).join(', ')
  const grouping = keys.length === 0 ? '' : ` GROUP BY ${places} ORDER BY ${places}`
  return sql`SELECT ${joined(columns, ', ')} FROM ${dialect.table(dataset)}${whereText(where, dialect)}${grouping}`
}

/** Columns: value, rows, number of values, Pareto count, positive total. */
function printRank({ dataset, where, dimension, by, present, top }: RankQuery, dialect: Dialect): Sql {
  const groups = sql`SELECT ${dialect.text(dimension)} AS label, ${measureText(present, dialect)} AS present,
      ${measureText(by, dialect)} AS size
    FROM ${dialect.table(dataset)}${whereText(where, dialect)} GROUP BY 1`
  // Only the sizes are sorted, not the values: there may be as many values as rows.
  const running = `SELECT size, sum(size) OVER (ORDER BY size DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS upto,
    sum(size) OVER () AS positive FROM groups WHERE size > 0`
  // before < 80 % of the total, as 5 * before < 4 * total in additions: a product would need more digits than there are.
  const isWithin = `${Array(5).fill('(upto - size)').join(' + ')} < ${Array(4).fill('positive').join(' + ')}`
  return sql`WITH groups AS ${dialect.materialized} (${groups}), running AS (${running}),
    pareto AS (SELECT count(*) FILTER (WHERE ${isWithin}) AS pareto_count, max(positive) AS positive FROM running),
    counted AS (SELECT count(*) FILTER (WHERE present > 0) AS value_count FROM groups),
    largest AS (SELECT label, present, size FROM groups ORDER BY size DESC NULLS LAST, label NULLS LAST LIMIT ${piece('?', [top])})
    SELECT label, present, value_count, pareto_count, positive FROM largest CROSS JOIN counted CROSS JOIN pareto
    ORDER BY size DESC NULLS LAST, label NULLS LAST`
}

/** Columns: value, rows. */
function printValues({ dataset, where, dimension, by, limit }: ValuesQuery, dialect: Dialect): Sql {
  const values = sql`SELECT ${dialect.text(dimension)} AS label, count(*) AS row_count, ${measureText(by, dialect)} AS size
    FROM ${dialect.table(dataset)}${whereText(where, dialect)} GROUP BY 1`
  return sql`SELECT label, row_count FROM (${values}) AS found ORDER BY size DESC NULLS LAST, label NULLS LAST LIMIT ${piece('?', [limit])}`
}

/** Columns: as asked. */
function printRows({ dataset, where, columns, limit, offset }: RowsQuery, dialect: Dialect): Sql {
  const names = columns.map(({ name }) => quoted(name)).join(', ')
  return sql`SELECT ${names} FROM ${dialect.table(dataset)}${whereText(where, dialect)}
    ORDER BY ${dialect.rowOrder.join(', ')} LIMIT ${piece('?', [limit])} OFFSET ${piece('?', [offset])}`
}
