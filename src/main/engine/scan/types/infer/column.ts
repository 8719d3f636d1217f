/** What one column is: boolean, date, number or text, from its distinct texts. */
import { contextNullTokens, textNullTokens, typedNullTokens } from '../../../../../shared/domain/readings'
import { booleanWay, recogniseBooleans } from './booleans'
import { countRivals, recogniseCounts } from './date-counts'
import { recogniseDates } from './dates'
import { namesCategory, namesFlag, namesPhones, namesPostcodes } from './name-words'
import { recogniseNumbers } from './numbers'
import { recognisePeriods } from './periods'
import {
  type Candidate,
  type DraftEvidence,
  type Entry,
  type FileHints,
  type Verdict,
  type Way,
  weightOf
} from './verdict'

const typed = new Set(typedNullTokens)
const forText = new Set(textNullTokens)
const context = new Set(contextNullTokens)

const nameOfCodes = /(^|[^a-z])(iban|ean|gtin|upc|isbn)([^a-z]|$)/i

/** Whether whole numbers are codes because the name says so and their length allows it: no amount of phones, no sum by postcode. */
function areNamedCodes(name: string, values: readonly Entry[]): boolean {
  if (nameOfCodes.test(name)) return true
  const numbers = values.filter((e) => /^[0-9]+$/.test(e.text))
  const have = (from: number, to: number) =>
    weightOf(numbers.filter((e) => e.text.length >= from && e.text.length <= to)) >= weightOf(numbers) * 0.95
  return (namesPostcodes(name) && have(3, 10)) || (namesPhones(name) && have(6, 17))
}

/** Codes of sex and the like: unknown, male, female, not said, and a few more. */
const mostCategories = 8

/**
 * The verdict on a column. `entries` are its distinct texts (trimmed, not empty) with their counts; the order of the list does not
 * matter beyond the examples. Same texts, same name, same hints: same verdict.
 */
export function inferColumn(name: string, entries: readonly Entry[], hints: FileHints): Verdict {
  const values = entries.filter((e) => !typed.has(e.text))
  const tokens = entries.filter((e) => typed.has(e.text)).map((e) => e.text)
  if (values.length === 0)
    return textVerdict(entries, hints, [{ code: 'too-few-values', count: 0, text: null, row: null }])
  const booleans = recogniseBooleans(name, values)
  if (booleans !== null) return typedVerdict(booleans, tokens, values)
  const dates =
    recogniseCounts(name, values) ??
    recogniseDates(name, values, hints) ??
    recognisePeriods(name, values, hints.todayIso)
  if (dates !== null) return typedVerdict(dates, tokens, values)
  const { candidate, against } = recogniseNumbers(name, values, hints)
  if (candidate !== null) {
    const rival: Way = { type: candidate.type, format: candidate.format }
    const isWhole = candidate.type.kind === 'long'
    if (isWhole && areNamedCodes(name, values)) return { ...textVerdict(entries, hints, []), rivals: [rival] }
    if (isWhole && namesCategory(name) && values.length <= mostCategories) {
      const first = values[0]
      const codes = { count: weightOf(values), text: first?.text ?? null, row: first?.firstRow ?? null }
      return { ...textVerdict(entries, hints, [{ code: 'category-codes', ...codes }]), rivals: [rival] }
    }
    const binary = binaryWay(values)
    if (binary !== null && namesFlag(name)) {
      const flag = {
        code: 'flag-by-name' as const,
        count: weightOf(values),
        text: '0, 1',
        row: values[0]?.firstRow ?? null
      }
      const asked = { ...candidate, ...binary, evidence: [flag], rivals: [rival], open: false }
      return typedVerdict(asked, tokens, values)
    }
    const verdict = typedVerdict(candidate, tokens, values)
    const others = binary !== null ? [binary] : isWhole ? countRivals(values) : []
    return { ...verdict, rivals: [...verdict.rivals, ...others] }
  }
  return textVerdict(entries, hints, against === null ? [] : [against])
}

function typedVerdict(candidate: Candidate, tokens: readonly string[], values: readonly Entry[]): Verdict {
  const total = weightOf(values)
  const parsed: DraftEvidence =
    candidate.invalidWeight === 0
      ? { code: 'all-parse', count: total, text: null, row: null }
      : { code: 'some-fail', count: candidate.invalidWeight, text: null, row: null }
  const few: DraftEvidence[] = total < 5 ? [{ code: 'too-few-values', count: total, text: null, row: null }] : []
  return { ...candidate, nullTokens: tokens, evidence: [...candidate.evidence, parsed, ...few] }
}

/** 0 and 1 as yes and no, when both occur and nothing else. */
function binaryWay(values: readonly Entry[]): Way | null {
  return values.length === 2 && values.every((e) => e.text === '0' || e.text === '1') ? booleanWay('1', '0') : null
}

/** Verdict "text", with the null tokens that are none of its values. */
export function textVerdict(entries: readonly Entry[], hints: FileHints, evidence: DraftEvidence[]): Verdict {
  const total = weightOf(entries)
  return {
    type: { kind: 'string' },
    format: null,
    nullTokens: entries.filter((e) => isTextNull(e, entries, total, hints)).map((e) => e.text),
    state: 'sure',
    evidence,
    rivals: [],
    open: entries.some((e) => context.has(e.text)),
    provesMark: null,
    provesOrder: null
  }
}

/**
 * Whether a token means "no value" in a text column. `None` that is common is a category of its own; `NA` among short capital codes is
 * one of them (North America, Namibia); the tokens that could be words need the file's own use in a typed column.
 */
function isTextNull(entry: Entry, entries: readonly Entry[], total: number, hints: FileHints): boolean {
  if (entry.text === 'None') return entry.count <= total * 0.1
  if (forText.has(entry.text)) return true
  if (!context.has(entry.text) || !hints.contextTokens.has(entry.text)) return false
  if (!/^[A-Z]+$/.test(entry.text)) return true
  const others = entries.filter((e) => e !== entry)
  return !others.every((e) => /^[A-Z]{2,5}$/.test(e.text))
}
