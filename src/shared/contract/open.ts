/** open: from a path to a source. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { DialectOverride } from '../domain/dialect'
import { PassProgress, RowWindow, Source, Structure } from '../domain/source'

const tags = ['open']

export const Opened = z.object({
  source: Source,
  /** First rows, at most 200, at once. */
  first: RowWindow
})
export type Opened = z.infer<typeof Opened>

export const OpenState = z.object({
  sourceId: z.string(),
  progress: PassProgress.nullable(),
  structure: Structure.nullable()
})
export type OpenState = z.infer<typeof OpenState>

export const FolderEntry = z.object({
  name: z.string(),
  path: z.string(),
  kind: z.enum(['folder', 'file']),
  sizeBytes: z.number(),
  modifiedMs: z.number(),
  /** Whether the name looks like a file that can be opened. */
  openable: z.boolean()
})

export const RecentFile = z.object({
  path: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  openedMs: z.number(),
  exists: z.boolean()
})
export type RecentFile = z.infer<typeof RecentFile>

export const open = {
  open: oc
    .route({ method: 'POST', path: '/open', tags, summary: 'Open a file and guess its dialect' })
    .input(z.object({ path: z.string(), override: DialectOverride.optional() }))
    .output(Opened),
  /** Opens the sample sales file that ships with the app. */
  sample: oc
    .route({ method: 'POST', path: '/open/sample', tags, summary: 'Open the sample sales file' })
    .input(z.object({}))
    .output(Opened),
  get: oc
    .route({ method: 'GET', path: '/open/{sourceId}', tags, summary: 'An opened source' })
    .input(z.object({ sourceId: z.string() }))
    .output(Source),
  rows: oc
    .route({
      method: 'GET',
      path: '/open/{sourceId}/rows',
      tags,
      summary: 'Rows of an opened source as raw text, by window'
    })
    .input(
      z.object({
        sourceId: z.string(),
        offset: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(500).default(100)
      })
    )
    .output(RowWindow),
  /** The structural pass: progress, then the structure. Starting it twice joins the running one. */
  watch: oc.input(z.object({ sourceId: z.string() })).output(eventIterator(OpenState)),
  recent: oc
    .route({ method: 'GET', path: '/open-recent', tags, summary: 'Files opened before, newest first' })
    .input(z.object({}))
    .output(z.array(RecentFile)),
  /** Folder listing inside the allowed roots, for the host without a native dialog. Null path: the roots. */
  browse: oc
    .route({ method: 'GET', path: '/open-browse', tags, summary: 'List a folder inside the allowed roots' })
    .input(z.object({ path: z.string().nullable().default(null) }))
    .output(z.object({ path: z.string().nullable(), parent: z.string().nullable(), entries: z.array(FolderEntry) }))
}
