/** Which one-byte encodings there are, the languages written in them, and how likely letters are in a language. */
import { pairGroups } from './encoding-pairs'

type LanguageName = keyof typeof pairGroups

/** Letters of one language that lie above ASCII, with what stands beside them. */
export interface Language {
  /** Logarithm of the likelihood of a letter above ASCII behind another character (`_`: the edge of a word). */
  readonly behind: (before: string, letter: string) => number
  /** How much more (above 0) or less likely a character behind the letter is than in any text. */
  readonly ahead: (letter: string, after: string) => number
}

export interface OneByteEncoding {
  /** WHATWG label in lower case. */
  readonly label: string
  /** How many of the files in its languages are in it. */
  readonly share: number
  /** Logarithm of the share of files in each language that are in this encoding, times the share of the language. */
  readonly languages: Readonly<Partial<Record<LanguageName, number>>>
  /** Whether its letters are Latin ones. */
  readonly isLatin: boolean
  /** The more frequent encoding that it shares nearly all of its letters with. */
  readonly twin?: string
}

/** How many of a thousand files that are not in Unicode may be in a language: rough, and of weight for short files only. */
const west = {
  ...{ german: 150, french: 120, spanish: 120, catalan: 10, portuguese: 80, italian: 50, swedish: 40, danish: 30 },
  ...{ norwegian: 25, finnish: 20, dutch: 30, icelandic: 5, estonian: 8 }
}
const central = { polish: 60, czech: 45, slovak: 20, hungarian: 30, croatian: 20, slovenian: 12, romanian: 15 }
const cyrillic = { russian: 80, ukrainian: 20, bulgarian: 15, serbian: 8 }
const baltic = { lithuanian: 12, latvian: 10, estonian: 4 }
const arabic = { arabic: 20 }

const latin = (label: string, share: number, languages: Partial<Record<LanguageName, number>>, twin?: string) =>
  encoding({ label, share, isLatin: true, ...(twin && { twin }) }, languages)
const other = (label: string, share: number, languages: Partial<Record<LanguageName, number>>, twin?: string) =>
  encoding({ label, share, isLatin: false, ...(twin && { twin }) }, languages)

function encoding(
  known: Omit<OneByteEncoding, 'languages'>,
  perThousand: Partial<Record<LanguageName, number>>
): OneByteEncoding {
  const languages = Object.fromEntries(
    Object.entries(perThousand).map(([name, count]) => [name, Math.log((known.share * count) / 1000)])
  )
  return { ...known, languages }
}

/** Candidates that TextDecoder can decode, with their share of a language's files; WHATWG reads ISO 8859-1 as windows-1252. */
export const oneByteEncodings: readonly OneByteEncoding[] = [
  latin('windows-1252', 0.9, west),
  latin('windows-1250', 0.75, central),
  other('windows-1251', 0.75, cyrillic),
  other('windows-1253', 0.7, { greek: 20 }),
  latin('windows-1254', 0.9, { turkish: 40 }),
  other('windows-1255', 0.9, { hebrew: 15 }),
  other('windows-1256', 0.9, arabic),
  latin('windows-1257', 0.8, baltic),
  other('windows-874', 0.9, { thai: 15 }),
  latin('macintosh', 0.05, west),
  latin('iso-8859-15', 0.04, west, 'windows-1252'),
  latin('iso-8859-2', 0.2, central, 'windows-1250'),
  latin('iso-8859-16', 0.02, { romanian: 15 }),
  latin('iso-8859-13', 0.05, baltic, 'windows-1257'),
  latin('iso-8859-4', 0.02, baltic),
  other('iso-8859-6', 0.05, arabic),
  other('iso-8859-5', 0.03, cyrillic),
  other('iso-8859-7', 0.3, { greek: 20 }, 'windows-1253'),
  other('koi8-r', 0.1, { russian: 80 }),
  other('koi8-u', 0.1, { ukrainian: 20 }),
  other('ibm866', 0.1, { russian: 80 }),
  other('x-mac-cyrillic', 0.02, { russian: 80 })
]

/** Likelihood of a letter that a language does not have: a name or a loan word. */
const foreignLetter = Math.log(0.0002)
/** Weight of a letter's own share against what was counted behind one letter. */
const smoothing = 0.02
/** Share of neighbours that were never counted. */
const unlistedShare = 0.15
const mostBeside = 1.2
const leastBeside = -1.9
/** Shares of the characters beside a letter in any text; `_` is the edge of a word. */
const usualShares: Readonly<Record<string, number>> = {
  ...{ _: 0.25, e: 0.09, a: 0.08, i: 0.06, n: 0.055, o: 0.05, r: 0.05, s: 0.045, t: 0.045, l: 0.04, u: 0.03, d: 0.027 },
  ...{ k: 0.025, m: 0.025, c: 0.02, p: 0.02, g: 0.018, v: 0.015, h: 0.015, b: 0.015, z: 0.012, f: 0.01, j: 0.008 },
  ...{ y: 0.008, w: 0.006, x: 0.002, q: 0.002 }
}
const usualLetter = 0.02

const known = new Map<LanguageName, Language>()

/** The language by its name; built when it is first asked for. */
export function languageOf(name: LanguageName): Language {
  const found = known.get(name) ?? languageFrom(pairGroups[name])
  known.set(name, found)
  return found
}

function languageFrom(groups: string): Language {
  const pairs = new Map<string, number>()
  const before = new Map<string, number>()
  const letters = new Map<string, number>()
  const outward = new Map<string, number>()
  let total = 0
  const add = (map: Map<string, number>, key: string, share: number) => map.set(key, (map.get(key) ?? 0) + share)
  groups.split(' ').forEach((group, rarity) => {
    const share = Math.exp(-rarity)
    for (let i = 0; i + 1 < group.length; i += 2) {
      const [first = '', second = ''] = [group[i], group[i + 1]]
      pairs.set(first + second, share)
      if (second > '\u007f') {
        add(before, first, share)
        add(letters, second, share)
        total += share
      }
      if (first > '\u007f') add(outward, first, share)
    }
  })
  const shareOf = (letter: string) => (letters.get(letter) ?? outward.get(letter) ?? 0) / total
  /** How much more likely the pair is than its second or first character beside anything. */
  const beside = (pair: string, all: number, char: string) => {
    const usual = usualShares[char] ?? usualLetter
    const share = (1 - unlistedShare) * ((pairs.get(pair) ?? 0) / all) + unlistedShare * usual
    return Math.max(leastBeside, Math.min(mostBeside, Math.log(share / usual)))
  }
  return {
    behind: (char, letter) => {
      const share = shareOf(letter)
      if (share === 0) return foreignLetter
      const all = letters.get(letter) ?? 0
      if (char <= '\u007f') return Math.log(share) + (all === 0 ? leastBeside : beside(char + letter, all, char))
      const counted = (pairs.get(char + letter) ?? 0) / total
      return Math.log((counted + smoothing * share) / ((before.get(char) ?? 0) / total + smoothing))
    },
    ahead: (letter, char) => {
      const all = outward.get(letter) ?? 0
      return all === 0 ? leastBeside : beside(letter + char, all, char)
    }
  }
}
