/** What a column's values say about its role, whatever its name is. */
import type { ColumnFacts } from './role-facts'

const shortestOfNames = 4
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']

/** Words for ways of selling, without accents, in lower case. */
const channelWords = new Set(
  `online offline web website internet store retail shop instore in-store wholesale direct distributor partner reseller marketplace app mobile
  phone telesales catalog catalogue outlet e-commerce ecommerce export grosshandel einzelhandel onlineshop filiale telefon laden boutique
  tienda negozio loja winkel webshop`.split(/\s+/)
)

let countryNames: ReadonlySet<string> | null = null
let currencyCodes: ReadonlySet<string> | null = null

/** Names and codes of all countries, as the platform knows them. */
function countries(): ReadonlySet<string> {
  if (countryNames) return countryNames
  const names = new Set<string>([
    'usa',
    'uk',
    'u.s.a.',
    'great britain',
    'england',
    'scotland',
    'wales',
    'eire',
    'holland',
    'uae',
    'rsa'
  ])
  const codes = codesOfTwo().filter((code) =>
    new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code)
  )
  for (const language of languages) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = display.of(code)
      if (name) names.add(plain(name))
    }
  }
  countryNames = names
  return names
}

function codesOfTwo(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => !/^(A[AC]|Q[M-Z]|X[A-JL-Z]|Z[Z])$/.test(code))
}

function currencies(): ReadonlySet<string> {
  currencyCodes ??= new Set(Intl.supportedValuesOf('currency'))
  return currencyCodes
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase()
}

/** Share of the most frequent values for which `is` holds; by values, not by rows. */
function shareOf(values: readonly string[], is: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(is).length / values.length
}

/** How sure the values alone make us that a column holds countries, currencies or channels; 0 to 1. */
export function confidenceByValues(facts: ColumnFacts, role: 'country' | 'currency' | 'channel'): number {
  const top = facts.topValues ?? []
  if (facts.type.kind !== 'string' || top.length === 0) return 0
  switch (role) {
    case 'country': {
      if (facts.distinctCount < 2 || facts.distinctCount > 260) return 0
      return shareOf(top, (value) => value.length >= shortestOfNames && countries().has(plain(value))) >= 0.8 ? 0.82 : 0
    }
    case 'currency':
      return facts.distinctCount <= 40 && shareOf(top, (value) => currencies().has(value.trim())) === 1 ? 0.85 : 0
    case 'channel':
      return facts.distinctCount >= 2 &&
        facts.distinctCount <= 12 &&
        shareOf(top, (value) => channelWords.has(plain(value))) >= 0.75
        ? 0.66
        : 0
  }
}

/** Whether the most frequent values look like e-mail or web addresses: nothing that business counts by. */
export function areAddresses(facts: ColumnFacts): boolean {
  return shareOf(facts.topValues ?? [], (value) => /^\S+@\S+\.\S+$|^(https?:|www\.)/.test(value.trim())) > 0.5
}

/** How far an order has come, without accents, in lower case: beginnings of words. */
const statusWords =
  /^(pend|complet|conclu|cancel|annul|storn|proces|prozess|in prog|em process|en cours|en proceso|wartet|offen|open|closed|cerrad|chius|apert|abert|ship|versand|versendet|enviad|expedi|spedit|deliver|geliefert|entreg|livr|consegn|paid|bezahlt|pago|pagad|paye|pagat|unpaid|refund|return|devol|retourn|activ|aktiv|inactiv|inaktiv|new|neu|nuev|approv|reject|libre|libero|occupat|ocupad|fail|success|on hold)/

/** Whether most of the most frequent values say how far an order has come: `Estado` and `Stato` are states of either kind. */
export function areStatuses(facts: ColumnFacts): boolean {
  return facts.distinctCount <= 20 && shareOf(facts.topValues ?? [], (value) => statusWords.test(plain(value))) >= 0.5
}

/** Whether values name people's sex: `genero` is that, or a genre. */
export function areGenders(facts: ColumnFacts): boolean {
  const words =
    /^(m|f|w|d|x|h|male|female|mann|frau|maennlich|mannlich|weiblich|homme|femme|hombre|mujer|masculino|femenino|feminino|uomo|donna)$/
  return facts.distinctCount <= 5 && shareOf(facts.topValues ?? [], (value) => words.test(plain(value))) >= 0.6
}

/** Whether values are percentages, or all lie between −1 and 1 and are not all the same: shares, no amounts. */
export function isShare(facts: ColumnFacts): boolean {
  if (facts.isPercent) return true
  if (facts.type.kind === 'long' || facts.min === undefined || facts.min === null || !facts.max) return false
  const [min, max] = [Number(facts.min), Number(facts.max)]
  return Number.isFinite(min) && min >= -1 && max <= 1 && max > min
}

/** Whether all numbers are whole. */
export function isWhole(facts: ColumnFacts): boolean {
  return facts.type.kind === 'long' || (facts.topValues ?? []).every((value) => /^-?\d+(\.0*)?$/.test(value))
}
