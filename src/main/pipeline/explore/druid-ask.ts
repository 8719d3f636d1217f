/** Answers the query tree from a Druid datasource: the same columns, with the same exact numbers, as the warehouse of this machine gives. */
import type { Table } from '../../../shared/contract/explore'
import type { ColumnType } from '../../../shared/domain/column-type'
import type { Dataset } from '../../../shared/domain/dataset'
import { rowsSql } from '../../../shared/domain/druid/measured'
import { type PublishedColumn, publishedColumns, unscaled } from '../../../shared/domain/druid/published'
import { exactOf, textOf } from '../../../shared/domain/exact'
import { druidDialect, printGroup, printRows, printSizes, printValues } from '../../../shared/domain/query/druid'
import type { Sql } from '../../../shared/domain/query/print'
import type { GroupQuery, Measure, Query, RankQuery } from '../../../shared/domain/query/tree'
import { AppError } from '../../../shared/errors'
import { distinctCounts } from '../druid-distinct'
import type { DruidClient, SqlCell } from '../druid-port'
import type { Run } from './facts'
import { byLabel, bySize, paretoOf } from './largest'

type Rows = readonly (readonly SqlCell[])[]

/** Values of a dimension that are ranked; more are refused rather than ranked wrongly. */
const mostValues = 200_000
const exactly = { useApproximateCountDistinct: false, useApproximateTopN: false }

/** @throws AppError of the client, `explore.too-many-values` */
export function druidAsk(
  dataset: Dataset,
  druid: DruidClient,
  signal: AbortSignal | undefined,
  timeoutMs: number
): Run {
  const { cluster, schema } = dataset
  if (cluster === undefined) throw new AppError('load.unknown-dataset', { dataset: dataset.name })
  const { form } = cluster
  const rows = rowsSql(form) ?? 'COUNT(*)'
  const dialect = druidDialect(schema, form, rows)
  const published = new Map(publishedColumns(schema, form.money).map((column) => [column.name, column]))
  const ask = async ({ sql, params }: Sql): Promise<Rows> => {
    const answer = await druid.sql(sql, { params, context: exactly, timeoutMs, ...(signal && { signal }) })
    return answer.rows
  }
  const scaleOfColumn = (name: string) => published.get(name)?.scale ?? 0
  const scaleOf = (measure: Measure) => {
    if (measure.kind === 'sum') return scaleOfColumn(measure.column.name)
    return measure.kind === 'product' ? measure.columns.reduce((sum, { name }) => sum + scaleOfColumn(name), 0) : 0
  }

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
        return await ranked(query)
      case 'values':
        return (await ask(printValues(query, dialect))).map(([label = null, count = null]) => [label, count])
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
    const [main, ...distincts] = await Promise.all([
      ask(printGroup({ ...query, measures: others.map(({ measure }) => measure) }, dialect)),
      ...counted.map(({ measure }) => distinctCounts(ask, { ...query, measure }, dialect))
    ])
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

  async function ranked(query: RankQuery): Promise<Rows> {
    const found = await ask(printSizes(query, dialect, mostValues + 1))
    if (found.length > mostValues) {
      throw new AppError('explore.too-many-values', { column: query.dimension.name, limit: mostValues })
    }
    return ranking(found, query.top, scaleOf(query.by))
  }
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

/** Value, rows, number of values, Pareto count, positive total: of values with their rows and sizes. */
export function ranking(found: Rows, top: number, scale: number): SqlCell[][] {
  const values = found
    .map(([label = null, present = null, size = null]) => ({
      label: label === null ? null : String(label),
      present,
      size: exactOf(scaled(size, scale))
    }))
    .sort((a, b) => bySize(a.size, b.size) || byLabel(a.label, b.label))
  const { paretoCount, positiveTotal } = paretoOf(values.flatMap((value) => value.size ?? []))
  const valueCount = values.filter(({ present }) => Number(present ?? 0) > 0).length
  const positive = positiveTotal && textOf(positiveTotal)
  return values.slice(0, top).map(({ label, present }) => [label, present, valueCount, paretoCount, positive])
}

function scaled(cell: SqlCell, scale: number): SqlCell {
  return cell === null || scale === 0 ? cell : unscaled(String(cell), scale)
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
