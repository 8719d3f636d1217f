/**
 * Nearest neighbours by Levenshtein distance. Blocking by pieces: of two texts within `radius` edits, one of `radius + 1` pieces of the shorter
 * one stands unchanged in the other, at most so far away as edits allow (partition-based similarity join). So every neighbour is
 * found, and only texts with a piece in common are compared. Texts with different digits are never neighbours: Item 12 is not Item 13.
 */
import { fold } from './keys'

/** Pairs with a piece in common after which a run gives up looking for more, so that a column full of look-alikes cannot hold the reader. */
const maxCandidates = 40_000_000

export type Neighbours = {
  /** Pairs of places among the given texts. */
  readonly pairs: readonly (readonly [number, number])[]
  readonly limited: boolean
}

/** What is compared: small letters without accents, single blanks. */
export function plainForm(text: string): string {
  return fold(text).trim().replace(/\s+/gu, ' ')
}

/** Edits allowed between two texts: the radius, and at most a quarter of the shorter one's characters. */
export function allowedEdits(radius: number, a: number, b: number): number {
  return Math.min(radius, Math.floor(Math.min(a, b) / 4))
}

/** All pairs of texts within `radius` edits. */
export function neighbours(texts: readonly string[], radius: number): Neighbours {
  const buckets = new Map<string, number[]>()
  const forms = texts.map(plainForm)
  for (const [at, form] of forms.entries()) {
    const digits = form.replace(/[^0-9]+/g, ' ').trim()
    const bucket = buckets.get(digits)
    if (bucket) bucket.push(at)
    else buckets.set(digits, [at])
  }
  const pairs: [number, number][] = []
  const budget = { left: maxCandidates }
  const sketches = sketchesOf(forms)
  for (const bucket of buckets.values()) {
    if (bucket.length > 1) joinBucket(forms, sketches, bucket, radius, pairs, budget)
  }
  return { pairs, limited: budget.left <= 0 }
}

/** Which pairs of letters occur in each text, hashed to 64 bits, as two numbers. */
function sketchesOf(forms: readonly string[]): Int32Array {
  const sketches = new Int32Array(forms.length * 2)
  for (const [at, form] of forms.entries()) {
    let before = 0
    for (let i = 0; i < form.length; i++) {
      const letter = form.charCodeAt(i)
      const bit = Math.imul(before * 31 + letter, 0x9e3779b1) >>> 26
      const place = at * 2 + (bit >> 5)
      sketches[place] = (sketches[place] ?? 0) | (1 << (bit & 31))
      before = letter
    }
  }
  return sketches
}

function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function joinBucket(
  forms: readonly string[],
  sketches: Int32Array,
  bucket: number[],
  radius: number,
  pairs: [number, number][],
  budget: { left: number }
): void {
  const formOf = (at: number) => forms[at] ?? ''
  bucket.sort((a, b) => formOf(a).length - formOf(b).length)
  // Pieces by length of their text and place: those of all shorter texts are there when a text is looked at.
  const index = new Map<number, Map<string, number[]>>()
  const seen = new Int32Array(forms.length).fill(-1)
  for (const at of bucket) {
    const form = formOf(at)
    const size = form.length
    const [low, high] = [sketches[at * 2] ?? 0, sketches[at * 2 + 1] ?? 0]
    for (let length = Math.max(1, size - radius); length <= size; length++) {
      const edits = allowedEdits(radius, length, size)
      if (size - length > edits) continue
      for (let piece = 0; piece <= radius; piece++) {
        const known = index.get(length * 8 + piece)
        if (known === undefined) continue
        const [start, pieceLength] = pieceOf(length, piece, radius)
        const shift = size - length
        const from = Math.max(0, start - piece, start + shift - (radius - piece))
        const to = Math.min(size - pieceLength, start + piece, start + shift + (radius - piece))
        for (let place = from; place <= to; place++) {
          const others = known.get(form.slice(place, place + pieceLength))
          if (others === undefined) continue
          budget.left -= others.length
          if (budget.left <= 0) return
          for (const other of others) {
            // An edit takes away at most two pairs of letters and brings as many.
            const odd = bitsOf((sketches[other * 2] ?? 0) ^ low)
            if (odd > 4 * edits || odd + bitsOf((sketches[other * 2 + 1] ?? 0) ^ high) > 4 * edits) continue
            if (seen[other] === at) continue
            seen[other] = at
            if (isWithin(formOf(other), form, edits)) pairs.push([other, at])
          }
        }
      }
    }
    for (let piece = 0; piece <= radius && size > radius; piece++) {
      const [start, pieceLength] = pieceOf(size, piece, radius)
      const key = size * 8 + piece
      let known = index.get(key)
      if (known === undefined) {
        known = new Map()
        index.set(key, known)
      }
      const text = form.slice(start, start + pieceLength)
      const list = known.get(text)
      if (list) list.push(at)
      else known.set(text, [at])
    }
  }
}

/** Start and length of one of `radius + 1` pieces of nearly equal length. */
function pieceOf(length: number, piece: number, radius: number): [number, number] {
  const count = radius + 1
  const short = Math.floor(length / count)
  const shortCount = count - (length - short * count)
  return piece < shortCount
    ? [piece * short, short]
    : [shortCount * short + (piece - shortCount) * (short + 1), short + 1]
}

/**
 * Whether two texts are at most `edits` insertions, deletions and replacements apart. Equal beginnings cost nothing, and at the first
 * difference each of the three edits is tried; for the few edits allowed here that is faster than a table.
 */
export function isWithin(a: string, b: string, edits: number): boolean {
  let [end, otherEnd] = [a.length, b.length]
  while (end > 0 && otherEnd > 0 && a.charCodeAt(end - 1) === b.charCodeAt(otherEnd - 1)) {
    end--
    otherEnd--
  }
  return isRestWithin(a, 0, end, b, 0, otherEnd, edits)
}

function isRestWithin(a: string, i: number, n: number, b: string, j: number, m: number, edits: number): boolean {
  let [at, other] = [i, j]
  while (at < n && other < m && a.charCodeAt(at) === b.charCodeAt(other)) {
    at++
    other++
  }
  const [left, otherLeft] = [n - at, m - other]
  if (left === 0 || otherLeft === 0) return left + otherLeft <= edits
  if (edits === 0 || Math.abs(left - otherLeft) > edits) return false
  return (
    isRestWithin(a, at + 1, n, b, other + 1, m, edits - 1) ||
    isRestWithin(a, at + 1, n, b, other, m, edits - 1) ||
    isRestWithin(a, at, n, b, other + 1, m, edits - 1)
  )
}
