/** Recognises columns of booleans: all words come from one pair; single letters only when both occur. */
import { booleanPairs, tickMarks } from '../../../../../shared/domain/readings'
import { type Candidate, type Entry, type Way, weightOf } from './verdict'

/** Proposes a boolean reading when every text (null tokens taken out) is a word of one pair. */
export function recogniseBooleans(entries: readonly Entry[]): Candidate | null {
  if (entries.length === 0 || entries.length > 8) return null
  const words = new Set(entries.map((e) => e.text.toLowerCase()))
  if (words.size > 2) return null
  const [tick] = words
  if (words.size === 1 && tick !== undefined && tickMarks.includes(tick)) return tickedBoxes(tick, entries)
  const pair = booleanPairs.find(
    ({ yes, no }) =>
      [...words].every((w) => w === yes || w === no) && (words.size === 2 || (yes.length > 1 && no.length > 1))
  )
  if (pair === undefined) return null
  return {
    ...booleanWay(pair.yes, pair.no),
    invalidWeight: 0,
    state: 'sure',
    evidence: [{ code: 'boolean-tokens', count: weightOf(entries), text: [...words].sort().join(', '), row: null }],
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
