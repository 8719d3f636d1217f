/** Values as tables of trade, banks, sensors and address books have them, one maker a kind of column. */
import type { Random } from './random'

export interface ColumnKind {
  readonly names: readonly string[]
  readonly make: (random: Random, row: number) => string
  /** Free text: may hold delimiters, quotes, blanks. */
  readonly isText?: boolean
}

const firstNames = ['Anna', 'Sven', 'José', 'Marie', 'Olu', 'Wei', 'Fatima', 'Grace', 'Ivan', 'Chloé', 'Tom', 'Nina']
const lastNames = ['Meyer', "O'Brien", 'García', 'Dubois', 'Nowak', 'Smith', 'van Dyk', 'Rossi', "D'Angelo", 'Åberg']
const cities = ['Berlin', 'New York', 'São Paulo', 'Köln', 'Paris', 'Leeds', 'Kraków', 'Oslo', 'Port-au-Prince', 'Rome']
const streets = ['High St', 'Lindenweg', 'Rue de la Paix', 'Main Street', 'Via Roma', 'Station Rd']
const things = ['bolt', 'steel pipe', 'oak table', 'desk lamp', 'USB cable', 'office chair', 'paper A4', 'printer ink']
const words = 'the order was late because of rain and we had to send it again with care to our client in town'.split(
  ' '
)
const companies = ['Acme, Inc.', 'Smith & Sons', 'Müller GmbH', 'Foo Bar Ltd', "Levi's", 'A. Miller, Jr. & Co']

const two = (n: number) => String(n).padStart(2, '0')
const day = (r: Random) => [two(r.int(1, 28)), two(r.int(1, 12)), String(r.int(2015, 2025))] as const
const clock = (r: Random) => `${two(r.int(0, 23))}:${two(r.int(0, 59))}`
const cents = (r: Random) => [r.int(0, 9999), two(r.int(0, 99))] as const
const grouped = (n: number, mark: string) => String(n).replace(/\B(?=(\d{3})+$)/g, mark)
const sentence = (r: Random, from: number, to: number) =>
  Array.from({ length: r.int(from, to) }, () => r.pick(words)).join(' ')

const listOf = (r: Random, mark: string) => Array.from({ length: r.int(1, 4) }, () => r.pick(words)).join(mark)

export const kinds = {
  id: { names: ['id', 'No', 'order_id', '#', 'Nr.'], make: (r, row) => String(1000 + row * r.int(1, 1)) },
  sku: {
    names: ['SKU', 'code', 'article', 'Artikel'],
    make: (r) => `${r.pick(['AB', 'X', 'KR'])}-${r.int(100, 9999)}`
  },
  person: { names: ['name', 'customer', 'Kunde'], make: (r) => `${r.pick(firstNames)} ${r.pick(lastNames)}` },
  lastFirst: {
    names: ['client', 'owner'],
    isText: true,
    make: (r) => `${r.pick(lastNames)}, ${r.pick(firstNames)}`
  },
  first: { names: ['first name', 'Vorname'], make: (r) => r.pick(firstNames) },
  city: { names: ['city', 'Ort', 'Town'], make: (r) => r.pick(cities) },
  address: {
    names: ['address', 'street'],
    isText: true,
    make: (r) => `${r.int(1, 250)} ${r.pick(streets)}, ${r.pick(cities)}`
  },
  company: { names: ['company', 'Firma', 'supplier'], isText: true, make: (r) => r.pick(companies) },
  thing: { names: ['product', 'item', 'Bezeichnung'], make: (r) => r.pick(things) },
  iso: {
    names: ['date', 'created'],
    make: (r) => {
      const [d, m, y] = day(r)
      return `${y}-${m}-${d}`
    }
  },
  dmySlash: { names: ['order date', 'shipped'], make: (r) => day(r).join('/') },
  dmyDot: { names: ['Datum', 'Buchungstag'], make: (r) => day(r).join('.') },
  stamp: {
    names: ['timestamp', 'updated at'],
    make: (r) => {
      const [d, m, y] = day(r)
      return `${y}-${m}-${d} ${clock(r)}:${two(r.int(0, 59))}`
    }
  },
  time: { names: ['time', 'Uhrzeit'], make: clock },
  whole: { names: ['qty', 'count', 'Menge'], make: (r) => String(r.int(0, 500)) },
  decimal: { names: ['price', 'value', 'lat'], make: (r) => cents(r).join('.') },
  decimalComma: { names: ['Preis', 'Betrag', 'prix'], isText: true, make: (r) => cents(r).join(',') },
  money: { names: ['amount', 'total'], make: (r) => `$${cents(r).join('.')}` },
  moneyGrouped: {
    names: ['revenue', 'net'],
    isText: true,
    make: (r) => `$${grouped(r.int(1000, 9_999_999), ',')}.${two(r.int(0, 99))}`
  },
  groupedDot: {
    names: ['Umsatz', 'Saldo'],
    isText: true,
    make: (r) => `${grouped(r.int(1000, 9_999_999), '.')},${two(r.int(0, 99))}`
  },
  percent: { names: ['share', 'margin'], make: (r) => `${r.int(0, 100)}%` },
  flag: { names: ['active', 'paid'], make: (r) => r.pick(['true', 'false']) },
  url: {
    names: ['url', 'link'],
    make: (r) => `https://www.example.com/p/${r.int(1, 999)}?q=${r.pick(['a', 'b'])}&x=${r.int(1, 9)}`
  },
  email: { names: ['email', 'contact'], make: (r) => `${r.pick(firstNames).toLowerCase()}@example.org` },
  json: {
    names: ['payload', 'attributes'],
    isText: true,
    make: (r) => `{"a": ${r.int(1, 9)}, "b": ["${r.pick(words)}", "${r.pick(words)}"]}`
  },
  list: { names: ['tags', 'labels'], isText: true, make: (r) => listOf(r, ';') },
  pipes: { names: ['path', 'options'], isText: true, make: (r) => listOf(r, '|') },
  note: { names: ['note', 'comment', 'Bemerkung'], isText: true, make: (r) => sentence(r, 3, 12) },
  speech: {
    names: ['remark', 'quote'],
    isText: true,
    make: (r) => `${r.pick(firstNames)} said: "${sentence(r, 2, 5)}", then left; ${sentence(r, 1, 4)}`
  },
  inches: { names: ['size', 'diameter'], isText: true, make: (r) => `${r.int(1, 30)}" ${r.pick(things)}` },
  lines: {
    names: ['description', 'message'],
    isText: true,
    make: (r) => `${sentence(r, 2, 6)}\n${sentence(r, 2, 6)}, ${sentence(r, 1, 3)}\n- ${r.pick(words)}`
  },
  long: { names: ['body', 'text'], isText: true, make: (r) => `${sentence(r, 150, 400)}, ${sentence(r, 20, 60)}.` },
  status: { names: ['status', 'state'], make: (r) => r.pick(['open', 'closed', 'in work']) },
  country: { names: ['country', 'region'], make: (r) => r.pick(['DE', 'FR', 'US', 'PL']) },
  blank: { names: ['fax', 'spare'], make: () => '' }
} satisfies Record<string, ColumnKind>

export type KindName = keyof typeof kinds

/** A table without a dialect: names and rows of text. */
export interface PlainTable {
  readonly names: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A table of the kinds; names never twice. */
export function tableOf(random: Random, columns: readonly KindName[], rowCount: number): PlainTable {
  const names: string[] = []
  for (const kind of columns) {
    const choices: readonly string[] = kinds[kind].names
    const name = random.pick(choices)
    names.push(names.includes(name) ? `${name} ${names.length + 1}` : name)
  }
  const rows = Array.from({ length: rowCount }, (_, row) =>
    columns.map((kind) => (random.chance(0.03) && columns.length > 2 ? '' : kinds[kind].make(random, row)))
  )
  return { names, rows }
}
