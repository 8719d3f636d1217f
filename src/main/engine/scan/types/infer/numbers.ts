/** Recognises columns of numbers: which mark is which, which type holds every value exactly. */
import type { ColumnType, NumberFormat } from '../../../../../shared/domain/column-type'
import { currenciesOf, currencyCodes, currencyOf } from '../../../../../shared/domain/readings'
import { decideMark, type Lexed, type Mark } from './decimal-mark'
import { namesMoney } from './name-words'
import { lexNumber, splitNumber } from './number-lexer'
import {
  type Candidate,
  type DraftEvidence,
  type Entry,
  type FileHints,
  violationsAreFew,
  violationsAreMany,
  type Way,
  weightOf
} from './verdict'

type Tally = { weight: number; row: number | null; text: string | null }

/** What all values say together about the marks, read with one decimal mark. */
type Facts = {
  readonly mark: Mark
  readonly thousands: NumberFormat['thousandsMark']
  readonly invalid: readonly Entry[]
  readonly maxWhole: number
  readonly maxFraction: number
  readonly fractions: Tally
  readonly grouped: Tally
  readonly leadingZeros: Tally
  readonly longDigits: Tally
  readonly validWeight: number
  readonly validDistinct: number
}

const none = (): Tally => ({ weight: 0, row: null, text: null })

function count(tally: Tally, entry: Entry): void {
  tally.weight += entry.count
  if (tally.row === null || entry.firstRow < tally.row) {
    tally.row = entry.firstRow
    tally.text = entry.text
  }
}

function factsOf(mark: Mark, lexed: readonly Lexed[], failed: readonly Entry[]): Facts {
  const marks = new Map<NonNullable<NumberFormat['thousandsMark']>, number>()
  for (const value of lexed) {
    const split = mark === '.' ? value.point : value.comma
    if (split?.thousands) marks.set(split.thousands, (marks.get(split.thousands) ?? 0) + value.entry.count)
  }
  const thousands = [...marks].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
  const invalid = [...failed]
  const [fractions, grouped, leadingZeros, longDigits] = [none(), none(), none(), none()]
  let [maxWhole, maxFraction, validWeight, validDistinct] = [0, 0, 0, 0]
  for (const { entry, point, comma } of lexed) {
    const split = mark === '.' ? point : comma
    if (split === null || (split.thousands !== null && split.thousands !== thousands)) {
      invalid.push(entry)
      continue
    }
    validWeight += entry.count
    validDistinct++
    const digits = split.whole.replace(/^0+/, '')
    maxWhole = Math.max(maxWhole, digits.length)
    if (split.thousands !== null) count(grouped, entry)
    if (split.fraction !== null) {
      maxFraction = Math.max(maxFraction, split.fraction.length)
      count(fractions, entry)
    } else {
      if (split.whole.length > 1 && split.whole.startsWith('0')) count(leadingZeros, entry)
      if (digits.length > 15) count(longDigits, entry)
    }
  }
  return {
    mark,
    thousands,
    invalid,
    maxWhole,
    maxFraction,
    fractions,
    grouped,
    leadingZeros,
    longDigits,
    validWeight,
    validDistinct
  }
}

function typeOf(facts: Facts, exponents: number): ColumnType {
  if (exponents > 0 || facts.maxWhole + facts.maxFraction > 38) return { kind: 'double' }
  if (facts.fractions.weight === 0) return { kind: 'long' }
  // Room to grow: a later file with one digit more must not need another type.
  return { kind: 'decimal', precision: facts.maxWhole + facts.maxFraction <= 18 ? 18 : 38, scale: facts.maxFraction }
}

function formatOf(facts: Facts, lexed: readonly Lexed[]): NumberFormat {
  const currencies = new Set<string>()
  for (const { number } of lexed) if (number.currency !== null) currencies.add(number.currency)
  return {
    kind: 'number',
    decimalMark: facts.mark,
    thousandsMark: facts.thousands,
    currencies: [...currencies].sort(),
    percent: lexed.some((l) => l.number.percent),
    parenthesesNegative: lexed.some((l) => l.number.negative === 'parentheses'),
    trailingMinus: lexed.some((l) => l.number.negative === 'trailing')
  }
}

function evidenceOf(facts: Facts, lexed: readonly Lexed[], format: NumberFormat): DraftEvidence[] {
  const list: DraftEvidence[] = []
  const add = (code: DraftEvidence['code'], tally: Tally, text: string | null = tally.text) =>
    list.push({ code, count: tally.weight, text, row: tally.row })
  if (facts.fractions.weight > 0) add(facts.mark === ',' ? 'decimal-comma' : 'decimal-point', facts.fractions)
  if (facts.grouped.weight > 0) add('thousands-mark', facts.grouped, facts.thousands)
  for (const mark of format.currencies) {
    const tally = none()
    for (const { entry, number } of lexed) if (number.currency === mark) count(tally, entry)
    add('currency-mark', tally, mark)
  }
  if (format.percent) {
    const tally = none()
    for (const { entry, number } of lexed) if (number.percent) count(tally, entry)
    add('percent-mark', tally, '%')
  }
  return list
}

/** Why a column of digits is no number: codes with leading zeros, more than 15 digits, or letters among them. */
function codeEvidence(facts: Facts, lexed: readonly Lexed[], total: number): DraftEvidence | null {
  const arithmetic =
    facts.fractions.weight > 0 ||
    facts.grouped.weight > 0 ||
    lexed.some((l) => l.number.currency !== null || l.number.percent || l.number.negative !== 'no')
  const floor = arithmetic ? total * 0.001 : 0
  const whole = facts.fractions.weight === 0
  if (whole && facts.leadingZeros.weight > floor) {
    return {
      code: 'leading-zeros',
      count: facts.leadingZeros.weight,
      text: facts.leadingZeros.text,
      row: facts.leadingZeros.row
    }
  }
  if (whole && facts.longDigits.weight > total * 0.001) {
    return {
      code: 'long-digits',
      count: facts.longDigits.weight,
      text: facts.longDigits.text,
      row: facts.longDigits.row
    }
  }
  const codes = facts.invalid.filter((e) => /[0-9]/.test(e.text) && /[A-Za-z]/.test(e.text))
  const weight = weightOf(codes)
  if (whole && weight > total * 0.002)
    return { code: 'some-fail', count: weight, text: codes[0]?.text ?? null, row: codes[0]?.firstRow ?? null }
  return null
}

/** `10.232.205.148` is a machine's address. */
function isAddress(body: string): boolean {
  const parts = body.split('.')
  return parts.length === 4 && parts.every((part) => /^[0-9]{1,3}$/.test(part) && Number(part) < 256)
}

/**
 * `R1`, `R2` are codes: nothing but letters that are no currency's code by ISO, glued to digits without a mark between or behind them. Rands are
 * written `R 1` or `R1.50` somewhere.
 */
function areCodes(lexed: readonly Lexed[]): boolean {
  if (lexed.every(({ number }) => isAddress(number.body))) return true
  return lexed.every(
    ({ entry, number }) =>
      number.currency !== null &&
      !currencyCodes.has(number.currency) &&
      number.currency !== 'Rs' &&
      /^(?:[A-Za-z]+[0-9]+|[0-9]+[A-Za-z]+)$/.test(entry.text)
  )
}

export type NumberResult = {
  readonly candidate: Candidate | null /** Why digits stay text. */
  readonly against: DraftEvidence | null
}

/** Proposes a number reading for a column's texts (null tokens taken out), or says why digits stay text. */
export function recogniseNumbers(name: string, entries: readonly Entry[], hints: FileHints): NumberResult {
  const total = weightOf(entries)
  const lexed: Lexed[] = []
  const failed: Entry[] = []
  let failedWeight = 0
  for (const entry of entries) {
    const number = lexNumber(entry.text)
    const point = number === null ? null : splitNumber(number.body, '.')
    const comma = number === null ? null : splitNumber(number.body, ',')
    if (number === null || (point === null && comma === null)) {
      failed.push(entry)
      failedWeight += entry.count
      if (violationsAreMany(total, failedWeight, failed.length)) return { candidate: null, against: null }
    } else lexed.push({ entry, number, point, comma })
  }
  if (lexed.length === 0 || (areCodes(lexed) && !namesMoney(name))) return { candidate: null, against: null }
  const decision = decideMark(lexed, hints)
  const { mark, rival } = decision
  const facts = factsOf(mark, lexed, failed)
  if (!violationsAreFew(total, facts.invalid, facts.validDistinct)) return { candidate: null, against: null }
  const against = codeEvidence(facts, lexed, total)
  if (against !== null) return { candidate: null, against }
  const exponents = lexed.reduce((sum, l) => sum + (l.number.exponent ? l.entry.count : 0), 0)
  const format = formatOf(facts, lexed)
  const type = typeOf(facts, exponents)
  const rivals: Way[] = []
  if (rival) {
    const other = factsOf(mark === '.' ? ',' : '.', lexed, failed)
    rivals.push({ type: typeOf(other, exponents), format: formatOf(other, lexed) })
  }
  const onlyZeros =
    type.kind === 'decimal' && lexed.every((l) => /^0*$/.test((mark === '.' ? l.point : l.comma)?.fraction ?? ''))
  if (onlyZeros) rivals.push({ type: { kind: 'long' }, format })
  const currencies = currenciesOf(format.currencies)
  const isMixed = currencies.length > 1
  if (isMixed) rivals.push(...currencies.map((currency) => ({ type, format: withOnly(format, currency) })))
  const open =
    decision.open > 0
      ? [
          {
            code: 'thousands-or-decimals' as const,
            count: decision.open,
            text: decision.example?.text ?? null,
            row: decision.example?.firstRow ?? null
          }
        ]
      : []
  const mixed = isMixed
    ? [{ code: 'mixed-currencies' as const, count: null, text: currencies.join(', '), row: null }]
    : []
  const told = (code: 'file-mark' | 'mark-by-hand', text: string) => ({ code, count: null, text, row: null })
  const hinted = [
    ...(decision.byHand ? [told('mark-by-hand', mark)] : []),
    ...(decision.hint === null ? [] : [told('file-mark', decision.hint)])
  ]
  return {
    against: null,
    candidate: {
      type,
      format,
      invalidWeight: weightOf(facts.invalid),
      state: open.length > 0 || isMixed ? 'ambiguous' : 'sure',
      evidence: [...mixed, ...open, ...hinted, ...evidenceOf(facts, lexed, format)],
      rivals,
      open: rival,
      provesMark: decision.proved ? mark : null,
      provesOrder: null
    }
  }
}

/** The format that reads amounts of one currency and amounts without a mark. */
export function withOnly(format: NumberFormat, currency: string): NumberFormat {
  return { ...format, currencies: format.currencies.filter((mark) => currencyOf(mark) === currency) }
}
