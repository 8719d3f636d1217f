/** Two changes of one text, line by line: what a person changed and what the form changed since, in one text. */
import { diffLines } from './diff-lines'

export interface MergedText {
  readonly text: string
  /** Whether lines were changed by both, each in another way: the person's were kept there. */
  readonly isConflicting: boolean
}

/** @param before what both began with */
export function mergeLines(before: string, edited: string, now: string): MergedText {
  const base = before.split('\n')
  const mine = matches(before, edited)
  const theirs = matches(before, now)
  const [editedLines, nowLines] = [edited.split('\n'), now.split('\n')]
  const lines: string[] = []
  let isConflicting = false
  let [atBase, atMine, atTheirs] = [0, 0, 0]
  /** What lies between two lines that all three have. */
  const take = (toBase: number, toMine: number, toTheirs: number) => {
    const original = base.slice(atBase, toBase)
    const own = editedLines.slice(atMine, toMine)
    const other = nowLines.slice(atTheirs, toTheirs)
    if (same(original, own)) lines.push(...other)
    else {
      if (!same(original, other) && !same(own, other)) isConflicting = true
      lines.push(...own)
    }
  }
  for (let at = 0; at < base.length; at++) {
    const [inMine, inTheirs] = [mine.get(at), theirs.get(at)]
    if (inMine === undefined || inTheirs === undefined) continue
    take(at, inMine, inTheirs)
    lines.push(base[at] ?? '')
    ;[atBase, atMine, atTheirs] = [at + 1, inMine + 1, inTheirs + 1]
  }
  take(base.length, editedLines.length, nowLines.length)
  return { text: lines.join('\n'), isConflicting }
}

/** Where the lines of a text are in another one, as far as they are there. */
function matches(before: string, after: string): Map<number, number> {
  const found = new Map<number, number>()
  let [from, to] = [0, 0]
  for (const { kind } of diffLines(before, after)) {
    if (kind === 'same') found.set(from, to)
    if (kind !== 'added') from++
    if (kind !== 'removed') to++
  }
  return found
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i])
}
