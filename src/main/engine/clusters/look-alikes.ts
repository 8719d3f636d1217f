/** Values that are nearly another, much more frequent one: what a check says by itself, so it had better be right. */
import { type CountedText, groupBy, rankGroups } from '../../../shared/domain/value-groups'
import { variantKey } from '../../../shared/domain/value-rules'
import { fingerprint } from './keys'
import { neighbours } from './nearest'

/** Shorter texts differ by too much with one edit. */
const shortestAlike = 6
/** A word that differs must have so many letters: HL and ML, S and M are names of their own. */
const shortestWord = 5
/** The rarer text has at most this part of the rows of the other. */
const rarer = 0.25

/**
 * Groups of texts, the frequent one first: the same fingerprint, or one edit apart in a word of some length. Those that differ by case and white
 * space only are left out, they are variants.
 */
export function findLookAlikes(values: readonly CountedText[]): string[][] {
  const counts = new Map(values)
  const countOf = (text: string) => counts.get(text) ?? 0
  const mainOf = new Map<string, string>()
  const take = (main: string, rare: string) => {
    if (countOf(rare) > countOf(main) * rarer || variantKey(rare) === variantKey(main)) return
    const known = mainOf.get(rare)
    if (known === undefined || countOf(known) < countOf(main)) mainOf.set(rare, main)
  }
  for (const [main = '', ...others] of groupBy(values, fingerprint).groups)
    for (const other of others) take(main, other)
  const texts = values.map(([text]) => text)
  for (const [i, j] of neighbours(texts, 1).pairs) {
    const [a, b] = [texts[i] ?? '', texts[j] ?? '']
    if (!isTypingError(a, b)) continue
    if (countOf(a) >= countOf(b)) take(a, b)
    else take(b, a)
  }
  const groups = new Map<string, CountedText[]>()
  for (const [rare, main] of mainOf) {
    // A text that is itself a rare form of another one takes in none.
    if (mainOf.has(main)) continue
    const group = groups.get(main) ?? [[main, countOf(main)]]
    group.push([rare, countOf(rare)])
    groups.set(main, group)
  }
  return rankGroups([...groups.values()]).groups.map((group) => [...group])
}

function isTypingError(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < shortestAlike) return false
  const [words, others] = [variantKey(a).split(' '), variantKey(b).split(' ')]
  if (words.length !== others.length) return true
  return words.every(
    (word, at) => word === others[at] || Math.min(word.length, others[at]?.length ?? 0) >= shortestWord
  )
}
