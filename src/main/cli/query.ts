/** `sales query` and `sales jobs`: what is there already. */

import type { z } from 'zod'
import type { TableCell } from '../../shared/contract/explore'
import { fromWire } from '../../shared/contract/wire'
import type { JobsCommand, QueryCommand } from './arguments'
import { type CliCore, exitFailed, exitOk } from './cli-core'
import { alignedTable, amount, counted, errorLine, type Output, timeText } from './output'

const jobsShown = 500

/** Runs one SELECT and prints its rows; with `json` one line: columns, rows, truncated, tookMs. */
export async function query(core: CliCore, command: QueryCommand, output: Output): Promise<number> {
  try {
    const table = await core.client.explore.sql({ sql: command.sql, limit: command.limit })
    if (command.json) {
      output.print(JSON.stringify(table))
      return exitOk
    }
    const right = table.columns.flatMap(({ type }, c) => (isNumberType(type) ? [c] : []))
    const head = table.columns.map(({ name }) => name)
    const rows = table.rows.map((row) => row.map(cellText))
    for (const line of alignedTable(head, rows, { right })) output.print(line)
    output.print(
      `${counted(rows.length, 'row')}${table.truncated ? ', and more: raise --limit' : ''}, ${amount(table.tookMs)} ms`
    )
    return exitOk
  } catch (thrown) {
    return failed(thrown, command.json, output)
  }
}

/** Prints the loads, newest first; with `json` one line a job. */
export async function jobs(core: CliCore, command: JobsCommand, output: Output): Promise<number> {
  try {
    const list = await core.client.jobs.list({ limit: jobsShown })
    if (command.json) {
      for (const job of list.jobs) output.print(JSON.stringify(job))
      return exitOk
    }
    if (list.total === 0) output.print('No loads yet.')
    else {
      const rows = list.jobs.map((job) => [
        timeText(job.createdMs),
        job.state,
        job.dataset,
        job.sourceName,
        job.rowsLoaded === null ? '' : amount(job.rowsLoaded),
        job.id,
        job.error?.message ?? ''
      ])
      for (const line of alignedTable(['started', 'state', 'dataset', 'file', 'rows', 'job', ''], rows, {
        right: [4]
      })) {
        output.print(line)
      }
      if (list.total > list.jobs.length) output.print(`and ${amount(list.total - list.jobs.length)} older ones`)
    }
    return exitOk
  } catch (thrown) {
    return failed(thrown, command.json, output)
  }
}

function failed(thrown: unknown, json: boolean, output: Output): number {
  const error = fromWire(thrown)
  if (json) output.print(JSON.stringify({ error: errorLine(error) }))
  else output.complain(error.message)
  return exitFailed
}

function cellText(cell: z.infer<typeof TableCell>): string {
  return cell === null ? '' : String(cell)
}

function isNumberType(type: string): boolean {
  return /int|double|float|real|decimal|numeric|long|bigint/i.test(type)
}
