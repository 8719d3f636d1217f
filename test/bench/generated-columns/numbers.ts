/** Columns of numbers as they are written in many countries. */
import type { Random } from '../../fuzz/random'
import { dirtOf, type MadeCell, type MadeColumn, rowsOf, withDirt } from './column'

type Locale = {
  readonly name: string
  readonly point: '.' | ','
  readonly thousands: string
  readonly currencies: readonly string[]
  readonly delimiters: readonly string[]
}

const locales: readonly Locale[] = [
  { name: 'english', point: '.', thousands: ',', currencies: ['$', '£', 'USD ', '₹ '], delimiters: [',', ',', '\t'] },
  { name: 'german', point: ',', thousands: '.', currencies: [' €', ' EUR', '€ '], delimiters: [';', ';', '\t', ','] },
  { name: 'french', point: ',', thousands: '\u202f', currencies: [' €'], delimiters: [';'] },
  { name: 'czech', point: ',', thousands: ' ', currencies: [' Kč', ' zł', ' kr'], delimiters: [';', ','] },
  { name: 'swiss', point: '.', thousands: "'", currencies: ['CHF '], delimiters: [';', ','] },
  { name: 'latin american', point: ',', thousands: '.', currencies: ['$', 'R$ '], delimiters: [';', ','] }
]

function written(units: bigint, decimals: number, locale: Locale, grouped: boolean): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const [whole, fraction] = decimals === 0 ? [digits, ''] : [digits.slice(0, -decimals), digits.slice(-decimals)]
  const head = grouped ? whole.replace(/\B(?=(?:[0-9]{3})+$)/g, locale.thousands) : whole
  return fraction === '' ? head : `${head}${locale.point}${fraction}`
}

function plain(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  if (decimals === 0) return `${sign}${digits}`
  const fraction = digits.slice(-decimals).replace(/0+$/, '')
  const value = `${digits.slice(0, -decimals)}${fraction === '' ? '' : `.${fraction}`}`
  return value === '0' ? '0' : `${sign}${value}`
}

export function madeNumbers(random: Random): MadeColumn {
  const locale = random.pick(locales)
  const decimals = random.pick([0, 0, 1, 2, 2, 2, 3])
  const grouped = random.chance(0.6)
  const currency = decimals !== 3 && random.chance(0.35) ? random.pick(locale.currencies) : ''
  const percent = currency === '' && !grouped && random.chance(0.15)
  const negative = random.chance(0.25) ? random.pick(['-', '()', '-', 'after'] as const) : null
  const magnitude = random.pick([100, 10_000, 1_000_000])
  // Amounts that all have one group of thousands are where points and commas are taken for each other.
  const isRound = decimals === 0 && random.chance(0.25)
  const value = (): MadeCell => {
    const size = random.int(magnitude) * 10 ** decimals + (decimals === 0 ? 0 : random.int(10 ** decimals))
    const units = BigInt(isRound ? (1 + (size % 999)) * 1000 : size)
    const isNegative = negative !== null && random.chance(0.3)
    const body = written(units, decimals, locale, grouped)
    const unit = percent ? '%' : currency
    const withUnit = unit.startsWith(' ') || percent ? `${body}${unit}` : `${unit}${body}`
    const text = !isNegative
      ? withUnit
      : negative === '()'
        ? `(${withUnit})`
        : negative === 'after'
          ? `${withUnit}-`
          : `-${withUnit}`
    return { text, truth: plain(isNegative ? -units : units, decimals) }
  }
  const parts = [
    locale.name,
    `${decimals}`,
    grouped ? 'grouped' : '',
    currency === '' ? '' : 'money',
    percent ? '%' : ''
  ]
  return {
    label: `number ${parts.filter((part) => part !== '').join(' ')}${isRound ? ' round' : ''}`,
    kind: 'number',
    name: random.pick(['amount', 'Betrag', 'value', 'c', 'Umsatz', 'units']),
    delimiter: random.pick(locale.delimiters),
    cells: withDirt(random, dirtOf(random), rowsOf(random), value)
  }
}
