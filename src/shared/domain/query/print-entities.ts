/** Prints questions about the values of a column: what each has, and what many have in common. */
import { type Dialect, quoted, timeColumn } from './dialect'
import { joined, measureText, piece, type Sql, sql, whereText } from './sql-parts'
import type {
  CohortQuery,
  Condition,
  EntitiesQuery,
  EntityFact,
  EntityMeasure,
  EntityTest,
  GapsQuery,
  PairsQuery
} from './tree'

/** Columns: the value, then its facts f0, f1, … */
export function printEntityFacts(
  { dataset, where, entity, facts }: Pick<EntitiesQuery, 'dataset' | 'where' | 'entity' | 'facts'>,
  dialect: Dialect
): Sql {
  const columns = facts.map((fact, index) => sql`${factText(fact, dialect)} AS f${String(index)}`)
  return sql`SELECT ${joined([piece(`${dialect.text(entity)} AS e`), ...columns], ', ')} FROM ${dialect.table(dataset)}${filled(where, entity.name, dialect)} GROUP BY 1`
}

function factText(fact: EntityFact, dialect: Dialect): Sql {
  const time = quoted(timeColumn)
  if (fact.kind === 'first') return piece(`min(${time})`)
  return fact.kind === 'last' ? piece(`max(${time})`) : measureText(fact, dialect)
}

/** Rows that have a value of the column. */
export function filled(where: readonly Condition[], name: string, dialect: Dialect): Sql {
  const conditions = whereText(where, dialect)
  return conditions === ''
    ? sql` WHERE ${quoted(name)} IS NOT NULL`
    : sql`${conditions} AND ${quoted(name)} IS NOT NULL`
}

/** One row of the measures. @param perEntity columns as of `printEntityFacts` */
export function printEntities({ facts, measures }: EntitiesQuery, perEntity: Sql, dialect: Dialect): Sql {
  const columns = measures.map(
    (measure, index) => sql`${entityMeasureText(measure, facts, dialect)} AS m${String(index)}`
  )
  return sql`SELECT ${joined(columns, ', ')} FROM (${perEntity}) AS entities`
}

function entityMeasureText(measure: EntityMeasure, facts: readonly EntityFact[], dialect: Dialect): Sql {
  const tests = measure.tests.map((test) => testText(test, facts, dialect))
  const filter = tests.length === 0 ? '' : sql` FILTER (WHERE ${joined(tests, ' AND ')})`
  switch (measure.kind) {
    case 'count':
      return sql`count(*)${filter}`
    case 'sum':
      return sql`sum(f${String(measure.fact)})${filter}`
    case 'squares': {
      const value = `CAST(f${measure.fact} AS DOUBLE)`
      return sql`sum(${value} * ${value})${filter}`
    }
  }
}

function testText({ fact, is, than }: EntityTest, facts: readonly EntityFact[], dialect: Dialect): Sql {
  const kind = facts[fact]?.kind
  const isDay = kind === 'first' || kind === 'last'
  const bound = isDay ? piece(dialect.timeParameter, [`${than} 00:00:00`]) : piece('?', [than])
  return sql`f${String(fact)} ${is === 'below' ? '<' : '>='} ${bound}`
}

type EntityTimes = Pick<CohortQuery | GapsQuery, 'dataset' | 'where' | 'entity'>

/** Columns: value, month; every pair once. */
export function printEntityMonths(query: EntityTimes, dialect: Dialect): Sql {
  return printEntityTimes(query, dialect.month(), dialect)
}

/** Columns: value, day; every pair once. */
export function printEntityDays(query: EntityTimes, dialect: Dialect): Sql {
  return printEntityTimes(query, dialect.day(), dialect)
}

function printEntityTimes({ dataset, where, entity }: EntityTimes, time: string, dialect: Dialect): Sql {
  const conditions = filled(where, entity.name, dialect)
  return sql`SELECT ${dialect.text(entity)} AS e, ${time} AS m FROM ${dialect.table(dataset)}${conditions} AND ${quoted(timeColumn)} IS NOT NULL GROUP BY 1, 2`
}

/** Columns: days between, how often. */
export function printGaps(query: GapsQuery, dialect: Dialect): Sql {
  return sql`WITH active AS (${printEntityDays(query, dialect)}),
    gaps AS (SELECT date_diff('day', lag(m) OVER (PARTITION BY e ORDER BY m), m) AS d FROM active)
    SELECT d, count(*) AS n FROM gaps WHERE d IS NOT NULL GROUP BY 1 ORDER BY 1`
}

export function printCohorts(query: CohortQuery, dialect: Dialect): Sql {
  return sql`WITH active AS ${dialect.materialized} (${printEntityMonths(query, dialect)}),
    firsts AS (SELECT e, min(m) AS f FROM active GROUP BY 1)
    SELECT f, m, count(*) AS n FROM active JOIN firsts USING (e) GROUP BY 1, 2 ORDER BY 1, 2`
}

export function printPairs(
  { dataset, where, group, item, most, leastGroups, limit }: PairsQuery,
  dialect: Dialect
): Sql {
  const conditions = sql`${filled(where, group.name, dialect)} AND ${quoted(item.name)} IS NOT NULL`
  const lines = sql`SELECT DISTINCT ${quoted(group.name)} AS g, ${dialect.text(item)} AS i FROM ${dialect.table(dataset)}${conditions}`
  return sql`WITH lines AS ${dialect.materialized} (${lines}),
    counts AS (SELECT i, count(*) AS n FROM lines GROUP BY 1),
    frequent AS (SELECT i, n FROM counts ORDER BY n DESC, i LIMIT ${piece('?', [most])}),
    kept AS ${dialect.materialized} (SELECT g, i FROM lines JOIN frequent USING (i)),
    pairs AS (SELECT a.i AS one, b.i AS other, count(*) AS n FROM kept AS a JOIN kept AS b ON a.g = b.g AND a.i < b.i
      GROUP BY 1, 2 HAVING count(*) >= ${piece('?', [leastGroups])}
      ORDER BY 3 DESC, 1, 2 LIMIT ${piece('?', [limit])})
    SELECT one, other, pairs.n, a.n, b.n, (SELECT count(DISTINCT g) FROM lines)
    FROM pairs JOIN frequent AS a ON a.i = one JOIN frequent AS b ON b.i = other ORDER BY 3 DESC, 1, 2`
}
