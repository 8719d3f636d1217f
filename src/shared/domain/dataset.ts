/** The target of a load. */
import { z } from 'zod'
import { Column } from './column-type'
import { Recipe } from './recipe'
import { RoleAssignment } from './role'

/** Name of a dataset: letters, digits, underscore; begins with a letter; at most 63 characters. */
export const DatasetName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/)

/** When a year and a week begin, and the zone in which days are cut. */
export const Calendar = z.object({
  timeZone: z.string(),
  fiscalStartMonth: z.int().min(1).max(12),
  weekStart: z.enum(['monday', 'sunday', 'saturday'])
})
export type Calendar = z.infer<typeof Calendar>

export const defaultCalendar: Calendar = { timeZone: 'UTC', fiscalStartMonth: 1, weekStart: 'monday' }

export const Dataset = z.object({
  name: z.string(),
  warehouse: z.enum(['local', 'cluster']),
  schema: z.array(Column),
  roles: RoleAssignment,
  recipe: Recipe,
  calendar: Calendar,
  rows: z.number(),
  /** Last order date, ISO date, or null. */
  dataThrough: z.string().nullable(),
  dataFrom: z.string().nullable(),
  quality: z.number().nullable(),
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
