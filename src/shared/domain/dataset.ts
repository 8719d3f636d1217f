/** The target of a load. */
import { z } from 'zod'
import { Column } from './column-type'
import { ClusterDestination } from './destination'
import { type FiscalCalendar, WeekPattern } from './fiscal'
import { Recipe } from './recipe'
import { RoleAssignment } from './role'

/** Name of a dataset: letters, digits, underscore; begins with a letter; at most 63 characters. */
export const DatasetName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/)

/** When a year and a week begin, and the zone in which days are cut. */
export const Calendar = z.object({
  timeZone: z.string(),
  fiscalStartMonth: z.int().min(1).max(12),
  weekStart: z.enum(['monday', 'sunday', 'saturday']),
  /** Weeks of the periods of a quarter, where fiscal years are made of whole weeks; absent: of months. */
  fiscalWeeks: WeekPattern.optional()
})
export type Calendar = z.infer<typeof Calendar>

export const defaultCalendar: Calendar = { timeZone: 'UTC', fiscalStartMonth: 1, weekStart: 'monday' }

/** The calendar of a dataset whose recipe has this fiscal year; a recipe without one leaves it as it was. */
export function calendarOf(recipe: Recipe, before: Calendar): Calendar {
  const fiscal = recipe.steps.findLast((step) => step.kind === 'fiscal' && step.enabled)
  if (fiscal?.kind !== 'fiscal') return before
  const { calendar } = fiscal
  const { fiscalWeeks: _weeks, ...others } = before
  return calendar.kind === 'months'
    ? { ...others, fiscalStartMonth: calendar.startMonth }
    : { ...others, fiscalStartMonth: calendar.startMonth, weekStart: calendar.weekStart, fiscalWeeks: calendar.pattern }
}

/** Whether its fiscal year is another than the calendar year. */
export function hasFiscalYear({ fiscalStartMonth, fiscalWeeks }: Calendar): boolean {
  return fiscalStartMonth !== 1 || fiscalWeeks !== undefined
}

/** The fiscal year of a dataset's calendar. */
export function fiscalCalendarOf({ fiscalStartMonth, weekStart, fiscalWeeks }: Calendar): FiscalCalendar {
  return fiscalWeeks === undefined
    ? { kind: 'months', startMonth: fiscalStartMonth }
    : { kind: 'weeks', startMonth: fiscalStartMonth, weekStart, pattern: fiscalWeeks }
}

export const Dataset = z.object({
  name: z.string(),
  warehouse: z.enum(['local', 'cluster']),
  /** Where it is, and how its rows were stored; of datasets in a cluster. */
  cluster: ClusterDestination.optional(),
  schema: z.array(Column),
  roles: RoleAssignment,
  recipe: Recipe,
  calendar: Calendar,
  rows: z.number(),
  /** Last order date, ISO date, or null. */
  dataThrough: z.string().nullable(),
  dataFrom: z.string().nullable(),
  quality: z.number().nullable(),
  /**
   * Currencies (ISO) of the amounts of all loads whose rows may still be there, by the marks beside them; absent in datasets of earlier
   * versions of the app. More than one: money is not added up.
   */
  currencies: z.array(z.string()).optional(),
  /** Counts loads; a cached result belongs to one version. */
  version: z.number(),
  updatedMs: z.number()
})
export type Dataset = z.infer<typeof Dataset>

/** A dataset name made of a file's name: `Sales 2024.csv.gz` becomes `sales_2024`. */
export function datasetNameOf(fileName: string): string {
  const stem = fileName.replace(/\.(gz|zst|bz2|zip)$/i, '').replace(/\.[^.]{1,5}$/, '')
  const name = stem
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase()
  const begun = /^[a-z]/.test(name) ? name : `data_${name}`
  return begun.slice(0, 63).replace(/_+$/, '') || 'data'
}
