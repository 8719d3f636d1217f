/**
 * How plausible bytes are in a one-byte encoding: decoded letters must be frequent in one of its languages, fit the
 * case of their neighbours and not be strewn with signs. Statistics over whole texts fail on tables, where a few names
 * among numbers are all there is; judging each letter in its word does not.
 */
import { decodeText } from './decode-text'
import { type Language, languageOf, type OneByteEncoding, oneByteEncodings } from './encoding-languages'

export interface EncodingGuess {
  readonly encoding: string
  /** Mean logarithm of the likelihood of a byte above ASCII, with the encoding's prior; 0 would be certain. */
  readonly score: number
  /** The same without the prior: whether the bytes are a text at all. */
  readonly plausibility: number
}

const commonSign = Math.log(0.03)
const rareSign = Math.log(0.0005)
const undefinedByte = Math.log(0.000001)
const wrongContext = Math.log(0.02)
const undefinedCharacter = /\ufffd|\p{Cc}|\p{Co}|\p{Cn}/u
const commonSigns = new Set('€£§©®™°«»„“”‘’–—…•·½¼¾²³µ±\u00a0¿¡ªº№´')

/** Signs where they usually stand: `£5`, `5 €`, `it’s`, `“so”`, `1–2`, `20 °C`, `3º`, `m²`, `Bolt™`. */
const signsInPlace = new RegExp(
  [
    '[^\\p{L}][€£¥¢][\\d ]|\\d[€£¥¢]|\\s[€£¥¢]',
    '\\p{L}[’´]\\p{L}|[^\\p{L}][‘“«„¿¡]|[\\p{L}\\d.,!?][’”»“]\\P{L}',
    '\\s[–—]\\s|\\d[–—]\\d|\\p{L}[–—…]|…\\s',
    '[\\dNn]°|\\s°[CF]|[\\p{L}\\d][ºª]\\P{L}|[mM][²³]|[\\d\\s][½¼¾]\\P{L}|\\p{L}[®™©]|[©§]\\s|\\P{L}[µ][mglsA]|[\\d\\s][×±][\\d\\s]',
    '[\\p{L}\\d]\u00a0[\\p{L}\\d€%]|[\\s"][•·]\\s'
  ].join('|'),
  'u'
)
const signInPlace = Math.log(0.2)
/** Words in capitals are rarer than others. */
const innerCapital = -0.5
const markedPair = Math.log(0.25)
/** How much of an encoding's rarity counts however much evidence there is. */
const lastingPrior = 0.1
const loneLetter = Math.log(0.1)
const mixedPrice = 1.4
const longestWord = 40
/** Signs that hardly stand before a letter. */
const looseSigns = new Set('¹²³½¼¾°±¬¦©®¤¶·¸¯')
/** Characters looked at; more evidence changes nothing. */
const charactersLimit = 2000

/** Scores every one-byte encoding on lines that hold bytes above ASCII, best first. */
export function scoreOneByte(bytes: Buffer): EncodingGuess[] {
  const at: number[] = []
  for (let i = 0; i < bytes.length && at.length < charactersLimit; i++) {
    if (isPunctuationInUtf8(bytes, i)) i += 2
    else if ((bytes[i] ?? 0) >= 0x80) at.push(i)
  }
  const texts = new Map(oneByteEncodings.map(({ label }) => [label, decodeText(bytes, label, true)]))
  const guesses = oneByteEncodings.map((encoding) => {
    const text = texts.get(encoding.label) ?? ''
    const { prior, plausibility } = scoreEncoding(encoding, text, at)
    const twin = oneByteEncodings.find(({ label }) => label === encoding.twin)
    const rarity = twin
      ? mixedRarity(encoding, twin, shareOfOthers(text, texts.get(twin.label) ?? '', at))
      : Math.log(encoding.share)
    return { encoding: encoding.label, score: plausibility + prior + lastingPrior * rarity, plausibility }
  })
  return guesses.sort((a, b) => b.score - a.score)
}

/**
 * Rarity of an encoding beside its twin: it counts as far as the two read the bytes differently, else the few letters
 * that tell them apart would be outvoted by all that say nothing about it.
 */
function mixedRarity(encoding: OneByteEncoding, twin: OneByteEncoding, share: number): number {
  return share * Math.log(encoding.share) + (1 - share) * Math.log(twin.share)
}

/** Share of the places at which two readings of the same bytes differ. */
function shareOfOthers(text: string, other: string, at: readonly number[]): number {
  return at.filter((i) => text[i] !== other[i]).length / Math.max(1, at.length)
}

/** Three alike in a row are a word of no language. */
function isRepeated(text: string, i: number, char: string): boolean {
  if (undefinedCharacter.test(char)) return false
  let from = i
  let to = i
  while (from > i - 2 && text[from - 1] === char) from--
  while (to < i + 2 && text[to + 1] === char) to++
  return to - from >= 2
}

/** Whether only letters stand between two places. */
function isWithinWord(text: string, from: number, to: number): boolean {
  return to - from < longestWord && /^[\p{L}\p{M}]*$/u.test(text.slice(from, to))
}

/** `’` and its like in UTF-8, pasted into a text of another encoding: no letters, whatever the encoding. */
function isPunctuationInUtf8(bytes: Buffer, i: number): boolean {
  const [lead = 0, second = 0, third = 0] = [bytes[i], bytes[i + 1], bytes[i + 2]]
  return lead === 0xe2 && second >= 0x80 && second <= 0x84 && third >= 0x80 && third <= 0xbf
}

function scoreEncoding(encoding: OneByteEncoding, text: string, at: readonly number[]) {
  const candidates = Object.entries(encoding.languages).map(([name, prior]) => ({
    language: languageOf(name as Parameters<typeof languageOf>[0]),
    prior,
    sum: 0,
    word: 0
  }))
  const endWord = () => {
    mixed += Math.max(...candidates.map((each) => each.word)) - mixedPrice
    for (const each of candidates) each.word = 0
  }
  let shared = 0
  let mixed = 0
  let letters = 0
  let last = -1
  for (const i of at) {
    const char = text[i] ?? ''
    if (isRepeated(text, i, char)) {
      shared += rareSign
      continue
    }
    shared += contextOf(text, i, char)
    if (!isLetter(char)) {
      shared += signScore(text, i)
      continue
    }
    if (letters > 0 && !isWithinWord(text, last, i)) endWord()
    letters++
    last = i
    for (const candidate of candidates) {
      const score = letterScore(candidate.language, text, i)
      candidate.sum += score
      candidate.word += score
    }
  }
  if (letters > 0) endWord()
  const prior = Math.log(candidates.reduce((sum, each) => sum + Math.exp(each.prior), 0))
  // One language for all, or names of several: then each word by the language it fits best, at a price.
  const best = Math.max(mixed + prior, ...candidates.map((each) => each.sum + (letters === 0 ? prior : each.prior)))
  // Another script shows itself by its letters; signs alone are Western.
  const lacksLetters = !encoding.isLatin && letters < at.length * 0.5
  const count = Math.max(1, at.length)
  const plausibility = (shared + best - prior) / count + (lacksLetters ? wrongContext : 0)
  return { plausibility, prior: prior / count }
}

function signScore(text: string, i: number): number {
  const char = text[i] ?? ''
  if (undefinedCharacter.test(char)) return undefinedByte
  const around = `${text[i - 1] ?? ' '}${char}${text[i + 1] ?? ' '}`
  // Runs of signs are letters of another script.
  if (/[^\p{ASCII}\p{L}\p{M}\u00a0]{2}/u.test(around)) return rareSign
  if (signsInPlace.test(around)) return signInPlace
  return commonSigns.has(char) ? commonSign : rareSign
}

/** How likely a letter is in its place in a language, whatever its case. */
function letterScore(language: Language, text: string, i: number): number {
  const char = smallOf(text[i] ?? '')
  const after = neighbour(text[i + 1] ?? '')
  const here = language.behind(neighbour(text[i - 1] ?? ''), char)
  // What lies above ASCII is judged in its own turn.
  const inner = isCapital(text[i] ?? '') && isLetter(text[i - 1] ?? '') ? innerCapital : 0
  return (after > '\u007f' ? here : here + language.ahead(char, after)) + inner
}

/** A small letter, or `_` for what ends a word. */
function neighbour(char: string): string {
  return char === '' || !isLetter(char) ? '_' : smallOf(char)
}

function smallOf(char: string): string {
  // The small form of this one has two characters.
  return char === 'İ' ? 'ı' : char.toLowerCase()
}

/** Ordinal signs, the micro sign and a lone accent count as letters elsewhere. */
function isLetter(char: string): boolean {
  return /[\p{L}\p{M}]/u.test(char) && !/[ºªµˆ]/.test(char)
}

/** What speaks against a character beside its neighbours. */
function contextOf(text: string, i: number, char: string): number {
  const before = text[i - 1] ?? ''
  const after = text[i + 1] ?? ''
  if (!isLetter(char)) {
    const inWord = isLetter(before) && isLetter(after)
    if (isLetter(after) && (looseSigns.has(char) || (char === '’' && !isLetter(before)))) return wrongContext
    return inWord && !/[’´·\u00a0]/.test(char) ? wrongContext : 0
  }
  // Of the words of one letter, hardly any is above ASCII.
  if (!isLetter(before) && !isLetter(after)) return /\d/.test(before + after) ? wrongContext : loneLetter
  if (!/\p{Script=Latin}/u.test(char)) {
    return /[A-Za-z]/.test(before) || /[A-Za-z]/.test(after) ? wrongContext : caseContext(before, char)
  }
  // Latin scripts mark single letters; a run of marked ones is another script misread.
  if (before > '\u007f' && isLetter(before)) return after > '\u007f' && isLetter(after) ? wrongContext : markedPair
  if (isCapital(before) && isCapital(after) && !isCapital(char) && char !== 'ß') return wrongContext
  // `6º` is no word that ends in `ş`, `£5` none that begins with `Ł`.
  if (/\d/.test(before) || /\d/.test(after)) return wrongContext
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
