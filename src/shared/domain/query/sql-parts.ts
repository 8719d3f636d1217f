/** Pieces of SQL that carry their parameters, and how keys, measures and conditions are written. */
import type { DateRange } from '../board'
import { type Dialect, quoted, timeColumn } from './dialect'
import { addDays } from './period'
import type { Condition, Key, Measure, OneOf } from './tree'

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
    case 'in':
      return oneOfText(condition, dialect)
    case 'except':
      return condition.of.length === 0
        ? piece('1 = 0')
        : sql`(${joined(
            condition.of.map((one) => noneOfText(one, dialect)),
            ' OR '
          )})`
    case 'any':
      return condition.of.some((all) => all.length === 0)
        ? piece('1 = 1')
        : sql`(${joined(
            condition.of.map((all) => sql`(${conditionsText(all, dialect)})`),
            ' OR '
          )})`
    case 'ends': {
      const ending = `RIGHT(${dialect.text(condition.column)}, ${condition.length})`
      return condition.text === null ? piece(`${ending} IS NULL`) : piece(`${ending} = ?`, [condition.text])
    }
    case 'contains':
      return dialectContains(condition.text, dialect.text(condition.column), dialect)
  }
}

function oneOfText({ column, values }: OneOf, dialect: Dialect): Sql {
  const text = dialect.text(column)
  const known = values.filter((value) => value !== null)
  const choices = [
    ...(known.length > 0 ? [sql`${text} IN (${marksOf(known)})`] : []),
    ...(known.length < values.length ? [sql`${text} IS NULL`] : [])
  ]
  return sql`(${joined(choices, ' OR ')})`
}

/** What `oneOfText` does not keep. Of no value it is not said whether it is in a list, so that is asked for by itself. */
function noneOfText({ column, values }: OneOf, dialect: Dialect): Sql {
  const text = dialect.text(column)
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return sql`${text} IS NOT NULL`
  const others = sql`${text} NOT IN (${marksOf(known)})`
  return known.length < values.length ? sql`(${others} AND ${text} IS NOT NULL)` : sql`(${others} OR ${text} IS NULL)`
}

function marksOf(values: readonly string[]): Sql {
  return joined(
    values.map((value) => piece('?', [value])),
    ', '
  )
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
