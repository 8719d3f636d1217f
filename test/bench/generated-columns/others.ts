/** Columns of answers, codes and texts: what must not become a number or a date. */
import type { Random } from '../../fuzz/random'
import { dirtOf, type MadeCell, type MadeColumn, rowsOf, withDirt } from './column'

const answers: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['TRUE', 'FALSE'],
  ['Yes', 'No'],
  ['Y', 'N'],
  ['ja', 'nein'],
  ['Oui', 'Non'],
  ['Sí', 'No'],
  ['sim', 'não'],
  ['vero', 'falso'],
  ['wahr', 'falsch']
]

export function madeBooleans(random: Random): MadeColumn {
  const [yes, no] = random.pick(answers)
  const value = (row: number): MadeCell => {
    const isYes = row === 0 || (row !== 1 && random.chance(0.5))
    return { text: isYes ? yes : no, truth: String(isYes) }
  }
  return {
    label: `boolean ${yes}/${no}`,
    kind: 'boolean',
    name: random.pick(['active', 'bezahlt', 'c', 'flag']),
    delimiter: random.pick([',', ';']),
    cells: withDirt(random, dirtOf(random), Math.max(6, rowsOf(random)), value)
  }
}

const digits = (random: Random, count: number) => random.text('0123456789'.split(''), count)

type Code = { readonly label: string; readonly name: readonly string[]; readonly make: (random: Random) => string }

const codes: readonly Code[] = [
  { label: 'leading zeros', name: ['id', 'article', 'Kundennummer'], make: (r) => `0${digits(r, 5)}` },
  { label: 'long digits', name: ['id', 'tracking', 'c'], make: (r) => `4${digits(r, 17)}` },
  {
    label: 'postcode',
    name: ['zip', 'PLZ', 'ZipCode', 'code_postal', 'Postal Code'],
    make: (r) => `${1 + r.int(9)}${digits(r, 4)}`
  },
  { label: 'phone', name: ['phone', 'Telefon', 'mobile'], make: (r) => `${1 + r.int(9)}${digits(r, 9)}` },
  {
    label: 'phone +',
    name: ['phone', 'c'],
    make: (r) => `+${1 + r.int(9)}${digits(r, 1)} ${digits(r, 3)} ${digits(r, 6)}`
  },
  { label: 'letter and digits', name: ['rep', 'block', 'code'], make: (r) => `R${1 + r.int(40)}` },
  { label: 'sku', name: ['sku', 'product'], make: (r) => `AB-${digits(r, 4)}-${r.pick(['X', 'Y'])}` },
  { label: 'version', name: ['version', 'firmware'], make: (r) => `${1 + r.int(9)}.${r.int(20)}.${r.int(100)}` },
  { label: 'range', name: ['age', 'band'], make: (r) => r.pick(['18-29', '30-44', '45-60', '61-75']) },
  { label: 'score', name: ['score', 'result'], make: (r) => `${r.int(6)}-${r.int(6)}` },
  { label: 'ratio', name: ['ratio', 'c'], make: (r) => `${1 + r.int(12)}/${2 + r.int(30)}` },
  { label: 'address', name: ['ip'], make: (r) => `10.${r.int(256)}.${r.int(256)}.${r.int(256)}` },
  { label: 'json', name: ['payload'], make: (r) => `{"a": ${r.int(9)}, "b": [${r.int(9)}]}` },
  { label: 'list', name: ['tags'], make: (r) => `[${r.int(9)}, ${r.int(9)}, ${r.int(9)}]` },
  {
    label: 'words',
    name: ['city', 'c'],
    make: (r) => r.pick(['Berlin', 'Paris', 'Lyon', 'May', 'March', 'Mai', 'Nova'])
  },
  { label: 'social number', name: ['employee', 'c'], make: (r) => `${digits(r, 3)}-${digits(r, 2)}-${digits(r, 4)}` },
  { label: 'size', name: ['size'], make: (r) => `${10 + r.int(90)}x${10 + r.int(90)}` }
]

export function madeTexts(random: Random): MadeColumn {
  const code = random.pick(codes)
  const value = (): MadeCell => {
    const text = code.make(random)
    return { text, truth: text }
  }
  return {
    label: `text ${code.label}`,
    kind: 'text',
    name: random.pick(code.name),
    delimiter: random.pick([',', ';', '\t']),
    cells: withDirt(random, dirtOf(random), rowsOf(random), value)
  }
}
