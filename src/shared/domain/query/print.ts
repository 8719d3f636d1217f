/** Prints a query tree as SQL with `?` parameters. */

import { type Dialect, quoted, timeColumn } from './dialect'
import { addDays } from './period'
import type { Condition, GroupQuery, Key, Measure, Query, RankQuery, RowsQuery, ValuesQuery } from './tree'

export interface Sql {
  readonly sql: string
  /** In the order of the question marks. */
  readonly params: readonly (string | number)[]
}

/** Piece of SQL with its own parameters; joining pieces keeps both in step. */
class Piece implements Sql {
  constructor(
    readonly sql: string,
    readonly params: readonly (string | number)[] = []
  ) {}
}

/** A template whose holes are pieces or plain SQL text. */
function sql(parts: TemplateStringsArray, ...holes: readonly (Piece | string)[]): Piece {
  let text = parts[0] ?? ''
  const params: (string | number)[] = []
  holes.forEach((hole, index) => {
    text += (typeof hole === 'string' ? hole : hole.sql) + (parts[index + 1] ?? '')
    if (typeof hole !== 'string') params.push(...hole.params)
  })
  return new Piece(text, params)
}

function joined(pieces: readonly Piece[], separator: string): Piece {
  return new Piece(
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
  }
}

function printGroup({ dataset, where, keys, measures }: GroupQuery, dialect: Dialect): Piece {
  const columns = [
    ...keys.map((key, index) => new Piece(`${keyText(key, dialect)} AS k${index}`)),
    ...measures.map((measure, index) => sql`${measureText(measure, dialect)} AS m${String(index)}`)
  ]
  const places = keys.map((_, index) => String(index + 1)).join(', ')
  const grouping = keys.length === 0 ? '' : ` GROUP BY ${places} ORDER BY ${places}`
  return sql`SELECT ${joined(columns, ', ')} FROM ${quoted(dataset)}${whereText(where, dialect)}${grouping}`
}

function keyText(key: Key, dialect: Dialect): string {
  return key.kind === 'month' ? dialect.month() : dialect.text(key.column)
}

/**
 * Columns: place (1 to `top`, then `top` + 1 for the rest), label, number of values, number of values within 80 % of
 * the positive total, positive total, measures.
 */
function printRank({ dataset, where, dimension, measures, present, top }: RankQuery, dialect: Dialect): Piece {
  const order = 'ORDER BY m0 DESC NULLS LAST, label NULLS LAST'
  const named = measures.map((measure, index) => sql`${measureText(measure, dialect)} AS m${String(index)}`)
  const groups = sql`SELECT ${dialect.text(dimension)} AS label, ${measureText(present, dialect)} AS present, ${joined(named, ', ')}
    FROM ${quoted(dataset)}${whereText(where, dialect)} GROUP BY 1`
  const positive = `sum(${dialect.positive('m0')})`
  const placed = `SELECT *, row_number() OVER (${order}) AS place,
    ${positive} OVER (${order} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS upto, ${positive} OVER () AS positive FROM groups`
  // before < 80 % of the total, as 5 * before < 4 * total in additions: a product would need more digits than there are.
  const before = '(upto - m0)'
  const withinPareto = `m0 > 0 AND ${Array(5).fill(before).join(' + ')} < ${Array(4).fill('positive').join(' + ')}`
  const sums = measures.map((_, index) => `sum(m${index}) AS m${index}`)
  const place = `least(place, ${top + 1})`
  return sql`WITH groups AS (${groups}), placed AS (${placed})
    SELECT ${place} AS place, max(label) AS label, count(*) FILTER (WHERE present > 0) AS value_count,
      count(*) FILTER (WHERE ${withinPareto}) AS pareto, max(positive) AS positive, ${sums.join(', ')}
    FROM placed GROUP BY 1 ORDER BY 1`
}

/** Columns: value, rows. */
function printValues({ dataset, where, dimension, by, limit }: ValuesQuery, dialect: Dialect): Piece {
  const values = sql`SELECT ${dialect.text(dimension)} AS label, count(*) AS row_count, ${measureText(by, dialect)} AS size
    FROM ${quoted(dataset)}${whereText(where, dialect)} GROUP BY 1`
  return sql`SELECT label, row_count FROM (${values}) AS found ORDER BY size DESC NULLS LAST, label NULLS LAST LIMIT ${new Piece('?', [limit])}`
}

/** Columns: as asked. */
function printRows({ dataset, where, columns, limit, offset }: RowsQuery, dialect: Dialect): Piece {
  const names = columns.map(({ name }) => quoted(name)).join(', ')
  return sql`SELECT ${names} FROM ${quoted(dataset)}${whereText(where, dialect)}
    ORDER BY ${dialect.rowOrder.join(', ')} LIMIT ${new Piece('?', [limit])} OFFSET ${new Piece('?', [offset])}`
}

function measureText(measure: Measure, dialect: Dialect): Piece {
  const filter = measure.when.length === 0 ? '' : sql` FILTER (WHERE ${allOf(measure.when, dialect)})`
  switch (measure.kind) {
    case 'rows':
      return sql`count(*)${filter}`
    case 'sum':
      return sql`sum(${dialect.exact(measure.column)})${filter}`
    case 'distinct':
      return sql`count(DISTINCT ${quoted(measure.column.name)})${filter}`
  }
}

function whereText(where: readonly Condition[], dialect: Dialect): Piece | string {
  return where.length === 0 ? '' : sql` WHERE ${allOf(where, dialect)}`
}

function allOf(conditions: readonly Condition[], dialect: Dialect): Piece {
  return joined(
    conditions.map((condition) => conditionText(condition, dialect)),
    ' AND '
  )
}

function conditionText(condition: Condition, dialect: Dialect): Piece {
  switch (condition.kind) {
    case 'known':
      // As the sum sees it: a double that is no number has no value.
      return sql`${dialect.exact(condition.column)} IS NOT NULL`
    case 'during': {
      const time = quoted(timeColumn)
      const ranges = condition.ranges.map(({ from, to }) => {
        const begin = new Piece(dialect.timeParameter, [`${from} 00:00:00`])
        const end = new Piece(dialect.timeParameter, [`${addDays(to, 1)} 00:00:00`])
        return sql`(${time} >= ${begin} AND ${time} < ${end})`
      })
      return sql`(${joined(ranges, ' OR ')})`
    }
    case 'in': {
      const text = dialect.text(condition.column)
      const values = condition.values.filter((value) => value !== null)
      const marks = joined(
        values.map((value) => new Piece('?', [value])),
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

function dialectContains(wanted: string, text: string, dialect: Dialect): Piece {
  return new Piece(dialect.contains(text, '?'), [wanted])
}
