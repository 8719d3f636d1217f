/** Asks what can be asked of a dataset's summaries of them, and the rest of its rows. The answers are the same. */
import type { Table } from '../../../shared/contract/explore'
import { duckdb } from '../../../shared/domain/query/dialect'
import { print } from '../../../shared/domain/query/print'
import { isSummarised, type OnSummary, onSummary, type Summarised } from '../../../shared/domain/query/summary'
import type { Summary, SummaryPlan } from '../../../shared/domain/query/summary-plan'
import type { GroupQuery, Query } from '../../../shared/domain/query/tree'
import type { Run } from './facts'

export interface Summed {
  readonly plan: SummaryPlan
  readonly summaries: readonly Summary[]
}

export interface AskedSql {
  readonly sql: string
  readonly params: (string | number)[]
}

/** Runs SQL of the core for tiles; `instead` asks the same of the rows, for when a summary is gone. */
export type RunSql = (asked: AskedSql, instead: AskedSql, tiles: readonly string[]) => Promise<Table>

type Ask = (asked: AskedSql, instead: AskedSql) => Promise<Table>

/** @param rows asks of the rows what no summary has */
export function throughSummaries(rows: Run, run: RunSql, summed: Summed): Run {
  return (query, tiles = []) => {
    const ofRows: Run = (asked) => rows(asked, tiles)
    if (!isSummarised(query)) return ofRows(query)
    const first = bestOf(query, summed)
    if (!first) return ofRows(query)
    const ask: Ask = (asked, instead) => run(asked, instead, tiles)
    return query.kind === 'group' ? inParts(query, summed, ofRows, ask) : ofSummary(query, first, ask)
  }
}

function printed(query: Query, from?: string): AskedSql {
  const { sql, params } = print(query, from === undefined ? duckdb : { ...duckdb, table: () => from })
  return { sql, params: [...params] }
}

function ofSummary(query: Summarised, { query: asked, from }: OnSummary, run: Ask): Promise<Table> {
  return run(printed(asked, from), printed(query))
}

/** The summary that has most of what is asked; of several the smallest. */
function bestOf(query: Summarised, { plan, summaries }: Summed): OnSummary | null {
  const found = summaries.flatMap((summary) => {
    const on = onSummary(query, summary, plan)
    return on ? [{ on, rows: summary.rows }] : []
  })
  const [best] = found.sort((a, b) => b.on.asked.length - a.on.asked.length || a.rows - b.rows)
  return best?.on ?? null
}

/** Each part asks for some of the measures; all of them have the same keys. */
async function inParts(query: GroupQuery, summed: Summed, ofRows: Run, run: Ask): Promise<Table> {
  const waiting = new Map(query.measures.map((_, place) => [place, true]))
  const parts: { readonly places: readonly number[]; readonly answer: Promise<Table> }[] = []
  while (waiting.size > 0 || parts.length === 0) {
    const places = [...waiting.keys()]
    const rest: GroupQuery = { ...query, measures: places.flatMap((place) => query.measures[place] ?? []) }
    const on = bestOf(rest, summed)
    const taken = on ? on.asked.flatMap((index) => places[index] ?? []) : places
    const asked: GroupQuery = { ...query, measures: taken.flatMap((place) => query.measures[place] ?? []) }
    parts.push({ places: taken, answer: on ? ofSummary(asked, on, run) : ofRows(asked) })
    for (const place of taken) waiting.delete(place)
  }
  const tables = await Promise.all(parts.map(async ({ places, answer }) => ({ places, table: await answer })))
  const [one] = tables
  if (tables.length === 1 && one) return one.table
  return joined(query, tables) ?? ofRows(query)
}

/** Null when the parts have other keys, because rows changed between them. */
function joined(
  { keys, measures }: GroupQuery,
  tables: readonly { readonly places: readonly number[]; readonly table: Table }[]
): Table | null {
  const [first] = tables
  if (!first) return null
  const keyOf = (row: Table['rows'][number]) => JSON.stringify(row.slice(0, keys.length))
  if (tables.some(({ table }) => table.rows.length !== first.table.rows.length)) return null
  const rows: Table['rows'] = []
  for (const [index, row] of first.table.rows.entries()) {
    const cells: Table['rows'][number] = [...row.slice(0, keys.length), ...measures.map(() => null)]
    for (const { places, table } of tables) {
      const other = table.rows[index]
      if (!other || keyOf(other) !== keyOf(row)) return null
      for (const [at, place] of places.entries()) cells[keys.length + place] = other[keys.length + at] ?? null
    }
    rows.push(cells)
  }
  const columns = first.table.columns.slice(0, keys.length)
  for (const { places, table } of tables) {
    for (const [at, place] of places.entries()) {
      const column = table.columns[keys.length + at]
      if (column) columns[keys.length + place] = { ...column, name: `m${place}` }
    }
  }
  return {
    columns,
    rows,
    truncated: tables.some(({ table }) => table.truncated),
    tookMs: Math.max(...tables.map(({ table }) => table.tookMs))
  }
}
