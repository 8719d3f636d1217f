/** How texts become booleans: the tokens of the format, compared without case. */
import type { BooleanFormat } from '../column-type'
import { anyCase } from './any-case'

/** Pairs of words that mean true and false. A column is boolean when its tokens all come from one pair. */
export const booleanPairs: readonly { readonly yes: string; readonly no: string }[] = [
  { yes: 'true', no: 'false' },
  { yes: 'yes', no: 'no' },
  { yes: 'y', no: 'n' },
  { yes: 't', no: 'f' },
  { yes: 'ja', no: 'nein' },
  { yes: 'j', no: 'n' },
  { yes: 'oui', no: 'non' },
  { yes: 'o', no: 'n' },
  { yes: 'si', no: 'no' },
  { yes: 'sí', no: 'no' },
  { yes: 'sì', no: 'no' },
  { yes: 'sim', no: 'não' },
  { yes: 'ja', no: 'nee' },
  { yes: 'ja', no: 'nej' },
  { yes: 'wahr', no: 'falsch' },
  { yes: 'vrai', no: 'faux' },
  { yes: 'vero', no: 'falso' },
  { yes: 'verdadero', no: 'falso' },
  { yes: 'verdadeiro', no: 'falso' },
  { yes: 'waar', no: 'onwaar' },
  // Initials come last: of true and false, and of sí and no.
  { yes: 's', no: 'n' },
  { yes: 'w', no: 'f' },
  { yes: 'v', no: 'f' },
  { yes: 'on', no: 'off' }
]

/** Marks that tick a box; what is not ticked stays empty. */
export const tickMarks: readonly string[] = ['x', '✓', '✔', '☑']

/** Anchored pattern of both token lists. */
export function booleanPattern(format: BooleanFormat): string {
  return `^(?:${[...format.trueTokens, ...format.falseTokens].map(anyCase).join('|')})$`
}

/** Compiles a boolean reading: text to `true`, `false`, or undefined. */
export function booleanParser(format: BooleanFormat): (text: string) => string | undefined {
  const values = new Map<string, string>()
  for (const token of format.falseTokens) values.set(token.toLowerCase(), 'false')
  for (const token of format.trueTokens) values.set(token.toLowerCase(), 'true')
  return (text) => values.get(text.toLowerCase())
}
