/** What the values of a column are beyond their type, from its name and its texts. */
import { currenciesOf, currencyCodes, currencyOf, monthOf } from '../../../../../shared/domain/readings'
import type { Semantic, SemanticKind } from '../../../../../shared/domain/semantic'
import * as shape from './code-shapes'
import { namesCategory, wordsOf } from './name-words'
import { type Entry, type Verdict, weightOf } from './verdict'

/** So much of the values has to fit. */
const most = 0.95
/** Texts that are looked at; more say no more. */
const looked = 5000

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const named = {
  phone: list('phone telephone tel mobile cell fax telefon handy telefono telefone telefoon'),
  postcode: list('zip zipcode postcode postal plz postleitzahl cap cep cp postalcode zipcodes'),
  country: list('country countries land pays pais paese nation nationality'),
  currency: list('currency waehrung wahrung devise moneda valuta moeda curr ccy'),
  id: list('id ids key uuid guid identifier isbn ean sku'),
  idAtEnd: list('number no nr nummer num code ref reference'),
  time: list('time zeit uhrzeit heure hora ora tijd hour'),
  money: list(
    'price amount cost revenue umsatz betrag preis kosten prix montant importe precio prezzo preco prijs income salary fee'
  ),
  moneyOrCount: list('sales total profit valor'),
  ratio: list('rate ratio margin percent pct share per % id code key number no count type class'),
  latitude: list('lat latitude breitengrad'),
  longitude: list('lon lng long longitude laengengrad langengrad')
}
const genders = list(
  'm f w d x male female man woman men women boy girl mann frau divers homme femme hombre mujer masculin feminin masculino femenino unknown u o other'
)

type Test = {
  readonly kind: SemanticKind
  readonly fits: (text: string) => boolean
  readonly name?: ReadonlySet<string>
}

// Those with a name need it: their values alone would be many things. The first that fits is taken.
const tests: readonly Test[] = [
  { kind: 'email', fits: shape.isEmail },
  { kind: 'url', fits: shape.isUrl },
  { kind: 'uuid', fits: shape.isUuid },
  { kind: 'iban', fits: shape.isIban },
  { kind: 'time', fits: (text) => shape.timePattern(text) !== null },
  { kind: 'json', fits: shape.isJson },
  { kind: 'currency-code', fits: (text) => currencyCodes.has(text) },
  { kind: 'postcode', fits: shape.isPostcode },
  { kind: 'postcode', fits: shape.couldBePostcode, name: named.postcode },
  { kind: 'phone', fits: shape.isUnmistakablePhone },
  { kind: 'phone', fits: shape.isPhone, name: named.phone },
  { kind: 'country-code', fits: shape.isCountryCode, name: named.country },
  { kind: 'period', fits: (text) => shape.isPeriodText(text) && isNamedPeriod(text) },
  { kind: 'period', fits: (text) => monthOf(text) > 0 }
]

/** `Mar 24` is a period, `Bus 24` is not. */
function isNamedPeriod(text: string): boolean {
  const word = /^(\p{L}{3,12})\.?[- ]'?[0-9]{2}$/u.exec(text)?.[1]
  return word === undefined || monthOf(word) > 0 || /^(?:spring|summer|autumn|fall|winter)/i.test(word)
}

/** The semantic of a column, or null. `entries` are texts of it; `isSample` when they are not all of them. */
export function semanticOf(
  name: string,
  verdict: Verdict,
  entries: readonly Entry[],
  isSample: boolean
): Semantic | null {
  const nulls = new Set(verdict.nullTokens)
  const values = entries.filter((e) => !nulls.has(e.text)).slice(0, looked)
  const words = wordsOf(name)
  const found = { total: weightOf(values), isSample, example: values[0]?.text ?? null }
  const all = (kind: SemanticKind, by: Semantic['by'], detail: string | null = null): Semantic => ({
    ...{ kind, detail, by, count: found.total },
    ...found
  })
  switch (verdict.type.kind) {
    case 'string':
      return textSemantic(values, words, found) ?? (namesKey(words) && values.length > 0 ? all('id', 'name') : null)
    case 'long':
    case 'decimal':
    case 'double':
      return numberSemantic(verdict, values, words, all)
    case 'date':
    case 'timestamp': {
      const patterns = verdict.format?.kind === 'date' ? verdict.format.patterns : []
      if (!verdict.evidence.some((e) => e.code === 'period-start')) return null
      return patterns.every((p) => p === 'YYYY') ? all('year', 'both') : all('period', 'values')
    }
    case 'boolean':
      return null
  }
}

/** `Order ID`, `ProductKey`, `Invoice No`; not `Number of Vehicles`. */
function namesKey(words: readonly string[]): boolean {
  return words.some((word) => named.id.has(word)) || (words.length > 1 && named.idAtEnd.has(words.at(-1) ?? ''))
}

type Found = Pick<Semantic, 'total' | 'isSample' | 'example'>

function textSemantic(values: readonly Entry[], words: readonly string[], found: Found): Semantic | null {
  if (values.length === 0) return null
  const first = values.slice(0, 40)
  for (const { kind, fits, name } of tests) {
    if (name !== undefined && !words.some((word) => name.has(word))) continue
    // Most tests fail on the first values: the others need not be looked at.
    if (share(first, fits) < weightOf(first) / 2) continue
    const count = share(values, fits)
    if (count < found.total * most) continue
    const detail = kind === 'time' ? timePatterns(values) : null
    return { kind, detail, by: name === undefined ? 'values' : 'both', count, ...found }
  }
  const codes = share(values, shape.isBarcode)
  // One number in ten passes by chance.
  if (values.length >= 5 && codes >= found.total * most) {
    return { kind: 'barcode', detail: null, by: 'values', count: codes, ...found }
  }
  if (namesCategory(words.join(' '))) {
    const count = share(values, (text) => genders.has(text.toLowerCase()) || /^[0-9]$/.test(text))
    if (count >= found.total * most) return { kind: 'gender', detail: null, by: 'both', count, ...found }
  }
  return listSemantic(values, found)
}

/** How times of day are written, the most frequent first. */
function timePatterns(values: readonly Entry[]): string {
  const weights = new Map<string, number>()
  for (const { text, count } of values) {
    const pattern = shape.timePattern(text)
    if (pattern !== null) weights.set(pattern, (weights.get(pattern) ?? 0) + count)
  }
  // `9:05` beside `10:05`: who does not pad writes both.
  for (const [pattern, weight] of weights) {
    const short = pattern.replace('HH', 'H')
    if (short === pattern || !weights.has(short)) continue
    weights.set(short, (weights.get(short) ?? 0) + weight)
    weights.delete(pattern)
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([pattern]) => pattern)
    .join(' | ')
}

/** Several values in one cell: half of the cells hold more than one, parted by the same mark. */
function listSemantic(values: readonly Entry[], found: Found): Semantic | null {
  const marks = new Map<string, number>()
  for (const { text, count } of values) {
    const mark = shape.listMark(text)
    if (mark !== null) marks.set(mark, (marks.get(mark) ?? 0) + count)
  }
  const [best] = [...marks].sort((a, b) => b[1] - a[1])
  if (best === undefined || best[1] < found.total / 2) return commaList(values, found)
  const example = values.find(({ text }) => shape.listMark(text) === best[0])?.text ?? null
  return { kind: 'list', detail: best[0], by: 'values', count: best[1], ...found, example }
}

/** So much of the words of lists between commas occurs again; names and addresses between commas are new in each cell. */
const mostNew = 0.3

/** `Action, Comedy`: cells of one, two and more words out of a small vocabulary. */
function commaList(values: readonly Entry[], found: Found): Semantic | null {
  const words = new Set<string>()
  const sizes = new Set<number>()
  let [parts, several] = [0, 0]
  let example: string | null = null
  for (const { text, count } of values) {
    const list = text.split(',').map((part) => part.trim())
    if (list.some((part) => part === '' || part.length > 40 || /^[0-9]+$/.test(part))) return null
    for (const part of list) words.add(part)
    parts += list.length
    sizes.add(list.length)
    if (list.length > 1) several += count
    if (list.length > 1) example ??= text
  }
  if (values.length < 10 || sizes.size < 3 || several < found.total / 2 || words.size > parts * mostNew) return null
  return { kind: 'list', detail: ',', by: 'values', count: several, ...found, example }
}

function share(values: readonly Entry[], fits: (text: string) => boolean): number {
  return values.reduce((sum, { text, count }) => sum + (fits(text) ? count : 0), 0)
}

function numberSemantic(
  { type, format }: Verdict,
  values: readonly Entry[],
  words: readonly string[],
  all: (kind: SemanticKind, by: Semantic['by'], detail?: string | null) => Semantic
): Semantic | null {
  if (format?.kind !== 'number') return null
  const says = (set: ReadonlySet<string>) => words.some((word) => set.has(word))
  if (format.percent) return all('percent', 'values')
  const marked = currenciesOf(format.currencies)
  if (marked.length > 0) return all('money', 'values', marked.length === 1 ? (marked[0] ?? null) : null)
  const byName = words.map((word) => word.toUpperCase()).find((word) => currencyCodes.has(word) && word !== 'TRY')
  if (byName !== undefined) return all('money', 'name', currencyOf(byName))
  const within = (limit: number) => values.every(({ text }) => Math.abs(Number(text.replace(',', '.'))) <= limit)
  if (type.kind !== 'long' && says(named.latitude) && within(90)) return all('latitude', 'both')
  if (type.kind !== 'long' && says(named.longitude) && within(180)) return all('longitude', 'both')
  if (type.kind === 'long') {
    if (says(named.time) && values.every(({ text }) => shape.isClockNumber(text))) return all('time', 'both')
    if (namesKey(words)) return all('id', 'name')
  }
  const isMoney = says(named.money) || (type.kind !== 'long' && says(named.moneyOrCount))
  return isMoney && !says(named.ratio) ? all('money', 'name') : null
}
