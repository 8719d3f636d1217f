/** A plan of targets while it is edited: a grid of texts, values down and periods across. */
import { type Calendar, type Dataset, defaultCalendar } from '../../../shared/domain/dataset'
import { exactOf, textOf, total } from '../../../shared/domain/exact'
import { periodKey, periodsIn } from '../../../shared/domain/periods/period'
import type { Role } from '../../../shared/domain/role'
import {
  grainOfKey,
  periodOfKey,
  type TargetMetric,
  type TargetPlan,
  type TargetRow
} from '../../../shared/domain/targets/plan'
import { type PlacedRow, problemsOf, type TargetProblem } from '../../../shared/domain/targets/problems'
import { amountsOf, readTargets } from '../../../shared/domain/targets/read'

export type Draft = {
  /** The plan that it takes the place of; null: a new one. */
  readonly replaces: string | null
  readonly name: string
  readonly metric: TargetMetric
  readonly dimension: Role | null
  readonly periods: readonly string[]
  /** Rows that a person added beside those of the data. */
  readonly added: readonly string[]
  /** Texts by `cellKey`. */
  readonly cells: Readonly<Record<string, string>>
}

export function cellKey(value: string | null, period: string): string {
  return JSON.stringify([value, period])
}

function placeOf(key: string): { readonly value: string | null; readonly period: string } {
  const [value, period] = JSON.parse(key) as [string | null, string]
  return { value, period }
}

/** An empty plan over the months of the last year of the data. */
export function newDraft({ dataThrough, calendar }: Pick<Dataset, 'dataThrough' | 'calendar'>): Draft {
  const year = dataThrough === null ? new Date().getFullYear() : Number(dataThrough.slice(0, 4))
  return {
    replaces: null,
    name: '',
    metric: 'revenue',
    dimension: null,
    periods: periodsOfYear(year, 'month', false, calendar),
    added: [],
    cells: {}
  }
}

export function draftOf(plan: TargetPlan, calendar: Calendar): Draft {
  const periods = inOrder(new Set(plan.rows.map(({ period }) => period)), calendar)
  const added = [...new Set(plan.rows.flatMap(({ value }) => value ?? []))]
  const cells = Object.fromEntries(plan.rows.map(({ value, period, amount }) => [cellKey(value, period), amount]))
  const { name, metric, dimension } = plan
  return { replaces: name, name, metric, dimension, periods, added, cells }
}

/** Keys of all months, quarters or the year itself. */
export function periodsOfYear(
  year: number,
  unit: 'month' | 'quarter' | 'year',
  fiscal: boolean,
  calendar: Calendar = defaultCalendar
): string[] {
  const range = { from: `${year - 1}-01-01`, to: `${year + 1}-12-31` }
  return periodsIn(range, { unit, fiscal }, calendar)
    .filter((period) => period.year === year)
    .map(periodKey)
}

/** By their first days; of the same one the longer first. */
function inOrder(keys: ReadonlySet<string>, calendar: Calendar): string[] {
  const spans = [...keys].map((key) => ({ key, period: periodOfKey(key, calendar) }))
  return spans
    .sort((a, b) => {
      const [one, other] = [a.period?.from ?? '', b.period?.from ?? '']
      return one < other ? -1 : one > other ? 1 : (a.period?.to ?? '') > (b.period?.to ?? '') ? -1 : 1
    })
    .map(({ key }) => key)
}

export function withPeriods(draft: Draft, keys: readonly string[], calendar: Calendar): Draft {
  return { ...draft, periods: inOrder(new Set([...draft.periods, ...keys]), calendar) }
}

/** Periods that a person asks for. In an empty grid they take the place of those of the other year: fiscal and civil ones lie over each other. */
export function withMorePeriods(draft: Draft, keys: readonly string[], calendar: Calendar): Draft {
  const isFiscal = keys.some((key) => grainOfKey(key).fiscal)
  const isEmpty = Object.values(draft.cells).every((text) => text.trim() === '')
  const kept = draft.periods.filter((key) => !isEmpty || grainOfKey(key).fiscal === isFiscal)
  return withPeriods({ ...draft, periods: kept }, keys, calendar)
}

export function withCell(draft: Draft, value: string | null, period: string, text: string): Draft {
  return { ...draft, cells: { ...draft.cells, [cellKey(value, period)]: text } }
}

/** Puts rows into the grid, which gets the periods and values that it lacks. */
export function withRows(draft: Draft, rows: readonly TargetRow[], calendar: Calendar): Draft {
  const isEmpty = Object.values(draft.cells).every((text) => text.trim() === '')
  const cells = { ...draft.cells }
  for (const { value, period, amount } of rows) cells[cellKey(value, period)] = amount
  const added = new Set([...draft.added, ...rows.flatMap(({ value }) => value ?? [])])
  return withPeriods(
    // An empty grid takes the periods of the table alone.
    { ...draft, cells, added: [...added], periods: isEmpty ? [] : draft.periods },
    rows.map(({ period }) => period),
    calendar
  )
}

export interface Checked {
  readonly rows: readonly TargetRow[]
  /** Cells that are no number. */
  readonly wrong: ReadonlySet<string>
  readonly problems: readonly TargetProblem[]
}

/** What the grid comes to. Values of another dimension than that of the plan do not count. */
export function checked(draft: Draft, values: readonly (string | null)[], calendar: Calendar): Checked {
  const shown = new Set(values)
  const filled = Object.entries(draft.cells).filter(
    ([key, text]) => text.trim() !== '' && shown.has(placeOf(key).value) && draft.periods.includes(placeOf(key).period)
  )
  const amounts = amountsOf(filled.map(([, text]) => text))
  const wrong = new Set<string>()
  const rows: PlacedRow[] = []
  for (const [index, [key]] of filled.entries()) {
    const amount = amounts[index]
    if (amount === null || amount === undefined || amount === 'which') wrong.add(key)
    else rows.push({ ...placeOf(key), amount, line: values.indexOf(placeOf(key).value) + 1 })
  }
  return { rows: rows.map(({ line: _line, ...row }) => row), wrong, problems: problemsOf(rows, calendar) }
}

/** The sum of a row as text; null where nothing is in it. */
export function sumOf(rows: readonly TargetRow[], value: string | null): string | null {
  const amounts = rows.flatMap((row) => (row.value === value ? (exactOf(row.amount) ?? []) : []))
  return amounts.length === 0 ? null : textOf(total(amounts))
}

export interface Taken {
  readonly draft: Draft
  readonly taken: number
  readonly problems: readonly TargetProblem[]
}

/** Takes a whole table, or, where a line of it can't be, nothing. @param known values of the dimension; null: not all are known */
export function imported(draft: Draft, text: string, calendar: Calendar, known: ReadonlySet<string> | null): Taken {
  const read = readTargets(text, draft.dimension !== null)
  const found = [...read.problems, ...problemsOf(read.rows, calendar, known)].sort((a, b) => a.line - b.line)
  if (found.some(({ kind }) => kind !== 'unknown-value')) return { draft, taken: 0, problems: found }
  const rows = read.rows.map(({ line: _line, ...row }) => row)
  return { draft: withRows(draft, rows, calendar), taken: rows.length, problems: found }
}

/** Whether a text is amounts alone, without periods: it belongs where the cursor is. */
export function isBlock(text: string): boolean {
  const lines = text.split(/\r?\n/).map((line) => line.split('\t').map((cell) => cell.trim()))
  const cells = lines.flat().filter((cell) => cell !== '')
  const hasMonths = lines.some(([first = '']) => /^\d{1,2}[./-]\d{4}$/.test(first))
  return !hasMonths && amountsOf(cells).every((amount) => amount !== null)
}

/** Fills the grid with a block of cells from one cell on. */
export function filled(
  draft: Draft,
  values: readonly (string | null)[],
  at: { readonly value: string | null; readonly period: string },
  text: string
): Draft {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const [row, column] = [values.indexOf(at.value), draft.periods.indexOf(at.period)]
  const cells = { ...draft.cells }
  for (const [down, line] of lines.entries()) {
    for (const [across, cell] of line.split('\t').entries()) {
      const [value, period] = [values[row + down], draft.periods[column + across]]
      if (value !== undefined && period !== undefined) cells[cellKey(value, period)] = cell.trim()
    }
  }
  return { ...draft, cells }
}
