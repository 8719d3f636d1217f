/** settings: preferences, and what this installation is. */
import { oc } from '@orpc/contract'
import { z } from 'zod'

const tags = ['settings']

export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'de']),
  /** Quality score below which a load needs a reason. */
  gate: z.number().min(0).max(100)
})
export type Preferences = z.infer<typeof Preferences>
export const defaultPreferences: Preferences = { theme: 'system', language: 'system', gate: 80 }

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
