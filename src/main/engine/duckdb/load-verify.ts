/** Compares what the warehouse holds after a load with what was shaped: the last step before the commit. */

import type { DuckDBConnection } from '@duckdb/node-api'
import type { Expectation } from '../../../shared/contract/engine'
import type { Column } from '../../../shared/domain/column-type'
import { atScale, compare, exactOf, numberOf, textOf } from '../../../shared/domain/exact'
import type { ParityRow } from '../../../shared/domain/job'
import { loadColumn, quoted } from '../../../shared/domain/query/dialect'
import { answerOf } from './answer'
import type { Cell } from './cells'

/** A double's sum depends on the order of adding; anything exact is compared without tolerance. */
const doubleTolerance = 1e-9

/** Answers every expectation over the rows of one job; `equal` says which of them hold. */
export async function parityOf(
  connection: DuckDBConnection,
  dataset: string,
  jobId: string,
  schema: readonly Column[],
  expectations: readonly Expectation[]
): Promise<ParityRow[]> {
  const parity: ParityRow[] = []
  for (const expectation of expectations) {
    const { kind, column, value } = expectation
    // One after the other: exact distinct counts of all columns at once would need memory for all.
    const answer = await answerOf(
      connection,
      `SELECT ${measure(kind, column)} FROM ${quoted(dataset)} WHERE ${quoted(loadColumn)} = ?`,
      [jobId],
      1
    )
    const isDouble = schema.some(({ name, type }) => name === column && type.kind === 'double')
    const compared = comparedTo(value, answer.rows[0]?.[0] ?? null, isDouble)
    parity.push({ name: column === null ? kind : `${kind}(${column})`, shaped: value, ...compared })
  }
  return parity
}

function measure(kind: Expectation['kind'], column: string | null): string {
  const name = column === null ? '*' : quoted(column)
  switch (kind) {
    case 'rows':
      return 'count(*)'
    case 'distinct':
      return `count(DISTINCT ${name})`
    case 'sum':
    case 'min':
    case 'max':
      return `CAST(${kind}(${name}) AS VARCHAR)`
  }
}

function comparedTo(
  expected: string | null,
  cell: Cell,
  isDouble: boolean
): { warehouse: string | null; equal: boolean } {
  const warehouse = cell === null ? null : String(cell)
  if (expected === null || warehouse === null) return { warehouse, equal: expected === warehouse }
  // Beyond the largest double there is no sum to compare, only that both went there.
  if (isDouble && isEndless(expected) && isEndless(warehouse)) return { warehouse, equal: true }
  const [a, b] = [exactOf(expected), exactOf(warehouse)]
  if (!a || !b) return { warehouse, equal: instantText(expected) === instantText(warehouse) }
  if (isDouble) {
    const [x, y] = [numberOf(a), numberOf(b)]
    return { warehouse, equal: Math.abs(x - y) <= doubleTolerance * Math.max(1, Math.abs(x), Math.abs(y)) }
  }
  const equal = compare(a, b) === 0
  return { warehouse: equal ? textOf(atScale(b, a.scale)) : warehouse, equal }
}

function isEndless(text: string): boolean {
  return /^(-?inf(inity)?|nan)$/i.test(text)
}

/** Dates and times of any of the usual spellings in one: `2024-02-29T00:00:00.000Z` is `2024-02-29`. */
function instantText(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:Z|\+00(?::?00)?)?)?$/.exec(text)
  if (!match) return text
  const [, day, minute = '00:00', second = '00', fraction = ''] = match
  const rest = fraction.replace(/0+$/, '')
  return `${day} ${minute}:${second}${rest ? `.${rest}` : ''}`
}

/** The expectations that do not hold, for the error's sentence. */
export function differenceOf(parity: readonly ParityRow[]): string | null {
  const wrong = parity.filter((row) => !row.equal)
  if (wrong.length === 0) return null
  return wrong.map((row) => `${row.name}: ${row.shaped ?? 'none'} shaped, ${row.warehouse ?? 'none'} loaded`).join('; ')
}
