/**
 * How plausible bytes are in a one-byte encoding: decoded letters must be frequent in one of its languages, fit the
 * case of their neighbours and not be strewn with signs. Statistics over whole texts fail on tables, where a few names
 * among numbers are all there is; judging each letter in its word does not.
 */
import { decodeText } from './decode-text'
import { type OneByteEncoding, oneByteEncodings } from './encoding-languages'

export interface EncodingGuess {
  readonly encoding: string
  /** Mean logarithm of the likelihood of a byte above ASCII, with the encoding's prior; 0 would be certain. */
  readonly score: number
  /** The same without the prior: whether the bytes are a text at all. */
  readonly plausibility: number
}

const unknownLetter = Math.log(0.0002)
const commonSign = Math.log(0.03)
const rareSign = Math.log(0.0005)
const undefinedByte = Math.log(0.000001)
const wrongContext = Math.log(0.02)
const commonSigns = new Set('€£§©®™°«»„“”‘’–—…•·½¼¾²³µ±\u00a0¿¡ªº№´')

const markedPair = Math.log(0.25)
const mixedPrice = 1.4
/** Signs that hardly stand before a letter. */
const looseSigns = new Set('¹²³½¼¾°±¬¦©®¤¶·¸¯')
/** How much of a prior stays however much evidence there is, and how many characters outweigh it. */
const priorShare = 0.1
const cautionCharacters = 7

/** Characters looked at; more evidence changes nothing. */
const charactersLimit = 4000

/** Scores every one-byte encoding on lines that hold bytes above ASCII, best first. */
export function scoreOneByte(bytes: Buffer): EncodingGuess[] {
  const at: number[] = []
  for (let i = 0; i < bytes.length && at.length < charactersLimit; i++) if ((bytes[i] ?? 0) >= 0x80) at.push(i)
  const guesses = oneByteEncodings.map((encoding) => ({
    encoding: encoding.label,
    ...scoreEncoding(encoding, decodeText(bytes, encoding.label, true), at)
  }))
  return guesses.sort((a, b) => b.score - a.score)
}

function scoreEncoding(encoding: OneByteEncoding, text: string, at: readonly number[]) {
  let shared = 0
  const letters = new Map<string, number>()
  for (const i of at) {
    const char = text[i] ?? ''
    shared += contextOf(text, i, char)
    if (isLetter(char)) letters.set(char, (letters.get(char) ?? 0) + 1)
    else shared += signScore(char)
  }
  // One language for all, or names of several: then each letter by the language it fits best, at a price.
  const languages = Object.values(encoding.languages)
  const sums = languages.map(() => 0)
  let mixed = 0
  for (const [char, count] of letters) {
    const scores = languages.map((language) => letterScore(language, char))
    scores.forEach((score, i) => {
      sums[i] = (sums[i] ?? 0) + count * score
    })
    mixed += count * (Math.max(...scores) - mixedPrice)
  }
  const best = Math.max(mixed, ...sums)
  let letterCount = 0
  for (const count of letters.values()) letterCount += count
  // Another script shows itself by its letters; signs alone are Western.
  const lacksLetters = !encoding.isLatin && letterCount < at.length * 0.5
  // Little evidence must be clearer to speak for a rare encoding.
  const caution = encoding.prior * (priorShare + cautionCharacters / Math.max(1, at.length))
  const plausibility = (shared + best) / Math.max(1, at.length) + (lacksLetters ? wrongContext : 0)
  return { score: plausibility + caution, plausibility }
}

function signScore(char: string): number {
  if (char === '\ufffd' || /\p{Cc}|\p{Co}|\p{Cn}/u.test(char)) return undefinedByte
  return commonSigns.has(char) ? commonSign : rareSign
}

/** Rates fall with the rank, as letter frequencies roughly do; a capital counts as its small letter, a bit rarer. */
function letterScore(language: string, char: string): number {
  const rank = language.indexOf(char)
  if (rank >= 0) return Math.log(1 / ((rank + 1.5) * harmonic(language.length)))
  const small = language.indexOf(char.toLowerCase())
  return small >= 0 ? Math.log(0.1 / ((small + 1.5) * harmonic(language.length))) : unknownLetter
}

function harmonic(count: number): number {
  return Math.log(count + 2)
}

function isLetter(char: string): boolean {
  return /[\p{L}\p{M}]/u.test(char)
}

/** What speaks against a character beside its neighbours. */
function contextOf(text: string, i: number, char: string): number {
  const before = text[i - 1] ?? ''
  const after = text[i + 1] ?? ''
  if (!isLetter(char)) {
    const inWord = isLetter(before) && isLetter(after)
    if (isLetter(after) && looseSigns.has(char)) return wrongContext
    return inWord && !/[’´·\u00a0]/.test(char) ? wrongContext : 0
  }
  if (!/\p{Script=Latin}/u.test(char)) {
    return /[A-Za-z]/.test(before) || /[A-Za-z]/.test(after) ? wrongContext : caseContext(before, char)
  }
  // Latin scripts mark single letters; a run of marked ones is another script misread.
  if (before > '\u007f' && isLetter(before)) return after > '\u007f' && isLetter(after) ? wrongContext : markedPair
  if (isCapital(before) && isCapital(after) && !isCapital(char) && char !== 'ß') return wrongContext
  return caseContext(before, char)
}

function caseContext(before: string, char: string): number {
  return isCapital(char) && isSmall(before) ? wrongContext : 0
}

function isCapital(char: string): boolean {
  return char !== '' && char !== char.toLowerCase()
}

function isSmall(char: string): boolean {
  return char !== '' && char !== char.toUpperCase()
}
