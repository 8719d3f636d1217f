/** settings: preferences, and what this installation is. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { FreshMinutes } from '../domain/board'

const tags = ['settings']

export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'de']),
  /** Quality score below which a load needs a reason. */
  gate: z.number().min(0).max(100),
  /** Minutes after which the numbers of a cluster are asked for again. */
  boardMinutes: FreshMinutes,
  /** Minutes after which boards of a dataset in a cluster are computed anew while they are looked at; not by themselves where there is none. */
  refreshMinutes: z.record(z.string(), FreshMinutes),
  /** Statements that one cluster is asked at once, of boards and of SQL; loads ask beside them. */
  queriesAtOnce: z.int().min(1).max(16),
  /** Milliseconds from which a statement counts as slow. */
  slowHereMs: z.int().min(10).max(600_000),
  slowClusterMs: z.int().min(10).max(600_000)
})
export type Preferences = z.infer<typeof Preferences>
export const defaultPreferences: Preferences = {
  theme: 'system',
  language: 'system',
  gate: 80,
  boardMinutes: 5,
  refreshMinutes: {},
  queriesAtOnce: 4,
  slowHereMs: 1000,
  slowClusterMs: 3000
}

export const EngineState = z.object({
  role: z.enum(['reader', 'warehouse']),
  state: z.enum(['starting', 'ready', 'restarting', 'gave-up']),
  pid: z.number().nullable(),
  restarts: z.number(),
  memoryBytes: z.number().nullable()
})

export const About = z.object({
  version: z.string(),
  host: z.enum(['electron', 'web', 'cli']),
  workspace: z.string(),
  roots: z.array(z.string()),
  uploadLimitBytes: z.number(),
  engines: z.array(EngineState),
  /** A file named on the command line, to be opened first. */
  openFirst: z.string().nullable(),
  warehouse: z.object({ rows: z.number(), sizeBytes: z.number() })
})
export type About = z.infer<typeof About>

export const settings = {
  get: oc
    .route({ method: 'GET', path: '/settings', tags, summary: 'Preferences' })
    .input(z.object({}))
    .output(Preferences),
  set: oc
    .route({ method: 'PATCH', path: '/settings', tags, summary: 'Change preferences' })
    .input(Preferences.partial())
    .output(Preferences),
  about: oc
    .route({ method: 'GET', path: '/about', tags, summary: 'Version, workspace, engines' })
    .input(z.object({}))
    .output(About)
}
