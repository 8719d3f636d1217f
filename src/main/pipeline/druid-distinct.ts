/** How many different values a column of a datasource has: exactly, also where a small cluster can not count all of them at once. */
import type { Dialect } from '../../shared/domain/query/dialect'
import { type Distinct, printDistinct, printEndings } from '../../shared/domain/query/druid'
import type { Sql } from '../../shared/domain/query/sql-parts'
import { AppError } from '../../shared/errors'
import type { SqlCell } from './druid-port'

type Rows = readonly (readonly SqlCell[])[]

/** More endings than that are not asked for one by one. */
const mostEndings = 2000
/** Characters of an ending. */
const endingLengths = [1, 2, 3]

/**
 * Rows of keys and count. Druid holds all values in memory while it counts them, and refuses where they do not fit: then they are counted
 * ending by ending, each with a part of them.
 * @param ask exactly, never approximately
 * @throws AppError `druid.out-of-room` where not even the parts fit; of `ask`
 */
export async function distinctCounts(
  ask: (sql: Sql) => Promise<Rows>,
  distinct: Distinct,
  dialect: Dialect
): Promise<Rows> {
  try {
    return await ask(printDistinct(distinct, null, dialect))
  } catch (error) {
    if (!isOutOfRoom(error)) throw error
    for (const length of endingLengths) {
      const found = await inParts(ask, distinct, length, dialect)
      if (found !== null) return found
    }
    throw error
  }
}

export function isOutOfRoom(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'druid.out-of-room'
}

/** Null as soon as one part is too much as well. */
async function inParts(
  ask: (sql: Sql) => Promise<Rows>,
  distinct: Distinct,
  length: number,
  dialect: Dialect
): Promise<Rows | null> {
  const sums = new Map<string, { readonly keys: readonly SqlCell[]; count: number }>()
  try {
    const { dataset, measure } = distinct
    const counted = { dataset, where: [...distinct.where, ...measure.when], column: measure.column }
    const endings = await ask(printEndings(counted, length, mostEndings + 1, dialect))
    if (endings.length > mostEndings) return null
    for (const [ending] of endings) {
      const text = ending == null ? null : String(ending)
      for (const row of await ask(printDistinct(distinct, { length, text }, dialect))) {
        const keys = row.slice(0, distinct.keys.length)
        const id = JSON.stringify(keys)
        const sum = sums.get(id) ?? { keys, count: 0 }
        sum.count += Number(row[keys.length] ?? 0)
        sums.set(id, sum)
      }
    }
  } catch (error) {
    if (isOutOfRoom(error)) return null
    throw error
  }
  // Without keys there is one count, also of nothing.
  if (sums.size === 0 && distinct.keys.length === 0) return [[0]]
  return [...sums.values()].map(({ keys, count }) => [...keys, count])
}
