/** Compares what the warehouse holds after a load with what was shaped: the last step before the commit. */

import type { DuckDBConnection } from '@duckdb/node-api'
import type { Expectation } from '../../../shared/contract/engine'
import type { Column } from '../../../shared/domain/column-type'
import type { ParityRow } from '../../../shared/domain/job'
import { comparedTo } from '../../../shared/domain/parity'
import { loadColumn, quoted } from '../../../shared/domain/query/dialect'
import { answerOf } from './answer'

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
