/**
 * How plausible bytes are in an East Asian encoding: the share of two-byte characters that lie where the encoding keeps
 * its common ones (kana, syllables, first-level ideographs), and how many bytes fit no character at all.
 */
import type { EncodingGuess } from './encoding-one-byte'

interface TwoByteEncoding {
  readonly label: string
  readonly isLead: (byte: number) => boolean
  readonly isTrail: (byte: number) => boolean
  /** Whether a single byte above ASCII stands for a character (half-width katakana). */
  readonly isSingle?: (byte: number) => boolean
  readonly isCommon: (lead: number, trail: number) => boolean
}

const between = (low: number, high: number) => (byte: number) => byte >= low && byte <= high
const isEucByte = between(0xa1, 0xfe)

const encodings: readonly TwoByteEncoding[] = [
  {
    label: 'shift_jis',
    isLead: (byte) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc),
    isTrail: (byte) => byte >= 0x40 && byte <= 0xfc && byte !== 0x7f,
    isSingle: between(0xa1, 0xdf),
    isCommon: (lead) => lead >= 0x81 && lead <= 0x98 && !(lead >= 0x84 && lead <= 0x87)
  },
  {
    label: 'euc-jp',
    isLead: isEucByte,
    isTrail: isEucByte,
    isCommon: (lead) => lead === 0xa1 || (lead >= 0xa3 && lead <= 0xa5) || (lead >= 0xb0 && lead <= 0xcf)
  },
  {
    label: 'euc-kr',
    isLead: between(0x81, 0xfe),
    isTrail: (byte) => byte >= 0x41 && byte <= 0xfe,
    isCommon: (lead, trail) => trail >= 0xa1 && (lead === 0xa1 || lead === 0xa3 || (lead >= 0xb0 && lead <= 0xc8))
  },
  {
    label: 'gb18030',
    isLead: between(0x81, 0xfe),
    isTrail: (byte) => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f,
    isCommon: (lead, trail) => trail >= 0xa1 && (lead === 0xa1 || lead === 0xa3 || (lead >= 0xb0 && lead <= 0xd7))
  },
  {
    label: 'big5',
    isLead: between(0x81, 0xfe),
    isTrail: (byte) => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe),
    isCommon: (lead) => lead === 0xa1 || (lead >= 0xa4 && lead <= 0xc6)
  }
]

/** Characters that must be common ones, and bytes that may fit nothing. */
const commonShareNeeded = 0.8
/** Logarithm of the likelihood of a byte of a common character, of which there are some thousands. */
const characterScore = -2.6
const misfitShareAllowed = 0.004

/**
 * Scores the encodings that fit, best first; empty when the bytes are no East Asian text. The score is on the scale of
 * `scoreOneByte`, per byte.
 */
export function scoreTwoByte(bytes: Buffer): EncodingGuess[] {
  const guesses: EncodingGuess[] = []
  for (const encoding of encodings) {
    const tally = tallyOf(bytes, encoding)
    const total = tally.common + tally.rare + tally.single
    if (total === 0 || tally.misfits > misfitShareAllowed * total) continue
    const share = tally.common / total
    if (share < commonShareNeeded || tally.betweenLetters > total * 0.1) continue
    const score = characterScore + (share - 1) * 8 - tally.single / total + kanaBonus(bytes, encoding)
    guesses.push({ encoding: encoding.label, score, plausibility: score })
  }
  return guesses.sort((a, b) => b.score - a.score)
}

function tallyOf(bytes: Buffer, encoding: TwoByteEncoding) {
  const tally = { common: 0, rare: 0, single: 0, misfits: 0, betweenLetters: 0 }
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[i + 1] ?? 0
    if (encoding.isLead(lead) && encoding.isTrail(trail)) {
      if (encoding.isCommon(lead, trail)) tally.common++
      else tally.rare++
      // An ideograph with a Latin letter on both sides, or one that ends as a letter in a word, is a misread accent.
      const besides = Number(isAsciiLetter(bytes[i - 1] ?? 0)) + Number(isAsciiLetter(bytes[i + 2] ?? 0))
      if (besides === 2 || (besides === 1 && isAsciiLetter(trail))) tally.betweenLetters++
      i++
    } else if (encoding.isSingle?.(lead)) tally.single++
    else tally.misfits++
  }
  return tally
}

/** Kana tell Japanese from Chinese, which shares their places but hardly uses them. */
function kanaBonus(bytes: Buffer, encoding: TwoByteEncoding): number {
  if (encoding.label !== 'euc-jp') return 0
  let kana = 0
  let pairs = 0
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    pairs++
    if (lead === 0xa4 || lead === 0xa5) kana++
    i++
  }
  return kana > pairs * 0.1 ? 0.5 : -1.5
}

function isAsciiLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
}
