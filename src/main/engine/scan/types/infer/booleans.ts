/** Recognises columns of booleans: the words of one pair or language; single letters only when both answers occur. */
import type { BooleanFormat } from '../../../../../shared/domain/column-type'
import { booleanPairs, booleanWords, tickMarks } from '../../../../../shared/domain/readings'
import { namesDirections } from './name-words'
import { type Candidate, type Entry, type Way, weightOf } from './verdict'

/** A word that is none of the others must be this rare in so long a column: a third answer is a category, not a slip. */
const [longColumn, rareShare] = [100, 0.01]

/**
 * Proposes a boolean reading when the texts (null tokens taken out) are words of one pair, or of one language where both answers occur.
 * Very few other texts are values that do not read.
 */
export function recogniseBooleans(name: string, entries: readonly Entry[]): Candidate | null {
  if (entries.length === 0 || entries.length > 12 || (namesDirections(name) && areInitials(entries))) return null
  const [first] = entries
  const tick = first?.text.toLowerCase()
  if (entries.every((e) => e.text.toLowerCase() === tick) && tick !== undefined && tickMarks.includes(tick))
    return tickedBoxes(tick, entries)
  const total = weightOf(entries)
  const rare = total < longColumn ? [] : entries.filter((e) => e.count < total * rareShare)
  const isRare = rare.length > 0 && rare.length <= 3 && weightOf(rare) < total * rareShare * 2
  return readWords(entries, []) ?? (isRare ? readWords(entries, rare) : null)
}

/** `N` and `S` of a latitude are no answers. */
const areInitials = (entries: readonly Entry[]) => entries.every((e) => e.text.length === 1)

/** The pair, or the words of a language, that all texts but `others` are of. */
function readWords(entries: readonly Entry[], others: readonly Entry[]): Candidate | null {
  const kept = entries.filter((e) => !others.includes(e))
  const words = [...new Set(kept.map((e) => e.text.toLowerCase()))]
  if (words.every((word) => word === '0' || word === '1')) return null
  const pair = booleanPairs.find(
    ({ yes, no }) =>
      words.every((w) => w === yes || w === no) && (words.length === 2 || (yes.length > 1 && no.length > 1))
  )
  if (pair !== undefined && (words.length === 2 || others.length === 0))
    return booleanCandidate(booleanWay(pair.yes, pair.no), kept, others)
  const group = booleanWords.find(
    ({ yes, no }) =>
      words.every((w) => yes.includes(w) || no.includes(w)) &&
      // Initials and digits of two pairs (`O` and `F`) are codes.
      words.some((w) => yes.includes(w) && w.length > 1) &&
      words.some((w) => no.includes(w) && w.length > 1)
  )
  if (group === undefined) return null
  const format: BooleanFormat = {
    kind: 'boolean',
    trueTokens: group.yes.filter((w) => words.includes(w)),
    falseTokens: group.no.filter((w) => words.includes(w))
  }
  return booleanCandidate({ type: { kind: 'boolean' }, format }, kept, others)
}

function booleanCandidate(way: Way, kept: readonly Entry[], others: readonly Entry[]): Candidate {
  const words = [...new Set(kept.map((e) => e.text.toLowerCase()))].sort().join(', ')
  return {
    ...way,
    invalidWeight: weightOf(others),
    state: 'sure',
    evidence: [{ code: 'boolean-tokens', count: weightOf(kept), text: words, row: null }],
    rivals: [],
    open: false,
    provesMark: null,
    provesOrder: null
  }
}

/** A box that is ticked or empty: the empty cells stay without a value. */
function tickedBoxes(tick: string, entries: readonly Entry[]): Candidate {
  return {
    type: { kind: 'boolean' },
    format: { kind: 'boolean', trueTokens: [tick], falseTokens: [] },
    invalidWeight: 0,
    state: 'sure',
    evidence: [
      {
        code: 'ticked-boxes',
        count: weightOf(entries),
        text: entries[0]?.text ?? tick,
        row: entries[0]?.firstRow ?? null
      }
    ],
    rivals: [{ type: { kind: 'string' }, format: null }],
    open: false,
    provesMark: null,
    provesOrder: null
  }
}

/** The boolean reading of a pair of words. */
export function booleanWay(yes: string, no: string): Way {
  return { type: { kind: 'boolean' }, format: { kind: 'boolean', trueTokens: [yes], falseTokens: [no] } }
}
