/** Long lists of a cluster: as a whole, or where that is too much for it or for us, in parts by how the texts of a column end. */
import type { Column } from '../../../shared/domain/column-type'
import type { Dialect } from '../../../shared/domain/query/dialect'
import { printEndings } from '../../../shared/domain/query/druid'
import { piece, type Sql, sql } from '../../../shared/domain/query/sql-parts'
import type { Condition } from '../../../shared/domain/query/tree'
import { AppError } from '../../../shared/errors'
import { isOutOfRoom } from '../druid-distinct'
import type { SqlCell } from '../druid-port'

export type Rows = readonly (readonly SqlCell[])[]

export interface Listed {
  readonly dataset: string
  readonly where: readonly Condition[]
  /** No value of it is in two parts. */
  readonly by: Column
  readonly statement: (where: readonly Condition[]) => Sql
  /** Rows of all parts together. */
  readonly most: number
}

/** Rows of one answer: more are seconds of the host's time and hundreds of megabytes. */
const mostAtOnce = 500_000
/** Parts of a part. */
const mostEndings = 200
/** Characters of an ending. */
const longestEnding = 4
/** After so many parts it shows how many rows all of them will have. */
const partsThatTell = 5
/** Parts are not of one size: no list is given up for less. */
const clearlyMore = 1.5

/**
 * The rows of a list, part by part.
 * @throws AppError `explore.too-many-values` where there are more, or where not even the smallest parts fit into the cluster
 */
export async function* listed(
  ask: (statement: Sql) => Promise<Rows>,
  list: Listed,
  dialect: Dialect
): AsyncGenerator<Rows, void, void> {
  const { dataset, by, statement, most } = list
  const tooMany = (cause?: unknown) =>
    new AppError('explore.too-many-values', { column: by.name, limit: most }, { cause })
  let [taken, parts, done] = [0, 0, 0]

  /** @param share of the whole, as if all parts were of one size */
  async function* part(where: readonly Condition[], length: number, share: number): AsyncGenerator<Rows, void, void> {
    const rows = await answerOf(where, length)
    if (rows === null) return yield* split(where, length + 1, share)
    taken += rows.length
    parts++
    done += share
    // Minutes of a cluster's work are not asked for what can't be told in the end.
    if (taken > most || (parts >= partsThatTell && taken / done > clearlyMore * most)) throw tooMany()
    yield rows
  }

  /** Null: it must be split. */
  async function answerOf(where: readonly Condition[], length: number): Promise<Rows | null> {
    const atOnce = Math.min(most, mostAtOnce)
    try {
      const rows = await ask(sql`${statement(where)} LIMIT ${piece('?', [atOnce + 1])}`)
      if (rows.length > most) throw tooMany()
      if (rows.length <= atOnce) return rows
    } catch (error) {
      if (!isTooMuch(error)) throw error
      if (length === longestEnding) throw tooMany(error)
    }
    if (length === longestEnding) throw tooMany()
    return null
  }

  async function* split(where: readonly Condition[], length: number, share: number): AsyncGenerator<Rows, void, void> {
    const endings = await ask(printEndings({ dataset, where, column: by }, length, mostEndings + 1, dialect))
    if (endings.length > mostEndings) throw tooMany()
    for (const [ending = null] of endings) {
      const text = ending === null ? null : String(ending)
      yield* part([...where, { kind: 'ends', column: by, length, text }], length, share / endings.length)
    }
  }

  yield* part(list.where, 0, 1)
}

function isTooMuch(error: unknown): boolean {
  return isOutOfRoom(error) || (error instanceof AppError && error.code === 'druid.answer-too-large')
}
