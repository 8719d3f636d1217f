/** Which delimiters, quotes, escapes and blanks are worth trying on a text. */
import type { Dialect, DialectOverride, Escape } from '../../../../shared/domain/dialect'

export type CutRules = Pick<Dialect, 'delimiter' | 'quote' | 'escape' | 'skipInitialSpace'>

/** Characters that separate cells somewhere in the world; letters, digits, quotes and marks of numbers are left out. */
const delimiters = [
  ',',
  ';',
  '\t',
  '|',
  ':',
  '^',
  '~',
  ' ',
  ...'\u0001\u0002\u0003\u0007\u0014\u001c\u001d\u001e\u001f',
  ...'§¦¬¤¶•‖│',
  '!',
  '#',
  '$',
  '%',
  '&',
  '*',
  '=',
  '@',
  '+'
]
const singleColumnDelimiters = [',', ';', '\t', '|', '\u0001', '\u001f']

/** Marks that occur side by side as one delimiter: `||`, `::`, two tabs, `|~|`, a backslash and a `t`. */
const longMark = /([|:;~^#@$%&!*=§¦<>])\1+|\t\t+|[|~^#<>;]{2,4}|\\t/g
const longMarkLines = 40
const longMarkShare = 0.8

/**
 * Candidates for the text, the usual one first; parts a person set are not varied.
 * @param isAbsent whether a character is nowhere in the text that is known, of which `text` is the beginning
 */
export function candidatesFor(
  text: string,
  override: DialectOverride,
  isAbsent: (character: string) => boolean
): CutRules[] {
  const candidates: CutRules[] = []
  for (const delimiter of delimitersIn(text, override.delimiter, isAbsent)) {
    for (const quote of quotesIn(text, delimiter, override.quote)) {
      for (const escaping of escapesIn(text, delimiter, quote, override.escape)) {
        for (const skipInitialSpace of blanksIn(text, delimiter, quote, override.skipInitialSpace))
          candidates.push({ delimiter, quote, escape: escaping, skipInitialSpace })
      }
    }
  }
  return candidates
}

function delimitersIn(text: string, wanted: string | undefined, isAbsent: (character: string) => boolean): string[] {
  if (wanted !== undefined) return [wanted]
  const present = [...delimiters.filter((delimiter) => text.includes(delimiter)), ...longDelimiters(text)]
  // A single column is a cut by a character that is not there: the comma, if that is free.
  const single = singleColumnDelimiters.find(isAbsent)
  if (single === undefined) return present
  return single === ',' ? [single, ...present] : [...present, single]
}

/** Delimiters of several characters that stand in nearly every line. */
function longDelimiters(text: string): string[] {
  const lines = text
    .split(/\r\n|\n|\r/, longMarkLines)
    .filter((line) => line.trim() !== '')
    .slice(0, -1)
  if (lines.length < 2) return []
  const counts = new Map<string, number>()
  for (const line of lines) {
    for (const mark of new Set(line.match(longMark) ?? [])) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  return [...counts].flatMap(([mark, count]) => (count >= lines.length * longMarkShare ? [mark] : []))
}

function quotesIn(text: string, delimiter: string, wanted: string | null | undefined): (string | null)[] {
  if (wanted !== undefined) return [wanted]
  const quotes: (string | null)[] = ['"']
  const opens = /(^|[\s,;|:^~\p{Cc}])'/u.test(text) || text.includes(`${delimiter}'`)
  if (opens && text.includes("'", text.indexOf("'") + 1)) quotes.push("'")
  if (text.includes('"')) quotes.push(null)
  return quotes
}

function escapesIn(text: string, delimiter: string, quote: string | null, wanted: Escape | undefined): Escape[] {
  if (wanted !== undefined) return [wanted]
  const usual: Escape = quote === null ? 'none' : 'doubled'
  const escapes = text.includes(`\\${delimiter}`) || (quote !== null && text.includes(`\\${quote}`))
  return escapes ? [usual, 'backslash'] : [usual]
}

/** Blanks behind a delimiter matter where a quote follows them; runs of blanks where they are the delimiter. */
function blanksIn(text: string, delimiter: string, quote: string | null, wanted: boolean | undefined): boolean[] {
  if (wanted !== undefined) return [wanted]
  const matters = delimiter === ' ' ? text.includes('  ') : quote !== null && text.includes(`${delimiter} ${quote}`)
  return matters ? [false, true] : [false]
}
