/** Takes the text of a possible number apart, before it is known which mark means what. */
import { currencyMarks } from '../../../../../shared/domain/readings'

export type LexedNumber = {
  readonly currency: string | null
  readonly percent: boolean
  readonly negative: 'no' | 'sign' | 'parentheses' | 'trailing'
  /** Digits and marks, without exponent. */
  readonly body: string
  readonly exponent: boolean
}

const bodyPattern = /^[0-9.,'’ \u00a0\u202f\u2007]*$/

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** The parts of a text that could be a number in some format, or null. */
export function lexNumber(text: string): LexedNumber | null {
  if (text.length > 64) return null
  let start = 0
  while (start < text.length && !isDigit(text.charCodeAt(start))) start++
  if (start === text.length || start > 8) return null
  let end = text.length
  while (!isDigit(text.charCodeAt(end - 1))) end--
  if (text.length - end > 8) return null
  const beforeMark = text.charAt(start - 1)
  if ((beforeMark === '.' || beforeMark === ',') && !currencyMarks.has(text.slice(0, start).trim())) start--
  if ((text.charAt(end) === '.' || text.charAt(end) === ',') && isDigit(text.charCodeAt(end - 1))) end++
  let body = text.slice(start, end)
  let exponent = false
  const scientific = /^([0-9.,]+)[eE][+-]?[0-9]{1,3}$/.exec(body)
  if (scientific !== null) {
    body = scientific[1] ?? body
    exponent = true
  }
  if (!bodyPattern.test(body)) return null
  if (start === 0 && end === text.length) return { currency: null, percent: false, negative: 'no', body, exponent }
  return withAffixes(text.slice(0, start), text.slice(end), body, exponent)
}

function withAffixes(before: string, after: string, body: string, exponent: boolean): LexedNumber | null {
  let prefix = before.replace(/[\s\u00a0\u202f\u2007]/g, '')
  let suffix = after.replace(/[\s\u00a0\u202f\u2007]/g, '')
  let negative: LexedNumber['negative'] = 'no'
  if (prefix.includes('(') || suffix.includes(')')) {
    if (!prefix.includes('(') || !suffix.includes(')')) return null
    prefix = prefix.replace('(', '')
    suffix = suffix.replace(')', '')
    negative = 'parentheses'
  }
  const signs = /[+\-\u2212]/.exec(prefix)
  if (signs !== null) {
    if (negative !== 'no') return null
    prefix = prefix.replace(signs[0], '')
    negative = 'sign'
  }
  if (/[-\u2212]$/.test(suffix)) {
    if (negative !== 'no') return null
    suffix = suffix.slice(0, -1)
    negative = 'trailing'
  }
  const percent = suffix === '%'
  if (percent) suffix = ''
  if (prefix !== '' && !currencyMarks.has(prefix)) return null
  if (suffix !== '' && !currencyMarks.has(suffix)) return null
  const currency = prefix !== '' ? prefix : suffix !== '' ? suffix : null
  return { currency, percent, negative, body, exponent }
}

export type SplitNumber = {
  readonly thousands: ',' | '.' | ' ' | "'" | null
  /** Digits before and after the mark; `fraction` null without a mark. */
  readonly whole: string
  readonly fraction: string | null
}

/** Reads a body with the given decimal mark; null when it cannot be a number so. */
export function splitNumber(body: string, decimalMark: '.' | ','): SplitNumber | null {
  const at = body.indexOf(decimalMark)
  if (at >= 0 && body.indexOf(decimalMark, at + 1) >= 0) return null
  const fraction = at < 0 ? null : body.slice(at + 1)
  if (fraction !== null && !/^[0-9]*$/.test(fraction)) return null
  const head = at < 0 ? body : body.slice(0, at)
  if (/^[0-9]*$/.test(head)) {
    return head === '' && (fraction === null || fraction === '') ? null : { thousands: null, whole: head, fraction }
  }
  const marks = head
    .replace(/[0-9]/g, '')
    .replace(/[\u00a0\u202f\u2007]/g, ' ')
    .replace(/’/g, "'")
  const mark = marks.charAt(0)
  if (mark !== ',' && mark !== '.' && mark !== ' ' && mark !== "'") return null
  if ([...marks].some((m) => m !== mark)) return null
  const groups = head.split(/[^0-9]/)
  const first = groups[0] ?? ''
  const three = groups.slice(1).every((g) => g.length === 3)
  const indian =
    mark === ',' &&
    groups.length > 2 &&
    (groups.at(-1) ?? '').length === 3 &&
    groups.slice(1, -1).every((g) => g.length === 2) &&
    first.length <= 2
  // A group of thousands never begins with a zero: 0,125 is a fraction.
  if (first.length < 1 || first.length > 3 || first.startsWith('0') || (!three && !indian)) return null
  return { thousands: mark, whole: groups.join(''), fraction }
}
