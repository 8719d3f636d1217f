/** Which columns, alone or in pairs, name every row of a file. */
import pl from 'nodejs-polars'
import type { ColumnReport } from '../../../../shared/domain/check-report'
import type { CandidateKey } from '../../../../shared/domain/deep-profile'
import { nameTokens } from '../../../../shared/domain/propose-roles'
import type { RoleAssignment } from '../../../../shared/domain/role'
import { namesThings } from '../../../../shared/domain/value-rules'
import { hashOf } from '../frames'
import { countsOf } from '../scratch'
import { repeatedRows } from './repeats'
import type { ProfileTable } from './table'

/** Rows that a pair must tell apart before the whole file is asked. */
const probeRows = 50_000
const pairedColumns = 8
const pairsTried = 6
/** Part of the rows that may repeat a key for it still to be meant as one. */
const nearly = 0.02
/** A sketch of different values is off by no more than this. */
const sketchError = 0.03

/** Rows that repeat an earlier row's key. */
export async function countRepeats(table: ProfileTable, columns: readonly string[]): Promise<number> {
  const keys = columns.map((column) => table.value(column)).filter((value) => value !== null)
  const rows = await repeatedRows(table, table.frame, keys)
  return countsOf(await table.answer(rows.select(pl.len().cast(pl.Int64).alias('n'))), 'n')[0] ?? 0
}

/** Amounts name nothing, however different they are. */
const isAmount = ({ reading }: ColumnReport) => reading.type.kind === 'double' || reading.type.kind === 'decimal'

/** Whether a column may be a key: never empty, nearly as many values as rows. */
function mayBeKey(column: ColumnReport, rows: number): boolean {
  if (rows < 2 || column.nullCount > 0 || column.invalidCount > 0 || isAmount(column)) return false
  const slack = column.distinct.exact ? nearly : nearly + sketchError
  return column.distinct.count >= rows * (1 - slack)
}

/** Columns that name every row, or would but for few repeats; when none does, pairs of columns that do. */
export async function candidateKeys(table: ProfileTable, columns: readonly ColumnReport[]): Promise<CandidateKey[]> {
  const found: CandidateKey[] = []
  for (const column of columns) {
    if (!mayBeKey(column, table.rows)) continue
    const exact = column.distinct.exact
    const repeats = exact ? table.rows - column.distinct.count : await countRepeats(table, [column.name])
    const isNamed = namesThings(column.name)
    if (repeats === 0 || (isNamed && repeats <= table.rows * nearly)) found.push({ columns: [column.name], repeats })
  }
  if (found.some(({ repeats }) => repeats === 0)) return found
  return [...found, ...(await pairs(table, columns))]
}

async function pairs(table: ProfileTable, columns: readonly ColumnReport[]): Promise<CandidateKey[]> {
  const usable = columns
    .filter((c) => c.nullCount === 0 && c.invalidCount === 0 && !isAmount(c) && c.distinct.count > 1)
    .sort((a, b) => Number(namesThings(b.name)) - Number(namesThings(a.name)) || b.distinct.count - a.distinct.count)
    .slice(0, pairedColumns)
    .sort((a, b) => a.index - b.index)
  const possible = usable.flatMap((a, at) =>
    usable
      .slice(at + 1)
      .flatMap((b) => (a.distinct.count * b.distinct.count >= table.rows ? [[a.name, b.name] as const] : []))
  )
  if (possible.length === 0) return []
  const valueAt = (name: string) => table.value(name) ?? pl.lit(null)
  const probed = await table.answer(
    table
      .frame()
      .limit(probeRows)
      .select(
        pl.len().cast(pl.Int64).alias('rows'),
        ...possible.map(([a, b], at) =>
          hashOf(pl.struct([valueAt(a).alias('a'), valueAt(b).alias('b')]))
            .nUnique()
            .cast(pl.Int64)
            .alias(`p${at}`)
        )
      )
  )
  const rows = countsOf(probed, 'rows')[0] ?? 0
  const hopeful = possible.filter((_, at) => (countsOf(probed, `p${at}`)[0] ?? 0) === rows)
  const found: CandidateKey[] = []
  for (const pair of hopeful.slice(0, pairsTried)) {
    const repeats = table.rows <= probeRows ? 0 : await countRepeats(table, pair)
    if (repeats === 0) found.push({ columns: [...pair], repeats })
  }
  return found
}

const lineTokens = new Set(['line', 'item', 'lineitem', 'position', 'pos', 'zeile', 'posten', 'linea', 'ligne'])

/** The columns that should name a line of an order: order and line, else order and product; null without an order. */
export function lineKey(columns: readonly ColumnReport[], roles: RoleAssignment): string[] | null {
  if (!roles.orderId) return null
  const line = columns.find(({ name, reading }) => {
    const tokens = nameTokens(name)
    const isLine = tokens.some((token) => lineTokens.has(token)) || /line\s*(item|no|nr|number)?$/i.test(name)
    return isLine && name !== roles.orderId && name !== roles.product && reading.type.kind === 'long'
  })
  const second = line?.name ?? roles.product
  return second === undefined ? null : [roles.orderId, second]
}
