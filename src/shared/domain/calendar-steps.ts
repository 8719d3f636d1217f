/** Steps that look something up by the day: the rate of a currency, and where a day lies in the fiscal year. */
import { z } from 'zod'
import { AppError } from '../errors'
import { type Column, isNumeric, isTemporal, Reading, typeName } from './column-type'
import { FiscalCalendar } from './fiscal'

const base = { id: z.string(), enabled: z.boolean(), label: z.string().max(80).optional() }

/**
 * Adds the rate that was valid for a row's currency on its day: the latest one on or before it. The table is a second file of days,
 * currencies and rates, read with its own readings. The home currency has the rate 1; rows without a rate keep none and are counted.
 */
export const RateStep = z.object({
  ...base,
  kind: z.literal('rate'),
  path: z.string(),
  readings: z.array(Reading),
  /** Columns of the rows. */
  currency: z.string(),
  date: z.string(),
  /** Columns of the table. */
  otherCurrency: z.string(),
  otherDate: z.string(),
  otherRate: z.string(),
  home: z.string(),
  /** Name of the new column. */
  column: z.string().min(1)
})
export type RateStep = z.infer<typeof RateStep>

/** Adds `fiscal_year`, `fiscal_quarter` and `fiscal_period` of a date; days before 1900 and after 2199 have none. */
export const FiscalStep = z.object({
  ...base,
  kind: z.literal('fiscal'),
  date: z.string(),
  calendar: FiscalCalendar
})
export type FiscalStep = z.infer<typeof FiscalStep>

export const fiscalColumns = ['fiscal_year', 'fiscal_quarter', 'fiscal_period'] as const

export type CheckedRateStep = RateStep & { readonly added: readonly Column[] }
export type CheckedFiscalStep = FiscalStep & { readonly added: readonly Column[] }

/** Finds a column before the step, or throws. */
type Find = (name: string) => Column

/** @throws AppError `shape.unknown-column`, `shape.type-mismatch`, `check.unknown-column` */
export function checkRateStep(step: RateStep, find: Find): CheckedRateStep {
  expectDate(find(step.date), step.date)
  const own = find(step.currency).type
  if (own.kind !== 'string') throw mismatch(step.currency, 'text', typeName(own))
  const read = (name: string) => {
    const reading = step.readings.find(({ column }) => column === name)
    if (!reading) throw new AppError('check.unknown-column', { column: name, name: step.path })
    return reading
  }
  const other = read(step.otherCurrency).type
  if (other.kind !== 'string') throw mismatch(step.otherCurrency, 'text', typeName(other))
  expectDate({ name: step.otherDate, type: read(step.otherDate).type }, step.otherDate)
  const { type } = read(step.otherRate)
  if (!isNumeric(type)) throw mismatch(step.otherRate, 'a number', typeName(type))
  // The home currency's rate of 1 must fit.
  const rate: Column['type'] =
    type.kind === 'decimal' && type.precision === type.scale ? { ...type, precision: type.precision + 1 } : type
  return { ...step, added: [{ name: step.column, type: rate }] }
}

/** @throws AppError `shape.unknown-column`, `shape.type-mismatch` */
export function checkFiscalStep(step: FiscalStep, find: Find): CheckedFiscalStep {
  expectDate(find(step.date), step.date)
  return { ...step, added: fiscalColumns.map((name) => ({ name, type: { kind: 'long' } })) }
}

function expectDate({ type }: Column, name: string) {
  if (!isTemporal(type)) throw mismatch(name, 'a date', typeName(type))
}

function mismatch(column: string, expected: string, got: string): AppError {
  return new AppError('shape.type-mismatch', { what: `The column ${column}`, expected, got })
}
