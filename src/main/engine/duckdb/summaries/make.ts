/** Which summaries a dataset gets, and their tables. */
import { randomBytes } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted, timeColumn } from '../../../../shared/domain/query/dialect'
import type { Summary, SummaryPlan } from '../../../../shared/domain/query/summary-plan'
import { answerOf } from '../answer'
import { fixedColumns, type OrderCounts, orderCounts, orderMarks } from './orders'

/** A column with more values is no dimension of a summary. */
const mostValues = 1000
/** Rows of a summary of days, at most and as a share of the dataset's; and of those of months. */
const mostRows = 1_000_000
const dayShare = 1 / 8
const smallShare = 1 / 40
const wideShare = 1 / 4

const time = quoted(timeColumn)

/** Waits until a heavy statement may run. */
export type Pause = () => Promise<void>

/** An empty list says that the dataset is small, or that no summary would be much smaller than its rows. */
export async function makeSummaries(
  connection: DuckDBConnection,
  dataset: string,
  plan: SummaryPlan,
  pause: Pause
): Promise<Summary[]> {
  const [[rows = 0] = []] = (await ask(connection, `SELECT count(*) FROM ${quoted(dataset)}`)) as number[][]
  if (rows === 0 || rows < plan.leastRows) return []
  await pause()
  const sizes = await estimates(connection, dataset, [
    ...plan.dimensions.map((name) => [quoted(name)]),
    ...plan.entities.flatMap((entity) => [
      [month, quoted(entity)],
      ...plan.dimensions.map((name) => [month, quoted(entity), quoted(name)])
    ])
  ])
  const few = plan.dimensions
    .filter((_, index) => (sizes[index] ?? 0) <= mostValues)
    .sort((a, b) => (sizes[plan.dimensions.indexOf(a)] ?? 0) - (sizes[plan.dimensions.indexOf(b)] ?? 0))
  const made: Summary[] = []
  await pause()
  const same = await sameValues(connection, dataset, plan)
  // With every dimension less, days have fewer rows; the ones of most values go first.
  const prefixes = few.map((_, index) => few.slice(0, index + 1))
  await pause()
  const dayRows = await estimates(
    connection,
    dataset,
    prefixes.map((names) => [day, ...names.map(quoted)])
  )
  const fitting = prefixes.filter((_, index) => (dayRows[index] ?? 0) <= Math.min(mostRows, rows * dayShare))
  made.push(await makeTable(connection, dataset, plan, same, 'day', fitting.at(-1) ?? [], pause))
  let at = plan.dimensions.length
  for (const entity of plan.entities) {
    const own = sizes[at] ?? 0
    const withOne = new Map(plan.dimensions.map((name, index) => [name, sizes[at + 1 + index] ?? 0]))
    at += plan.dimensions.length + 1
    if (own > Math.min(mostRows, rows * wideShare)) continue
    const names = [...few].sort((a, b) => (withOne.get(a) ?? 0) - (withOne.get(b) ?? 0))
    await pause()
    for (const dimensions of await entityTables(connection, dataset, entity, names, own, rows)) {
      made.push(await makeTable(connection, dataset, plan, same, 'month', dimensions, pause))
    }
  }
  return made
}

const day = `date_trunc('day', ${time})`
const month = `date_trunc('month', ${time})`

/** A small table of the entity's months, and a wider one by which it can be filtered. */
async function entityTables(
  connection: DuckDBConnection,
  dataset: string,
  entity: string,
  names: readonly string[],
  own: number,
  rows: number
): Promise<string[][]> {
  const prefixes = names.map((_, index) => [entity, ...names.slice(0, index + 1)])
  const sizes = await estimates(
    connection,
    dataset,
    prefixes.map((prefix) => [month, ...prefix.map(quoted)])
  )
  const within = (most: number) => prefixes.filter((_, index) => (sizes[index] ?? 0) <= most).at(-1)
  const small = within(Math.max(rows * smallShare, own * 1.1)) ?? [entity]
  const wide = within(Math.min(mostRows, rows * wideShare)) ?? small
  return wide.length > small.length ? [small, wide] : [small]
}

/** About how many different combinations there are, each list for itself, in one look at the rows. */
async function estimates(
  connection: DuckDBConnection,
  dataset: string,
  lists: readonly (readonly string[])[]
): Promise<number[]> {
  if (lists.length === 0) return []
  const counts = lists.map((columns) => `approx_count_distinct(hash(${columns.join(', ')}))`)
  const [row = []] = await ask(connection, `SELECT ${counts.join(', ')} FROM ${quoted(dataset)}`)
  return row.map(Number)
}

/** Values that differ only in columns of which no row lacks a value: most datasets are complete in most columns. */
async function sameValues(
  connection: DuckDBConnection,
  dataset: string,
  { values }: SummaryPlan
): Promise<Summary['same']> {
  const needed = [...new Set(values.flatMap(({ known }) => known))]
  if (needed.length === 0) return {}
  const tests = needed.map((value) => `count(${value}) = count(*)`)
  const [row = []] = await ask(connection, `SELECT ${tests.join(', ')} FROM ${quoted(dataset)}`)
  const complete = new Set(needed.filter((_, index) => row[index] === true))
  const first = new Map<string, string>()
  const same: Summary['same'] = {}
  for (const { name, whole, known } of values) {
    const key = JSON.stringify([whole, known.filter((value) => !complete.has(value)).sort()])
    const other = first.get(key)
    if (other === undefined) first.set(key, name)
    else same[name] = other
  }
  return same
}

async function makeTable(
  connection: DuckDBConnection,
  dataset: string,
  plan: SummaryPlan,
  same: Summary['same'],
  grain: Summary['grain'],
  dimensions: readonly string[],
  pause: Pause
): Promise<Summary> {
  // A table of an earlier time must never be taken for this one.
  const token = randomBytes(6).toString('hex')
  const table = `${grain} ${token}`
  const draft = quoted(`draft ${token}`)
  const names = dimensions.map(quoted)
  const own = plan.values.filter(({ name }) => same[name] === undefined)
  const values = own.map(({ name, row }) => `sum(${row}) AS ${quoted(name)}`)
  const keys = [`${grain === 'day' ? day : month} AS ${time}`, ...names]
  const places = keys.map((_, index) => index + 1).join(', ')
  await pause()
  await connection.run(
    `CREATE TEMP TABLE ${draft} AS SELECT ${[...keys, ...values].join(', ')} FROM ${quoted(dataset)} GROUP BY ${places}`
  )
  await pause()
  const fixed = grain === 'day' && plan.orders ? await fixedColumns(connection, dataset, plan.orders, dimensions) : null
  const counted =
    plan.orders && fixed
      ? await orderCounts(connection, dataset, plan.orders, { dimensions, fixed, token }, pause)
      : null
  const columns = await narrowed(
    connection,
    draft,
    own.map(({ name }) => name)
  )
  await connection.run(
    `CREATE TABLE summary.${quoted(table)} AS
     SELECT ${[`s.${time}`, ...names.map((name) => `s.${name}`), ...columns, ...marksOf(counted, dimensions)].join(', ')}
     FROM ${draft} AS s ${counted?.joins ?? ''} ORDER BY s.${time}`
  )
  await connection.run(`DROP TABLE ${draft}`)
  for (const temporary of counted?.tables ?? []) await connection.run(`DROP TABLE ${quoted(temporary)}`)
  const [[rows] = []] = await ask(connection, `SELECT count(*) FROM summary.${quoted(table)}`)
  const orders = counted ? { fixed: [...counted.fixed], pins: counted.pins.map((pins) => [...pins]) } : null
  return { table, grain, dimensions: [...dimensions], rows: Number(rows ?? 0), same, orders }
}

function marksOf(counted: OrderCounts | null, dimensions: readonly string[]): string[] {
  return counted ? orderMarks(counted, dimensions) : []
}

/** Sums in the smallest type that has room for them: adding them up takes less time then, and gives the same type. */
async function narrowed(connection: DuckDBConnection, draft: string, names: readonly string[]): Promise<string[]> {
  const largest = names.map((name) => `max(abs(${quoted(name)}))`)
  const { columns } = await answerOf(connection, `SELECT ${names.map(quoted).join(', ')} FROM ${draft} LIMIT 0`, [], 1)
  const [row = []] = await ask(connection, `SELECT ${largest.join(', ')} FROM ${draft}`)
  return names.map((name, index) => {
    const digits = String(row[index] ?? 0).split('.')[0]?.length ?? 0
    const scale = Number(/^DECIMAL\(38,\s*(\d+)\)$/.exec(columns[index]?.type ?? '')?.[1] ?? Number.NaN)
    const column = `s.${quoted(name)}`
    if (columns[index]?.type === 'HUGEINT' && digits <= 18) return `CAST(${column} AS BIGINT) AS ${quoted(name)}`
    if (digits + scale <= 18) return `CAST(${column} AS DECIMAL(18,${scale})) AS ${quoted(name)}`
    return column
  })
}

async function ask(connection: DuckDBConnection, sql: string) {
  return (await answerOf(connection, sql, [], 10)).rows
}
