/** Several files into one dataset, one load after the other: the opened file, then those that wait behind it. */
import { z } from 'zod'
import { Reading } from './column-type'
import { ClusterDestination } from './destination'
import { DialectOverride } from './dialect'
import { ErrorShape } from './error-shape'
import { LoadMode } from './load-mode'
import { Recipe } from './recipe'

/** A file that waits for its turn, and how it is to be opened. */
export const WaitingFile = z.object({ path: z.string(), name: z.string(), override: DialectOverride.optional() })
export type WaitingFile = z.infer<typeof WaitingFile>

/** What all files of a run have in common. */
export const RunOrder = z.object({
  recipe: Recipe,
  /** Readings a person chose in Check: later files are checked by them, too. */
  chosen: z.array(Reading),
  dataset: z.string(),
  mode: LoadMode,
  belowGateReason: z.string().trim().min(3).nullable(),
  /** A cluster; absent: the warehouse of this machine. */
  destination: ClusterDestination.optional()
})
export type RunOrder = z.infer<typeof RunOrder>

export const RunItem = z.object({
  name: z.string(),
  /** Null for the opened file, which has a source already. */
  path: z.string().nullable(),
  override: DialectOverride.optional(),
  jobId: z.string().nullable(),
  state: z.enum(['waiting', 'checking', 'running', 'done', 'failed', 'cancelled']),
  error: ErrorShape.nullable()
})
export type RunItem = z.infer<typeof RunItem>

export const LoadRun = z.object({
  id: z.string(),
  /** Of the opened file. */
  sourceId: z.string(),
  order: RunOrder,
  items: z.array(RunItem),
  createdMs: z.number()
})
export type LoadRun = z.infer<typeof LoadRun>

/** The id of a run, made by who asks for it. */
export const RunId = z.string().regex(/^run_[0-9a-f]{32}$/)

/** A file that goes on only when a person says so. */
export function isStopped({ state }: Pick<RunItem, 'state'>): boolean {
  return state === 'failed' || state === 'cancelled'
}

/** Whether nothing more happens to a run unless a person acts: one file failed or was cancelled, or all are done. */
export function isRunOver({ items }: Pick<LoadRun, 'items'>): boolean {
  return items.every(({ state }) => state === 'done') || items.some(isStopped)
}

/** Later files of a run add to what the first one left, where the first one replaces everything. */
export function modeOf(mode: LoadMode, index: number): LoadMode {
  return index > 0 && mode === 'replace-all' ? 'append' : mode
}
