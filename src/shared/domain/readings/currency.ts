/** Marks that stand beside amounts, and the currency each names. */

const signs: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '￥': 'JPY',
  円: 'JPY',
  元: 'CNY',
  '₹': 'INR',
  Rs: 'INR',
  'Rs.': 'INR',
  '₽': 'RUB',
  'руб.': 'RUB',
  руб: 'RUB',
  'р.': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  TL: 'TRY',
  '₫': 'VND',
  '₦': 'NGN',
  '₱': 'PHP',
  '₴': 'UAH',
  '₪': 'ILS',
  '฿': 'THB',
  '₡': 'CRC',
  '₲': 'PYG',
  '₵': 'GHS',
  '₸': 'KZT',
  '¢': 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  R$: 'BRL',
  NT$: 'TWD',
  MX$: 'MXN',
  $U: 'UYU',
  zł: 'PLN',
  Kč: 'CZK',
  // Three countries say crown; within one file it is one of them.
  kr: 'SEK',
  'kr.': 'SEK',
  Kr: 'SEK',
  'Kr.': 'SEK',
  Ft: 'HUF',
  lei: 'RON',
  лв: 'BGN',
  'Fr.': 'CHF',
  Fr: 'CHF',
  'SFr.': 'CHF',
  RM: 'MYR',
  Rp: 'IDR',
  R: 'ZAR',
  'د.إ': 'AED'
}

const codes =
  'AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GHS HKD HRK HUF IDR ILS INR ISK JOD JPY KES KRW KWD KZT LBP LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU VND XAF XOF ZAR'

/** Currency codes of ISO 4217 that are known here. */
export const currencyCodes: ReadonlySet<string> = new Set(codes.split(' '))

/** Marks that may stand beside a number and name its currency. */
export const currencyMarks: ReadonlySet<string> = new Set([...Object.keys(signs), ...currencyCodes])

/** ISO code of a mark; a sign of several currencies (`$`) is that of the best known. Unknown marks stand for themselves. */
export function currencyOf(mark: string): string {
  return signs[mark] ?? mark
}

/** Currencies of a list of marks, each once: `$` and `USD` are one. */
export function currenciesOf(marks: readonly string[]): readonly string[] {
  return [...new Set(marks.map(currencyOf))].sort()
}
