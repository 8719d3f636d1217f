/** How many different values a column of a datasource has: exactly, also where a small cluster can not count all of them at once. */

import { quoted } from '../../../../shared/domain/query/dialect'
import { AppError } from '../../../../shared/errors'
import type { DruidClient } from '../../druid-port'
import { exactly } from './holdings'

/** More endings than that are not asked for one by one. */
const mostEndings = 2000
/** Characters of an ending; values that end otherwise are different. */
const endingLengths = [1, 2, 3]

/**
 * Druid holds all values in memory while it counts them, and refuses where they do not fit: then they are counted ending by ending, each
 * with a part of them. Null where even that does not fit, or there is nothing to be counted.
 */
export async function distinctIn(
  druid: Pick<DruidClient, 'sql'>,
  dataSource: string,
  column: string,
  signal: AbortSignal
): Promise<string | null> {
  const ask = async (select: string, where: string, params: string[]): Promise<(string | null)[]> => {
    const sql = `SELECT ${select} FROM ${quoted(dataSource)}${where}`
    const { rows } = await druid.sql(sql, { context: exactly, signal, ...(params.length > 0 && { params }) })
    return rows.map(([cell]) => (cell == null ? null : String(cell)))
  }
  const counted = `COUNT(DISTINCT ${quoted(column)}) AS n`
  const whole = await unlessTooMuch(ask(counted, '', []))
  if (whole !== tooMuch) return whole[0] ?? null
  for (const length of endingLengths) {
    const ending = `RIGHT(CAST(${quoted(column)} AS VARCHAR), ${length})`
    const endings = await unlessTooMuch(ask(`DISTINCT ${ending}`, ` LIMIT ${mostEndings + 1}`, []))
    if (endings === tooMuch || endings.length > mostEndings) return null
    const sum = await sumOf(endings, async (one) => await unlessTooMuch(ask(counted, ` WHERE ${ending} = ?`, [one])))
    if (sum !== null) return String(sum)
  }
  return null
}

/** How releases say that a query needs more room than it may have. */
const outOfRoom = /memory|resource|limit/i

const tooMuch = Symbol('more than fits')

/** Null as soon as one is too much. */
async function sumOf(
  endings: readonly (string | null)[],
  count: (ending: string) => Promise<(string | null)[] | typeof tooMuch>
): Promise<number | null> {
  let sum = 0
  for (const ending of endings) {
    if (ending === null) continue
    const counted = await count(ending)
    if (counted === tooMuch) return null
    sum += Number(counted[0] ?? 0)
  }
  return sum
}

async function unlessTooMuch<T>(asked: Promise<T>): Promise<T | typeof tooMuch> {
  try {
    return await asked
  } catch (error) {
    const isTooMuch = error instanceof AppError && error.code === 'druid.query-failed'
    if (isTooMuch && outOfRoom.test(String(error.details.reason))) return tooMuch
    throw error
  }
}
