/**
 * How plausible bytes are in an East Asian encoding. The encodings share most of their two-byte codes, so that their shape
 * says little: the characters decoded must be common ones of the language, and none may stand inside a Latin word.
 */
import { decodeText } from './decode-text'
import { commonCharacters } from './encoding-characters'
import type { EncodingGuess } from './encoding-one-byte'

interface TwoByteEncoding {
  /** WHATWG label in lower case. */
  readonly label: string
  /** Of files that are not in Unicode; see encoding-languages.ts. */
  readonly share: number
  readonly common: ReadonlySet<string>
  /** Letters that the language spells with: kana, or syllables beside the common ones. */
  readonly spelling: RegExp
  /** Whether a character lies where the encoding keeps its common ones, by the bytes of its code. */
  readonly isUsual: (lead: number, trail: number) => boolean
  readonly isLead: (byte: number) => boolean
  readonly isTrail: (byte: number) => boolean
  /** Whether a single byte above ASCII stands for a character (half-width katakana). */
  readonly isSingle?: (byte: number) => boolean
}

const between = (low: number, high: number) => (byte: number) => byte >= low && byte <= high
const isEucByte = between(0xa1, 0xfe)
const kana = /[\u3041-\u309f\u30a1-\u30ff]/
const syllable = /[\uac00-\ud7a3]/
const none = /[^\s\S]/

const encodings: readonly TwoByteEncoding[] = [
  {
    label: 'shift_jis',
    share: 0.05,
    common: new Set(commonCharacters.japanese),
    spelling: kana,
    isUsual: (lead) => lead >= 0x81 && lead <= 0x98 && !(lead >= 0x84 && lead <= 0x87),
    isLead: (byte) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc),
    isTrail: (byte) => byte >= 0x40 && byte <= 0xfc && byte !== 0x7f,
    isSingle: between(0xa1, 0xdf)
  },
  {
    label: 'euc-jp',
    share: 0.01,
    common: new Set(commonCharacters.japanese),
    spelling: kana,
    isUsual: (lead) => lead === 0xa1 || (lead >= 0xa3 && lead <= 0xa5) || (lead >= 0xb0 && lead <= 0xcf),
    isLead: isEucByte,
    isTrail: isEucByte
  },
  {
    label: 'euc-kr',
    share: 0.04,
    common: new Set(commonCharacters.korean),
    spelling: syllable,
    isUsual: (lead, trail) => trail >= 0xa1 && (lead === 0xa1 || lead === 0xa3 || (lead >= 0xb0 && lead <= 0xc8)),
    isLead: between(0x81, 0xfe),
    isTrail: (byte) => byte >= 0x41 && byte <= 0xfe
  },
  {
    label: 'gb18030',
    share: 0.06,
    common: new Set(commonCharacters.chinese),
    spelling: none,
    isUsual: (lead, trail) => trail >= 0xa1 && (lead === 0xa1 || lead === 0xa3 || (lead >= 0xb0 && lead <= 0xd7)),
    isLead: between(0x81, 0xfe),
    isTrail: (byte) => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f
  },
  {
    label: 'big5',
    share: 0.02,
    common: new Set(commonCharacters.taiwanese),
    spelling: none,
    isUsual: (lead) => lead === 0xa1 || (lead >= 0xa4 && lead <= 0xc6),
    isLead: between(0x81, 0xfe),
    isTrail: (byte) => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe)
  }
]

/** Logarithms of the likelihood of a character: one of some hundred common ones, a kana, a mark, any of thousands … */
const common = -6
const spelled = -4.6
const spelledRarely = -7.5
const mark = -5.5
const usual = -9
const unusual = -13
const undefinedCharacter = -20
/** For characters within a Latin word. */
const betweenLetters = -10
/** Half-width katakana stand in words; a single one is a misread letter or sign. */
const halfWidth = -4.5
const loneHalfWidth = -10
/** Marks that stand in texts of all these languages. */
const marks = new Set('　、。，．・：；？！ー（）「」『』【】〔〕《》〈〉～－＋×÷＝％＆＃＊＠￥／｜…“”‘’〜')
/** A byte that is no part of a character; a text cut within one has a few. */
const misfitScore = -20
const misfitShareAllowed = 0.03
/** Characters looked at; more evidence changes nothing. */
const charactersLimit = 2000

/**
 * Scores the encodings that fit, best first; empty when the bytes are no East Asian text. The score is on the scale of
 * `scoreOneByte`: the mean logarithm of the likelihood of a byte above ASCII.
 */
export function scoreTwoByte(bytes: Buffer): EncodingGuess[] {
  const guesses: EncodingGuess[] = []
  for (const encoding of encodings) {
    const { sum, characters, byteCount, misfits } = tallyOf(bytes, encoding)
    if (characters === 0 || misfits > Math.max(1, misfitShareAllowed * characters)) continue
    const plausibility = sum / byteCount
    guesses.push({ encoding: encoding.label, score: plausibility + Math.log(encoding.share) / byteCount, plausibility })
  }
  return guesses.sort((a, b) => b.score - a.score)
}

function tallyOf(bytes: Buffer, encoding: TwoByteEncoding) {
  let sum = 0
  let characters = 0
  let byteCount = 0
  let misfits = 0
  let runStart = -1
  for (let i = 0; i < bytes.length && characters < charactersLimit; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) {
      if (runStart >= 0 && isWithinWord(bytes, runStart, i)) sum += betweenLetters
      runStart = -1
      continue
    }
    if (runStart < 0) runStart = i
    const trail = bytes[i + 1] ?? 0
    if (encoding.isLead(lead) && encoding.isTrail(trail)) {
      characters++
      byteCount += 2
      sum += characterScore(encoding, lead, trail)
      i++
    } else if (encoding.isSingle?.(lead)) {
      characters++
      byteCount++
      sum += (bytes[i - 1] ?? 0) >= 0x80 || trail >= 0x80 ? halfWidth : loneHalfWidth
    } else if (encoding.label === 'gb18030' && isFourBytes(bytes, i)) {
      characters++
      byteCount += 4
      sum += unusual
      i += 3
    } else {
      misfits++
      byteCount++
      sum += misfitScore
    }
  }
  return { sum, characters, byteCount, misfits }
}

function characterScore(encoding: TwoByteEncoding, lead: number, trail: number): number {
  const char = decodeText(Uint8Array.of(lead, trail), encoding.label, true)
  if (char.length !== 1 || char === '\ufffd') return undefinedCharacter
  if (encoding.common.has(char)) return common + (encoding.label === 'euc-kr' ? 1 : 0)
  if (marks.has(char)) return mark
  const isUsual = encoding.isUsual(lead, trail)
  if (encoding.spelling.test(char)) return kana.test(char) ? spelled : isUsual ? spelledRarely : unusual
  // Symbols and letters of other scripts have places among the usual ones.
  return isUsual && /[\u4e00-\u9fff\uff10-\uff5a]/.test(char) ? usual : unusual
}

/** The codes that GB 18030 has beyond those of two bytes. */
function isFourBytes(bytes: Buffer, i: number): boolean {
  const isDigit = between(0x30, 0x39)
  const isLead = between(0x81, 0xfe)
  return isDigit(bytes[i + 1] ?? 0) && isLead(bytes[i + 2] ?? 0) && isDigit(bytes[i + 3] ?? 0)
}

/** Characters with a Latin letter on both sides, or that end as a letter in a word, are misread accents. */
function isWithinWord(bytes: Buffer, start: number, end: number): boolean {
  const besides = Number(isAsciiLetter(bytes[start - 1] ?? 0)) + Number(isAsciiLetter(bytes[end] ?? 0))
  return besides === 2 || (besides === 1 && isAsciiLetter(bytes[end - 1] ?? 0))
}

function isAsciiLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
}
