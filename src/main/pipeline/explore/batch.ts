/**
 * Questions of a board that are asked at once: group queries over the same rows by the same keys become one statement, however many tiles
 * want something of it.
 */
import type { Table } from '../../../shared/contract/explore'
import type { DateRange } from '../../../shared/domain/board'
import {
  alsoWhen,
  type Condition,
  type GroupQuery,
  type Measure,
  measureKey,
  type Query
} from '../../../shared/domain/query/tree'
import { allRows } from './board-context'
import type { Run } from './facts'
import { isFailureOf } from './measure-failure'

interface Waiting {
  readonly query: GroupQuery
  readonly tiles: readonly string[]
  readonly resolve: (table: Table) => void
  readonly reject: (error: unknown) => void
}

/** Collects group queries until the caller has nothing else to do, then runs them together. */
export function batched(run: Run): Run {
  let waiting: Waiting[] = []
  const flush = () => {
    const batch = waiting
    waiting = []
    for (const members of groupsOf(batch)) void answer(members, run)
  }
  return (query: Query, tiles = []) => {
    if (query.kind !== 'group') return run(query, tiles)
    return new Promise<Table>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ query, tiles, resolve, reject })
    })
  }
}

/** By dataset, filters and keys; the days are no difference. */
function groupsOf(batch: readonly Waiting[]): Waiting[][] {
  const groups = new Map<string, Waiting[]>()
  for (const one of batch) {
    const { dataset, keys, where } = one.query
    const key = JSON.stringify([dataset, keys, where.filter(({ kind }) => kind !== 'during')])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

async function answer(members: readonly Waiting[], run: Run): Promise<void> {
  const { query, placesOf } = merged(members.map((member) => member.query))
  try {
    const table = await run(query, [...new Set(members.flatMap(({ tiles }) => tiles))])
    const keyCount = query.keys.length
    members.forEach((member, index) => {
      const { measures, present } = placesOf[index] ?? { measures: [], present: null }
      const rows = table.rows
        // A key that only other days have is no row of this question.
        .filter((row) => present === null || Number(row[keyCount + present] ?? 0) > 0)
        .map((row) => [...row.slice(0, keyCount), ...measures.map((place) => row[keyCount + place] ?? null)])
      member.resolve({ ...table, rows })
    })
  } catch (error) {
    // A count that a cluster has no memory or no time for is nothing to those who did not ask for it.
    const asked = (index: number) => placesOf[index]?.measures.map((place) => query.measures[place] ?? allRows) ?? []
    const isOfAll = members.every((_, index) => asked(index).every((measure) => isFailureOf(error, measure) !== true))
    const others = isOfAll
      ? []
      : members.filter((_, index) => asked(index).every((measure) => isFailureOf(error, measure) === false))
    for (const member of members) if (!others.includes(member)) member.reject(error)
    if (others.length > 0) await answer(others, run)
  }
}

interface Merged {
  readonly query: GroupQuery
  /** Of each member: where its measures stand, and the one that counts the rows of its days. */
  readonly placesOf: readonly { readonly measures: readonly number[]; readonly present: number | null }[]
}

/** One query for several with the same dataset, keys and filters. */
export function merged(queries: readonly [GroupQuery, ...GroupQuery[]] | readonly GroupQuery[]): Merged {
  const [first] = queries
  if (first === undefined) throw new Error('nothing to merge')
  const days = queries.map(({ where }) => where.filter(({ kind }) => kind === 'during'))
  const isSame = new Set(days.map((one) => JSON.stringify(one))).size === 1
  const places = new Map<string, { readonly measure: Measure; readonly place: number }>()
  const placeOf = (measure: Measure) => {
    const key = measureKey(measure)
    const known = places.get(key)
    if (known) return known.place
    places.set(key, { measure, place: places.size })
    return places.size - 1
  }
  const placesOf = queries.map(({ measures, keys }, index) => {
    const own = isSame ? [] : (days[index] ?? [])
    const isKeyed = own.length > 0 && keys.length > 0
    return {
      measures: measures.map((measure) => placeOf(limited(measure, own))),
      present: isKeyed ? placeOf(limited({ kind: 'rows', when: [] }, own)) : null
    }
  })
  const filters = first.where.filter(({ kind }) => kind !== 'during')
  const where = isSame ? first.where : [...filters, ...union(days)]
  return { query: { ...first, where, measures: [...places.values()].map(({ measure }) => measure) }, placesOf }
}

/** The measure over the days only; one that names days of its own lies within them already. */
function limited(measure: Measure, days: readonly Condition[]): Measure {
  return measure.when.some(({ kind }) => kind === 'during') ? measure : alsoWhen(measure, days)
}

/** All days that any of them wants; none when one of them wants every row. */
function union(days: readonly (readonly Condition[])[]): Condition[] {
  const ranges = new Map<string, DateRange>()
  for (const conditions of days) {
    if (conditions.length !== 1) return []
    for (const condition of conditions) {
      if (condition.kind === 'during') for (const range of condition.ranges) ranges.set(JSON.stringify(range), range)
    }
  }
  return [{ kind: 'during', ranges: [...ranges.values()] }]
}
