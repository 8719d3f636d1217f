/**
 * Targets out of a table that a person pastes or imports: `period, value, amount` in rows (the value may be absent), or a grid with values down
 * and periods across. Nothing is guessed silently: what can't be read for certain is a problem with its line.
 */
import type { PlacedRow, TargetProblem } from './problems'

export interface ReadTargets {
  readonly rows: readonly PlacedRow[]
  readonly problems: readonly TargetProblem[]
}

type Line = { readonly line: number; readonly cells: readonly string[] }

/** @param hasValues whether rows name a value of a dimension; an empty one is everything together */
export function readTargets(text: string, hasValues: boolean): ReadTargets {
  const lines = linesOf(text)
  const [head, ...rest] = lines
  if (!head) return { rows: [], problems: [] }
  const periods = head.cells.slice(1).map(periodKeyOf)
  const isGrid = periods.length > 0 && periods.every((one) => one !== null) && periodKeyOf(head.cells[0] ?? '') === null
  const cells = isGrid ? gridCells(rest, periods, hasValues) : listCells(isHeading(head) ? rest : lines, hasValues)
  const mark = decimalMarkOf(cells.flatMap(({ amount }) => amount ?? []))
  const rows: PlacedRow[] = []
  const problems: TargetProblem[] = []
  for (const { line, period, value, amount } of cells) {
    if (amount === null) problems.push({ kind: 'few-columns', line, text: period })
    else if (amount !== '' || !isGrid) {
      const key = periodKeyOf(period)
      const number = numberOf(amount, mark)
      if (key === null) problems.push({ kind: 'no-period', line, text: period })
      else if (number === 'which') problems.push({ kind: 'which-mark', line, text: amount })
      else if (number === null) problems.push({ kind: 'no-number', line, text: amount })
      else rows.push({ line, period: key, value: value === '' ? null : value, amount: number })
    }
  }
  return { rows, problems }
}

/** Typed amounts that stand in one table, as exact numbers; `which` where a mark may be either, null where it is no number. */
export function amountsOf(texts: readonly string[]): (string | 'which' | null)[] {
  const mark = decimalMarkOf(texts)
  return texts.map((text) => numberOf(text, mark))
}

interface Cell {
  readonly line: number
  readonly period: string
  readonly value: string
  readonly amount: string | null
}

function gridCells(lines: readonly Line[], periods: readonly (string | null)[], hasValues: boolean): Cell[] {
  return lines.flatMap(({ line, cells }) =>
    periods.map((period, index) => ({
      line,
      period: period ?? '',
      value: hasValues ? (cells[0] ?? '') : '',
      amount: cells[index + 1] ?? ''
    }))
  )
}

function listCells(lines: readonly Line[], hasValues: boolean): Cell[] {
  return lines.map(({ line, cells }) => {
    const [period = '', second, third] = cells
    // A list of everything together has no column of values.
    const isShort = cells.length === 2
    if (!hasValues || isShort)
      return { line, period, value: '', amount: (hasValues || isShort ? second : (third ?? second)) ?? null }
    return { line, period, value: second ?? '', amount: third ?? null }
  })
}

/** Neither a period nor a number: the names of the columns. */
function isHeading({ cells }: Line): boolean {
  return periodKeyOf(cells[0] ?? '') === null && numberOf(cells.at(-1) ?? '', '.') === null
}

function linesOf(text: string): Line[] {
  const clean = text.replace(/^\uFEFF/, '')
  const delimiter = delimiterOf(clean)
  const lines: Line[] = []
  let cells: string[] = []
  let cell = ''
  let [line, start, isQuoted] = [1, 1, false]
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endLine = () => {
    endCell()
    if (cells.some((one) => one !== '')) lines.push({ line: start, cells })
    cells = []
    start = line
  }
  for (let at = 0; at < clean.length; at++) {
    const char = clean[at]
    if (char === '\n') line++
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (clean[at + 1] === '"') {
        cell += '"'
        at++
      } else isQuoted = false
    } else if (char === '"' && cell.trim() === '') isQuoted = true
    else if (char === delimiter) endCell()
    else if (char === '\n') endLine()
    else if (char !== '\r') cell += char
  }
  endLine()
  return lines
}

function delimiterOf(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? ''
  if (first.includes('\t')) return '\t'
  return first.includes(';') ? ';' : ','
}

/** The key of a period as people write it: `2024-02`, `02.2024`, `2024-02-01`, `Q1 2024`, `2024 Q1`, `2024`, and keys themselves. */
export function periodKeyOf(text: string): string | null {
  const clean = text.trim().toUpperCase()
  if (/^(19|20|21)\d{2}$|^\d{4}-Q[1-4]$|^FY\d{4}(-(P(0[1-9]|1[0-2])|Q[1-4]))?$/.test(clean)) return clean
  const month = /^(\d{4})[-/.](\d{1,2})$/.exec(clean) ?? /^(\d{4})-(\d{2})-01$/.exec(clean)
  if (month) return monthKey(month[1], month[2])
  const turned = /^(\d{1,2})[./-](\d{4})$/.exec(clean)
  if (turned) return monthKey(turned[2], turned[1])
  const quarter = /^(\d{4})[ /-]?Q([1-4])$/.exec(clean)
  if (quarter) return `${quarter[1]}-Q${quarter[2]}`
  const before = /^Q([1-4])[ /-]?(\d{4})$/.exec(clean)
  return before ? `${before[2]}-Q${before[1]}` : null
}

function monthKey(year = '', month = ''): string | null {
  const number = Number(month)
  return number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : null
}

type Mark = '.' | ','

/** The decimal mark that some amount of the table tells for certain; null: none does, or they disagree. */
function decimalMarkOf(amounts: readonly string[]): Mark | null {
  const told = new Set<Mark>()
  for (const amount of amounts) {
    const marks = amount.replace(/[^.,]/g, '')
    const last = marks.at(-1)
    if (last !== '.' && last !== ',') continue
    const other = last === '.' ? ',' : '.'
    const count = [...marks].filter((mark) => mark === last).length
    const digits = amount.length - amount.lastIndexOf(last) - 1
    // Several of the same are thousands; two kinds, or other than three digits behind it, tell the decimals.
    if (count > 1) told.add(other)
    else if (marks.includes(other) || digits !== 3) told.add(last)
  }
  const [only, ...more] = told
  return more.length > 0 ? null : (only ?? null)
}

/** An exact number; `which` where the mark in it may be either. */
function numberOf(text: string, mark: Mark | null): string | 'which' | null {
  const clean = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[^\d.,+-]+|[^\d.,]+$/g, '')
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(clean)) return null
  const marks = clean.replace(/[^.,]/g, '')
  if (marks === '') return plain(clean)
  const decimal = mark ?? markOf(clean, marks)
  if (decimal === null) return 'which'
  const [whole = '', ...parts] = clean.split(decimal)
  if (parts.length > 1) return null
  const thousands = decimal === '.' ? ',' : '.'
  if (parts.some((part) => part.includes(thousands))) return null
  const groups = whole.replace(/^[+-]/, '').split(thousands)
  if (groups.length > 1 && groups.slice(1).some((group) => group.length !== 3)) return null
  return plain(`${whole.split(thousands).join('')}${parts.length > 0 ? `.${parts[0]}` : ''}`)
}

function markOf(text: string, marks: string): Mark | null {
  return decimalMarkOf([text]) ?? (marks === '' ? '.' : null)
}

function plain(text: string): string | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text)
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  if (whole.length > 20 || fraction.length > 9) return null
  return `${sign === '-' ? '-' : ''}${whole.replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`
}
