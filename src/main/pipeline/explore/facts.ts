/** Asks queries and gives their measures by what they measure, not by the place of a column. */

import type { Table } from '../../../shared/contract/explore'
import { type Exact, exactOf } from '../../../shared/domain/exact'
import { duckdb } from '../../../shared/domain/query/dialect'
import type { Facts } from '../../../shared/domain/query/metrics'
import { print } from '../../../shared/domain/query/print'
import type { Sql } from '../../../shared/domain/query/sql-parts'
import {
  type GroupQuery,
  type Measure,
  measureKey,
  type Query,
  type RankQuery
} from '../../../shared/domain/query/tree'
import { AppError } from '../../../shared/errors'

/**
 * Asks a warehouse and gives the whole answer; the caller decides which, and with which limits.
 * @param tiles ids of the tiles that it is asked for
 */
export type Run = (query: Query, tiles?: readonly string[]) => Promise<Table>

/** Is told every statement before it runs. */
export type OnStatement = (statement: Sql) => void

/** The warehouse of this machine. @param run runs SQL of the core */
export function inDuckdb(
  run: (sql: string, params: (string | number)[], tiles: readonly string[]) => Promise<Table>,
  onStatement?: OnStatement
): Run {
  return (query, tiles = []) => {
    const printed = print(query, duckdb)
    onStatement?.(printed)
    return run(printed.sql, [...printed.params], tiles)
  }
}

type Cell = Table['rows'][number][number]

export interface FactRow {
  readonly keys: readonly (string | null)[]
  readonly facts: Facts
}

export interface Ranking {
  /** The largest values, in order. */
  readonly labels: readonly (string | null)[]
  /** How many of them have rows in the range. */
  readonly presentCount: number
  readonly valueCount: number
  /** How many values make 80 % of the positive total. */
  readonly paretoCount: number
  readonly positiveTotal: Exact | null
}

/** The rows of a group query; without keys exactly one. */
export async function askGroups(query: GroupQuery, run: Run): Promise<FactRow[]> {
  const measures = unique(query.measures)
  const { rows, truncated } = await ask({ ...query, measures }, run)
  // A part of the groups is no answer.
  if (truncated) throw new AppError('explore.too-many-values', { column: nameOf(query), limit: rows.length })
  const keyCount = query.keys.length
  const places = new Map(measures.map((measure, index) => [measureKey(measure), keyCount + index]))
  return rows.map((row) => ({
    keys: row.slice(0, keyCount).map(textOrNull),
    facts: factsOf(places, row)
  }))
}

function nameOf({ keys }: GroupQuery): string {
  return keys.map((key) => ('column' in key ? key.column.name : key.kind)).join(' × ')
}

export async function askRanking(query: RankQuery, run: Run): Promise<Ranking> {
  const { rows } = await ask(query, run)
  const [, , valueCount, paretoCount, positive] = rows[0] ?? []
  return {
    labels: rows.map(([label]) => textOrNull(label)),
    presentCount: rows.filter(([, present]) => Number(present) > 0).length,
    valueCount: Number(valueCount ?? 0),
    paretoCount: Number(paretoCount ?? 0),
    positiveTotal: exactOf(positive)
  }
}

export function ask(query: Query, run: Run): Promise<Table> {
  return run(query)
}

/** The same question is asked once. */
function unique(measures: readonly Measure[]): Measure[] {
  return [...new Map(measures.map((measure) => [measureKey(measure), measure])).values()]
}

/** @param places of the measures in the row */
function factsOf(places: ReadonlyMap<string, number>, row: readonly Cell[]): Facts {
  return (measure) => {
    const place = places.get(measureKey(measure))
    // A measure that nobody asked for is a mistake of ours and must not look like "no value".
    if (place === undefined) throw new Error(`not asked: ${measureKey(measure)}`)
    return exactOf(row[place])
  }
}

function textOrNull(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell)
}
