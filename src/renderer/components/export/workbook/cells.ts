/** Cells of a sheet as their file has them: numbers and dates as such, everything else as text that is never run. */
import type { ExportCell } from '../csv'
import { type ColumnType, pointsOf } from '../sheet-table'

export type CellType = ColumnType | 'title' | 'heading' | 'note' | 'instant'

export type SheetCell = {
  readonly type: CellType
  /** As {@link ColumnType} says; `instant` is `2024-03-31T14:05`, a wall clock's. */
  readonly value: ExportCell
  /** ISO code of money; none when it is not known. */
  readonly currency?: string | null | undefined
  /** What stands below a heading: over numbers and dates it stands on the right as they do. */
  readonly over?: ColumnType
  /** Stands on the left whatever it is: one fact among others below each other. */
  readonly isFact?: boolean
}

/** A value as the file has it; null is an empty cell. */
export type FileValue = { readonly kind: 'number' | 'text'; readonly text: string } | null

const decimal = /^-?\d+(\.\d+)?$/
/** Sheets have no day before it, and are a day off until it: they hold 1900 for a leap year. */
const firstSafeDay = '1900-03-01'
const daysBefore1970 = 25_569
const dayMs = 86_400_000
/** The longest text that a cell may have. */
const mostLetters = 32_767

/** Numbers keep the digits they came with: a program that reads more than the 15 of a spreadsheet still gets them. */
export function fileValue({ type, value }: SheetCell): FileValue {
  if (value === null || value === '') return null
  switch (type) {
    case 'count':
    case 'money':
    case 'percent':
    case 'year':
      return numberValue(value)
    case 'points':
      return decimal.test(String(value)) || typeof value === 'number'
        ? numberValue(pointsOf(Number(value)))
        : textValue(value)
    case 'month':
      return dateValue(`${value}-01`, value)
    case 'day':
      return dateValue(String(value), value)
    case 'instant':
      return dateValue(String(value), value)
    case 'text':
    case 'title':
    case 'heading':
    case 'note':
      return textValue(value)
  }
}

function numberValue(value: ExportCell): FileValue {
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 'number', text: String(value) } : null
  return typeof value === 'string' && decimal.test(value) ? { kind: 'number', text: value } : textValue(value)
}

function dateValue(iso: string, value: ExportCell): FileValue {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(iso)
  const ms = match ? Date.parse(`${match[1]}T00:00:00Z`) : Number.NaN
  if (!match || Number.isNaN(ms) || iso < firstSafeDay) return textValue(value)
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)
  return { kind: 'number', text: String(ms / dayMs + daysBefore1970 + minutes / 1440) }
}

function textValue(value: ExportCell): FileValue {
  const text = String(value)
  return { kind: 'text', text: text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text }
}

/** How many digits of a decimal say something: `-0012.30` has 4. */
function significantDigits(value: string): number {
  return value.replace(/[-.]/g, '').replace(/^0+/, '').length
}

/** Spreadsheets keep 15 digits of a number. */
const keptDigits = 15

/** Whether a spreadsheet shows the value with fewer digits than it has. */
export function losesDigits(type: CellType, value: ExportCell): boolean {
  if (type !== 'money' && type !== 'count') return false
  const text = String(value)
  return decimal.test(text) && significantDigits(text.includes('.') ? text.replace(/0+$/, '') : text) > keptDigits
}

/** The number format of a type, in the words of a spreadsheet; null is the general one. */
export function formatOf({ type, currency }: Pick<SheetCell, 'type' | 'currency'>): string | null {
  switch (type) {
    case 'count':
      return '#,##0'
    case 'money':
      return moneyFormat(currency ?? null)
    case 'percent':
      return '0.0%'
    case 'points':
      return '+0.0" pp";-0.0" pp";0.0" pp"'
    case 'year':
      return '0'
    case 'month':
      return 'mmm yyyy'
    case 'day':
      return 'yyyy-mm-dd'
    case 'instant':
      return 'yyyy-mm-dd hh:mm'
    default:
      // Text stays text even when a person edits the cell.
      return '@'
  }
}

function moneyFormat(currency: string | null): string {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return '#,##0.00'
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency
  }).resolvedOptions()
  return `[$${currency}] #,##0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`
}
