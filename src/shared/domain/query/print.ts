/** Prints a query tree as SQL with `?` parameters. */

import type { DateRange } from '../board'
import { type Dialect, quoted, timeColumn } from './dialect'
import { addDays } from './period'
import { printCohorts, printEntities, printEntityFacts, printPairs } from './print-entities'
import type { Condition, GroupQuery, Key, Measure, Query, RankQuery, RowsQuery, ValuesQuery } from './tree'

export interface Sql {
  readonly sql: string
  /** In the order of the question marks. */
  readonly params: readonly (string | number)[]
}

/** SQL with its own parameters; joining pieces keeps both in step. */
export function piece(sql: string, params: readonly (string | number)[] = []): Sql {
  return { sql, params }
}

/** A template whose holes are pieces or plain SQL text. */
export function sql(parts: TemplateStringsArray, ...holes: readonly (Sql | string)[]): Sql {
  let text = parts[0] ?? ''
  const params: (string | number)[] = []
  holes.forEach((hole, index) => {
    text += (typeof hole === 'string' ? hole : hole.sql) + (parts[index + 1] ?? '')
    if (typeof hole !== 'string') params.push(...hole.params)
  })
  return piece(text, params)
}

export function joined(pieces: readonly Sql[], separator: string): Sql {
  return piece(
    pieces.map((piece) => piece.sql).join(separator),
    pieces.flatMap((piece) => piece.params)
  )
}

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
    case 'entity-list':
      return sql`${printEntityFacts(query, dialect)} LIMIT ${piece('?', [query.limit])}`
    case 'cohorts':
      return printCohorts(query, dialect)
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

export function keyText(key: Key, dialect: Dialect): Sql {
  switch (key.kind) {
    case 'month':
      return piece(dialect.month())
    case 'day':
      return piece(dialect.day())
    case 'week':
      return piece(dialect.week(key.start))
    case 'quarter':
      return piece(dialect.months(3, key.startMonth))
    case 'year':
      return piece(dialect.months(12, key.startMonth))
    case 'weekday':
      return piece(dialect.weekday())
    case 'hour':
      return piece(dialect.hour())
    case 'ranges': {
      const cases = key.ranges.map((range, place) => sql`WHEN ${rangesText([range], dialect)} THEN ${String(place)}`)
      const rest = String(key.ranges.length)
      return cases.length === 0 ? piece(rest) : sql`CASE ${joined(cases, ' ')} ELSE ${rest} END`
    }
    case 'value':
      return piece(dialect.text(key.column))
    case 'place': {
      const text = dialect.text(key.column)
      const cases = key.values.map((value, place) =>
        value === null ? piece(`WHEN ${text} IS NULL THEN ${place}`) : piece(`WHEN ${text} = ? THEN ${place}`, [value])
      )
      const rest = String(key.values.length)
      return cases.length === 0 ? piece(rest) : sql`CASE ${joined(cases, ' ')} ELSE ${rest} END`
    }
  }
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

export function measureText(measure: Measure, dialect: Dialect): Sql {
  const filter = measure.when.length === 0 ? '' : sql` FILTER (WHERE ${conditionsText(measure.when, dialect)})`
  switch (measure.kind) {
    case 'rows':
      return sql`${dialect.rows}${filter}`
    case 'sum':
      return sql`sum(${dialect.exact(measure.column)})${filter}`
    case 'product':
      return sql`sum(${dialect.product(measure.columns)})${filter}`
    case 'distinct':
      return sql`count(DISTINCT ${quoted(measure.column.name)})${filter}`
    case 'total':
      return sql`CAST(coalesce(sum(${quoted(measure.column.name)})${filter}, 0) AS BIGINT)`
  }
}

export function whereText(where: readonly Condition[], dialect: Dialect): Sql | string {
  return where.length === 0 ? '' : sql` WHERE ${conditionsText(where, dialect)}`
}

/** All of them; at least one. */
export function conditionsText(conditions: readonly Condition[], dialect: Dialect): Sql {
  return joined(
    conditions.map((condition) => conditionText(condition, dialect)),
    ' AND '
  )
}

function conditionText(condition: Condition, dialect: Dialect): Sql {
  switch (condition.kind) {
    case 'known':
      // As the sum sees it: a double that is no number has no value.
      return sql`${dialect.exact(condition.column)} IS NOT NULL`
    case 'during':
      return rangesText(condition.ranges, dialect)
    case 'sign':
      return sql`${dialect.exact(condition.column)} ${signs[condition.sign]} 0`
    case 'in': {
      const text = dialect.text(condition.column)
      const values = condition.values.filter((value) => value !== null)
      const marks = joined(
        values.map((value) => piece('?', [value])),
        ', '
      )
      const choices = [
        ...(values.length > 0 ? [sql`${text} IN (${marks})`] : []),
        ...(values.length < condition.values.length ? [sql`${text} IS NULL`] : [])
      ]
      return sql`(${joined(choices, ' OR ')})`
    }
    case 'contains':
      return dialectContains(condition.text, dialect.text(condition.column), dialect)
  }
}

const signs = { positive: '>', negative: '<', 'not-positive': '<=' } as const

function rangesText(ranges: readonly DateRange[], dialect: Dialect): Sql {
  const time = quoted(timeColumn)
  const texts = ranges.map(({ from, to }) => {
    const begin = piece(dialect.timeParameter, [`${from} 00:00:00`])
    const end = piece(dialect.timeParameter, [`${addDays(to, 1)} 00:00:00`])
    return sql`(${time} >= ${begin} AND ${time} < ${end})`
  })
  return sql`(${joined(texts, ' OR ')})`
}

function dialectContains(wanted: string, text: string, dialect: Dialect): Sql {
  return piece(dialect.contains(text, '?'), [wanted])
}
