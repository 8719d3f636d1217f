/** Groups values by one of OpenRefine's methods. Pure: works on counted values, in a worker or in place. */
import type { Cluster, ClusterOptions } from '../../../shared/domain/cluster'
import { byStanding, type CountedText, groupBy } from '../../../shared/domain/value-groups'
import { cologne } from './cologne'
import { fingerprint, ngramFingerprint, phonetic } from './keys'
import { metaphone } from './metaphone'
import { neighbours } from './nearest'

export type Found = { readonly clusters: Cluster[]; readonly found: number; readonly limited: boolean }

/** Clusters that are handed out; a person merges the first of them and asks again. */
const clustersShown = 500

function keyOf({ method, size }: ClusterOptions): ((text: string) => string) | null {
  switch (method) {
    case 'fingerprint':
      return fingerprint
    case 'ngram-fingerprint':
      return (text) => ngramFingerprint(text, size)
    case 'cologne':
      return (text) => phonetic(text, cologne)
    case 'metaphone':
      return (text) => phonetic(text, metaphone)
    case 'levenshtein':
      return null
  }
}

/** Clusters of two and more values, those that change most rows first. */
export function findClusters(values: readonly CountedText[], options: ClusterOptions): Found {
  const key = keyOf(options)
  const counts = new Map(values)
  const { groups, limited } =
    key === null ? nearestGroups(values, options.radius) : { groups: groupBy(values, key).groups, limited: false }
  const clusters = groups
    .slice(0, clustersShown)
    .map((group): Cluster => ({ values: group.map((text) => ({ text, count: counts.get(text) ?? 0 })) }))
  return { clusters, found: groups.length, limited }
}

/**
 * The most frequent value that is in no group yet takes its neighbours; so no chain of small steps joins values that have nothing
 * in common.
 */
function nearestGroups(values: readonly CountedText[], radius: number): { groups: string[][]; limited: boolean } {
  const sorted = [...values].sort(byStanding)
  const { pairs, limited } = neighbours(
    sorted.map(([text]) => text),
    radius
  )
  const near = new Map<number, number[]>()
  for (const [a, b] of pairs) {
    for (const [from, to] of [
      [a, b],
      [b, a]
    ] as const) {
      const list = near.get(from)
      if (list) list.push(to)
      else near.set(from, [to])
    }
  }
  const taken = new Set<number>()
  const groups: { texts: string[]; changing: number }[] = []
  for (const [at, [text]] of sorted.entries()) {
    if (taken.has(at)) continue
    const others = (near.get(at) ?? []).filter((other) => !taken.has(other)).sort((a, b) => a - b)
    if (others.length === 0) continue
    for (const one of [at, ...others]) taken.add(one)
    const rest = others.map((other) => sorted[other]).filter((one) => one !== undefined)
    groups.push({
      texts: [text, ...rest.map(([other]) => other)],
      changing: rest.reduce((sum, [, count]) => sum + count, 0)
    })
  }
  groups.sort((a, b) => b.changing - a.changing)
  return { groups: groups.map(({ texts }) => texts), limited }
}
