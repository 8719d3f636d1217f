/** Which delimiters, quotes and escapes are worth trying on a text. */
import type { Dialect, DialectOverride, Escape } from '../../../../shared/domain/dialect'

export type CutRules = Pick<Dialect, 'delimiter' | 'quote' | 'escape'>

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
  '\u0001',
  '\u001f',
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
    for (const quote of quotesIn(text, override.quote)) {
      for (const escaping of escapesIn(text, delimiter, quote, override.escape))
        candidates.push({ delimiter, quote, escape: escaping })
    }
  }
  return candidates
}

function delimitersIn(text: string, wanted: string | undefined, isAbsent: (character: string) => boolean): string[] {
  if (wanted !== undefined) return [wanted]
  const present = delimiters.filter((delimiter) => text.includes(delimiter))
  // A single column is a cut by a character that is not there: the comma, if that is free.
  const single = singleColumnDelimiters.find(isAbsent)
  if (single === undefined) return present
  return single === ',' ? [single, ...present] : [...present, single]
}

function quotesIn(text: string, wanted: string | null | undefined): (string | null)[] {
  if (wanted !== undefined) return [wanted]
  const quotes: (string | null)[] = ['"']
  if (/(^|[\s,;|:^~\p{Cc}])'/u.test(text) && text.includes("'", text.indexOf("'") + 1)) quotes.push("'")
  if (text.includes('"')) quotes.push(null)
  return quotes
}

function escapesIn(text: string, delimiter: string, quote: string | null, wanted: Escape | undefined): Escape[] {
  if (wanted !== undefined) return [wanted]
  const usual: Escape = quote === null ? 'none' : 'doubled'
  const escapes = text.includes(`\\${delimiter}`) || (quote !== null && text.includes(`\\${quote}`))
  return escapes ? [usual, 'backslash'] : [usual]
}
