/** What the name of a column says about its values. A name never decides alone: the values have to agree. */

/** The words of a name in lower case without accents: `OrderDate`, `order_date` and `Order Date` are `order date`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll}|[0-9])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%#?]+/u)
    .filter((word) => word !== '')
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const has = (name: string, words: ReadonlySet<string>): boolean => wordsOf(name).some((word) => words.has(word))

const measures = list(
  'amount sum total sales revenue income cost costs price value avg average mean median count number num no qty quantity units per rate ratio share pct percent % # change growth budget spend salary wage yearly annual umsatz betrag summe preis kosten anzahl menge montant prix nombre importe precio cantidad'
)
const years = list(
  'year years yr yrs fy jahr baujahr geschaeftsjahr geschaftsjahr annee ano anno jaar exercice ejercicio'
)
const endsInYear = /(year|yr|jahr|jaar)$|^(year|yr|jahr)/
const days = list('date datum fecha data dato period periode periodo season')
const monthly = list('month months monat mois mes mese maand quarter yearmonth')
const categories = list('sex gender geschlecht sexe sexo genero sesso geslacht kon')
const births = list(
  'birth born dob birthday birthdate geburt geboren geburtsdatum geburtstag naissance nacimiento nascita nascimento geboorte geboortedatum'
)
const deadlines = list(
  'due expiry expires expiration expire valid until deadline maturity end ends ending termination renewal warranty faellig faelligkeit fallig falligkeit gueltig gultig ablauf frist ende echeance expiration fin vencimiento caducidad vence scadenza vencimento validade verval vervaldatum'
)
const money = list(
  'price amount cost costs revenue umsatz betrag preis kosten prix montant importe precio prezzo preco prijs income salary fee sales total profit valor value turnover budget spend wage'
)
const directions = list(
  'hemisphere hemisphaere hemisfero hemisferio direction dir ns ew lat latitude compass bearing himmelsrichtung direccion direzione'
)
const postcodes = list(
  'zip zipcode zipcodes zips postcode postcodes postal postalcode plz postleitzahl codigopostal codepostal'
)
/** Short words that are postcodes only where they are the whole name. */
const wholePostcodes = list('cap cp cep')
const phones = list(
  'phone phones telephone tel mobile cell cellphone fax handy telefon telefono telefone telefoon telefonnummer rufnummer mobil movil celular cellulare phonenumber'
)
const flags = list(
  'is has was are can did does will flag indicator bool boolean yn active inactive enabled disabled valid invalid default member subscriber true false ja oui'
)
const prefixed = /^(is|has)[a-z]{3,}$/
const participle = /[a-z]{2,}ed$/
const notParticiple = list('red bed feed need speed seed weed shed breed')
const measureOfMany = list(
  'count number num no # of qty quantity units items times total days level score rate group class type id code age'
)

/** Whether the name speaks of years: `Year`, `YrSold`, `release_year`, `Baujahr`; not where it measures something (`yearly income`). */
export function namesYears(name: string): boolean {
  if (has(name, measures)) return false
  return has(name, years) || wordsOf(name).some((word) => endsInYear.test(word))
}

/** Whether the name speaks of dates or periods, so that a bare year may be one. */
export function namesDates(name: string): boolean {
  return !has(name, measures) && has(name, days)
}

/** Whether the name speaks of months or periods. */
export function namesMonths(name: string): boolean {
  return !has(name, measures) && (has(name, days) || has(name, monthly))
}

/** Whether the name speaks of people's sex: numbers there are codes of a category. */
export function namesCategory(name: string): boolean {
  return has(name, categories)
}

/** Whether the name speaks of days that mostly lie ahead: due dates, ends of contracts. */
export function namesDeadlines(name: string): boolean {
  return has(name, deadlines)
}

/** Whether the name speaks of amounts of money. */
export function namesMoney(name: string): boolean {
  return has(name, money)
}

/** Whether the name speaks of the points of the compass. */
export function namesDirections(name: string): boolean {
  return has(name, directions)
}

/** Whether the name speaks of postcodes. */
export function namesPostcodes(name: string): boolean {
  const words = wordsOf(name)
  return has(name, postcodes) || (words.length === 1 && wholePostcodes.has(words[0] ?? ''))
}

/** Whether the name speaks of phone numbers. */
export function namesPhones(name: string): boolean {
  return has(name, phones)
}

/** Whether the name speaks of births, which lie in the past. */
export function namesBirths(name: string): boolean {
  return has(name, births)
}

/** Whether the name asks a question that 0 and 1 answer: `is_active`, `Churn flag`, `Survived`, `Paid?`. */
export function namesFlag(name: string): boolean {
  const words = wordsOf(name)
  if (words.some((word) => measureOfMany.has(word))) return false
  if (words.some((word) => flags.has(word) || prefixed.test(word)) || name.trim().endsWith('?')) return true
  const last = words.at(-1) ?? ''
  return participle.test(last) && !notParticiple.has(last)
}
