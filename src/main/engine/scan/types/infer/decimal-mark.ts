/** Which of point and comma is the decimal mark of a column. */
import { currencyOf } from '../../../../../shared/domain/readings'
import type { LexedNumber, SplitNumber } from './number-lexer'
import type { Entry, FileHints } from './verdict'

export type Mark = '.' | ','

/** A text with its two readings; null where it can't be a number so. */
export type Lexed = {
  readonly entry: Entry
  readonly number: LexedNumber
  readonly point: SplitNumber | null
  readonly comma: SplitNumber | null
}

export type MarkDecision = {
  readonly mark: Mark
  /** Values of which nothing in the column says whether their mark parts thousands or decimals. */
  readonly open: number
  readonly example: Entry | null
  /** What the file, rather than the column, speaks for: its decimal mark. */
  readonly hint: Mark | null
  /** Whether a person's mark decided. */
  readonly byHand: boolean
  /** Whether the other reading fits as well. */
  readonly rival: boolean
  /** Whether values of this column can be read in one way only. */
  readonly proved: boolean
}

/** Currencies whose own countries write a point before the cents: `$1,234` is a thousand. Not so the euro: fuel costs `1,459 €`. */
const pointCurrencies = new Set([
  'USD',
  'GBP',
  'JPY',
  'CNY',
  'INR',
  'AUD',
  'CAD',
  'NZD',
  'HKD',
  'SGD',
  'ILS',
  'THB',
  'MXN'
])
/** So many different values that all end in a zero are no chance. */
const fewEndings = 3
/** So many different values with three digits behind the mark, beside whole ones below a thousand, are thousands. */
const enough = 20

/** Which decimal mark the values ask for. Only texts like `1,234` may leave it open. */
export function decideMark(lexed: readonly Lexed[], hints: FileHints): MarkDecision {
  let [pointOnly, commaOnly, plainLarge, plainSmall, currency, marks] = [
    0,
    0,
    0,
    0,
    0,
    hints.streamedMarks?.length ?? 0
  ]
  const [openComma, openPoint] = [counter(), counter()]
  for (const { entry, number, point, comma } of lexed) {
    if (number.currency !== null) marks++
    if (number.currency !== null && pointCurrencies.has(currencyOf(number.currency))) currency += entry.count
    if (point !== null && comma === null) pointOnly += entry.count
    else if (comma !== null && point === null) commaOnly += entry.count
    else if (number.body.includes(',')) openComma.take(entry)
    else if (number.body.includes('.')) openPoint.take(entry)
    else if (number.body.length > 3 && /^[1-9][0-9]*$/.test(number.body)) plainLarge += entry.count
    else if (point?.thousands === null) plainSmall += entry.count
  }
  const decided = (mark: Mark, proved: boolean, rival: boolean): MarkDecision => ({
    ...{ mark, proved, rival, open: 0, example: null, hint: null, byHand: false }
  })
  if (pointOnly !== commaOnly) return decided(pointOnly > commaOnly ? '.' : ',', true, false)
  if (pointOnly > 0) return decided('.', false, true)
  if (openComma.count === 0 && openPoint.count === 0) return decided('.', false, false)
  if (hints.isMarkByHand && hints.decimalMark !== null) {
    return { ...decided(hints.decimalMark, false, true), byHand: true }
  }
  if (hints.streamedMarks?.some((mark) => pointCurrencies.has(currencyOf(mark)))) currency++
  const isComma = openComma.count >= openPoint.count
  const marked = isComma ? openComma : openPoint
  const { decimalMark, delimiter } = hints
  const asThousands: Mark = isComma ? '.' : ','
  const isAlone = (isComma ? openPoint : openComma).count === 0
  const isMany = marked.distinct >= enough && isAlone
  if (isComma && isAlone) {
    if (currency > 0) return decided('.', false, true)
    // Beside large numbers without a mark the marks are thousands as little as decimals.
    const isBelow = plainSmall > 0 && plainLarge === 0
    if (isBelow && (isMany || (delimiter === ',' && decimalMark !== ','))) return decided('.', false, true)
  }
  if (!isComma && isAlone) {
    if (plainSmall > 0 && plainLarge === 0 && isMany && delimiter === ';' && decimalMark !== '.')
      return decided(',', false, true)
    // Fractions of always three digits: of money there are none, and nobody writes a zero behind each of them.
    const isOdd =
      marks > 0 || (marked.distinct >= fewEndings && marked.zeros === marked.distinct) || (plainSmall > 0 && isMany)
    // Who writes decimal commas does not part fields by commas.
    const isPoint = decimalMark === '.'
    if (isPoint && !isOdd) return decided('.', false, true)
  }
  const mark = decimalMark ?? (delimiter === ';' ? ',' : isComma ? asThousands : '.')
  const { count, example } = marked
  return { mark, open: count, example, hint: decimalMark, byHand: false, rival: true, proved: false }
}

function counter() {
  const state = {
    count: 0,
    distinct: 0,
    /** Of them such that end in a zero. */
    zeros: 0,
    example: null as Entry | null,
    take(entry: Entry) {
      state.count += entry.count
      state.distinct++
      if (/0[^0-9]*$/.test(entry.text)) state.zeros++
      if (state.example === null || entry.firstRow < state.example.firstRow) state.example = entry
    }
  }
  return state
}
