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
  { yes: 'sim', no: 'nao' },
  { yes: 'ja', no: 'nee' },
  { yes: 'ja', no: 'nej' },
  { yes: 'wahr', no: 'falsch' },
  { yes: 'vrai', no: 'faux' },
  { yes: 'vero', no: 'falso' },
  { yes: 'verdadero', no: 'falso' },
  { yes: 'verdadeiro', no: 'falso' },
  { yes: 'waar', no: 'onwaar' },
  { yes: 'ja', no: 'nei' },
  { yes: 'tak', no: 'nie' },
  { yes: 'ano', no: 'ne' },
  { yes: 'kyllä', no: 'ei' },
  { yes: 'evet', no: 'hayır' },
  { yes: 'да', no: 'нет' },
  // Initials come last: of true and false, and of sí and no.
  { yes: 's', no: 'n' },
  { yes: 'w', no: 'f' },
  { yes: 'v', no: 'f' },
  { yes: 'on', no: 'off' }
]

/** Words of one language for true and for false, as several people write them in one column. */
export const booleanWords: readonly { readonly yes: readonly string[]; readonly no: readonly string[] }[] = [
  { yes: ['true', 'yes', 'y', 't', '1'], no: ['false', 'no', 'n', 'f', '0'] },
  { yes: ['wahr', 'ja', 'j', 'w', '1'], no: ['falsch', 'nein', 'n', 'f', '0'] },
  { yes: ['vrai', 'oui', 'o', 'v', '1'], no: ['faux', 'non', 'n', 'f', '0'] },
  { yes: ['verdadero', 'sí', 'si', 's', 'v', '1'], no: ['falso', 'no', 'n', 'f', '0'] },
  { yes: ['vero', 'sì', 'si', 's', 'v', '1'], no: ['falso', 'no', 'n', 'f', '0'] },
  { yes: ['verdadeiro', 'sim', 's', 'v', '1'], no: ['falso', 'não', 'nao', 'n', 'f', '0'] },
  { yes: ['waar', 'ja', 'j', '1'], no: ['onwaar', 'nee', 'n', '0'] }
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
