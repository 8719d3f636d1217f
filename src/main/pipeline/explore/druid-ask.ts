/** Answers the query tree from a Druid datasource: the same columns, with the same exact numbers, as the warehouse of this machine gives. */
import type { Table } from '../../../shared/contract/explore'
import type { ColumnType } from '../../../shared/domain/column-type'
import type { Dataset } from '../../../shared/domain/dataset'
import { rowsSql } from '../../../shared/domain/druid/measured'
import { type PublishedColumn, publishedColumns, unscaled } from '../../../shared/domain/druid/published'
import { add, exactOf, textOf } from '../../../shared/domain/exact'
import type { Dialect } from '../../../shared/domain/query/dialect'
import { druidDialect, printDistinct, printGroup, printRows, printValues } from '../../../shared/domain/query/druid'
import { printEntities, printEntityFacts } from '../../../shared/domain/query/print-entities'
import { type Sql, sql } from '../../../shared/domain/query/sql-parts'
import type {
  Condition,
  EntitiesQuery,
  EntityFact,
  EntityMeasure,
  GroupQuery,
  Measure,
  Query
} from '../../../shared/domain/query/tree'
import { AppError } from '../../../shared/errors'
import { distinctCounts } from '../druid-distinct'
import type { SqlCell } from '../druid-port'
import { druidLists, scaled } from './druid-lists'
import { listed } from './druid-parts'
import type { OnStatement, Run } from './facts'
import type { AskedCluster } from './in-turn'
import { failureOf, isOfOneMeasure } from './measure-failure'
import type { Watch } from './slow-queries'

type Rows = readonly (readonly SqlCell[])[]

const exactly = { useApproximateCountDistinct: false, useApproximateTopN: false }

interface Asking {
  readonly signal: AbortSignal | undefined
  readonly leastTimeoutMs: number
  readonly onStatement?: OnStatement | undefined
  readonly watch: Watch
}

/** @throws AppError of the client, `explore.too-many-values` */
export function druidAsk(
  dataset: Dataset,
  druid: AskedCluster,
  { signal, leastTimeoutMs, onStatement, watch }: Asking
): Run {
  const { cluster, schema } = dataset
  if (cluster === undefined) throw new AppError('load.unknown-dataset', { dataset: dataset.name })
  const { form } = cluster
  const rows = rowsSql(form) ?? 'COUNT(*)'
  const dialect = druidDialect(schema, form, rows)
  const published = new Map(publishedColumns(schema, form.money).map((column) => [column.name, column]))
  const ask = async (statement: Sql): Promise<Rows> => {
    onStatement?.(statement)
    const { sql: text, params } = statement
    const options = { params, context: exactly, leastTimeoutMs, ...(signal && { signal }) }
    const { rows } = await watch(statement, () => druid.sql(text, options))
    return rows
  }
  const scaleOfColumn = (name: string) => published.get(name)?.scale ?? 0
  const scaleOf = (measure: Measure) => {
    if (measure.kind === 'sum') return scaleOfColumn(measure.column.name)
    return measure.kind === 'product' ? measure.columns.reduce((sum, { name }) => sum + scaleOfColumn(name), 0) : 0
  }
  const lists = druidLists({ ask, dialect, scaleOf })

  return async (asked: Query): Promise<Table> => {
    const startedMs = performance.now()
    const query = { ...asked, dataset: form.dataSource }
    const answer = await rowsOf(query)
    return {
      columns: query.kind === 'rows' ? query.columns.map(({ name, type }) => ({ name, type: typeName(type) })) : [],
      rows: answer.map((row) => [...row]),
      truncated: false,
      tookMs: Math.round(performance.now() - startedMs)
    }
  }

  async function rowsOf(query: Query): Promise<Rows> {
    switch (query.kind) {
      case 'group':
        return await grouped(query)
      case 'rank':
        return await lists.ranked(query)
      case 'values':
        return (await ask(printValues(query, dialect))).map(([label = null, count = null]) => [label, count])
      case 'entities': {
        const cells = await entities(query)
        return [cells.map((cell, i) => unitsOf(cell, query.measures[i], query.facts))]
      }
      case 'segments':
        return await lists.segments(query)
      case 'classes':
        return await lists.classes(query)
      case 'cohorts':
        return await lists.cohorts(query)
      case 'gaps':
        return await lists.gaps(query)
      case 'pairs':
        // The tile says so before anything is asked.
        throw new Error('pairs are not asked of a cluster')
      case 'rows': {
        const found = await ask(printRows(query, dialect))
        return found.map((row) =>
          query.columns.map(({ name, type }, i) => shown(row[i] ?? null, type, published.get(name)))
        )
      }
    }
  }

  async function grouped(query: GroupQuery): Promise<Rows> {
    const counted = query.measures.flatMap((measure, at) => (measure.kind === 'distinct' ? [{ measure, at }] : []))
    const others = query.measures.flatMap((measure, at) => (measure.kind === 'distinct' ? [] : [{ measure, at }]))
    const tooMuch: { readonly measure: Measure; readonly error: AppError }[] = []
    const [main, ...distincts] = await Promise.all([
      ask(printGroup({ ...query, measures: others.map(({ measure }) => measure) }, dialect)),
      ...counted.map(({ measure }) =>
        distinctCounts(ask, { ...query, measure }, dialect).catch((error: unknown): Rows => {
          if (!isOfOneMeasure(error)) throw error
          tooMuch.push({ measure, error })
          return []
        })
      )
    ])
    const [first] = tooMuch
    if (first)
      throw failureOf(
        first.error,
        tooMuch.map(({ measure }) => measure)
      )
    const keyCount = query.keys.length
    const keyOf = (row: readonly SqlCell[]) => JSON.stringify(row.slice(0, keyCount))
    const counts = distincts.map((rows) => new Map(rows.map((row) => [keyOf(row), row[keyCount] ?? null])))
    return (main ?? []).map((row) => {
      const cells: SqlCell[] = query.measures.map(() => null)
      others.forEach(({ measure, at }, i) => {
        cells[at] = scaled(row[keyCount + i] ?? null, scaleOf(measure))
      })
      counted.forEach(({ at }, i) => {
        cells[at] = counts[i]?.get(keyOf(row)) ?? 0
      })
      return [...row.slice(0, keyCount), ...cells]
    })
  }

  /** In one, or in parts of the values, which add up. */
  async function entities(query: EntitiesQuery): Promise<SqlCell[]> {
    const { dataset, where, entity: by } = query
    const statement = (within: readonly Condition[]) => {
      const part = { ...query, where: within }
      return printEntities(part, entityFacts(part, dialect), dialect)
    }
    const rows: (readonly SqlCell[])[] = []
    const list = { dataset, where, by, statement, most: Number.MAX_SAFE_INTEGER }
    for await (const part of listed(ask, list, dialect)) rows.push(...part)
    const [first, ...others] = rows
    return query.measures.map((_, at) => others.reduce((sum, row) => added(sum, row[at] ?? null), first?.[at] ?? null))
  }

  /** Squares of cents are ten thousand times those of the whole. */
  function unitsOf(cell: SqlCell, measure: EntityMeasure | undefined, facts: readonly EntityFact[]): SqlCell {
    if (measure === undefined || measure.kind === 'count') return cell
    const scale = factScale(facts[measure.fact])
    return measure.kind === 'sum' || cell === null ? scaled(cell, scale) : Number(cell) / 10 ** (2 * scale)
  }

  function factScale(fact: EntityFact | undefined): number {
    return fact === undefined || fact.kind === 'first' || fact.kind === 'last' ? 0 : scaleOf(fact)
  }
}

/** Whole numbers of any length stay exact. */
function added(one: SqlCell, other: SqlCell): SqlCell {
  const [a, b] = [exactOf(one), exactOf(other)]
  if (a === null || b === null) return a === null ? other : one
  return textOf(add(a, b))
}

/** A distinct count of each value is asked of its pairs; it stands alone then. */
function entityFacts(query: Pick<EntitiesQuery, 'dataset' | 'where' | 'entity' | 'facts'>, dialect: Dialect): Sql {
  const [fact, ...more] = query.facts
  if (fact?.kind !== 'distinct') return printEntityFacts(query, dialect)
  if (more.length > 0) throw new Error('a distinct count beside other facts')
  const { dataset, where, entity } = query
  const keys = [{ kind: 'value', column: entity } as const]
  const pairs = printDistinct(
    { dataset, where: [...where, { kind: 'known', column: entity }], keys, measure: fact },
    null,
    dialect
  )
  return sql`SELECT k0 AS e, n AS f0 FROM (${pairs}) AS counts`
}

/** As the warehouse of this machine calls it. */
function typeName(type: ColumnType): string {
  switch (type.kind) {
    case 'string':
      return 'VARCHAR'
    case 'long':
      return 'BIGINT'
    case 'decimal':
      return `DECIMAL(${type.precision},${type.scale})`
    default:
      return type.kind.toUpperCase()
  }
}

/** A cell as the warehouse of this machine shows it. */
function shown(cell: SqlCell, type: ColumnType, column: PublishedColumn | undefined): SqlCell {
  if (cell === null) return null
  switch (column?.encoding) {
    case 'scaled':
      return unscaled(String(cell), column.scale)
    case 'flag':
      return Number(cell) === 1
    case 'epoch-ms': {
      const iso = new Date(Number(cell)).toISOString()
      return type.kind === 'date' ? iso.slice(0, 10) : iso.replace('T', ' ').replace(/(?:\.000)?Z$/, '')
    }
    default:
      return cell
  }
}
