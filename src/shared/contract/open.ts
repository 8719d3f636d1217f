/** open: from a path to a source. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { DialectOverride } from '../domain/dialect'
import { ErrorShape } from '../domain/error-shape'
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

/** A file to open and what a person set about how it is read. Where several are taken: also a folder, or a pattern like `/data/*.csv`. */
export const FileChoice = z.object({ path: z.string(), override: DialectOverride.optional() })
export type FileChoice = z.infer<typeof FileChoice>

/** Several files side by side, before anything is done with them. */
export const LinedUp = z.object({
  files: z.array(
    FileChoice.extend({
      /** Its name, with as much of its folders as tells it from the others. */
      label: z.string(),
      /** How it was read; null where it can't be, and `error` says why. */
      source: Source.nullable(),
      error: ErrorShape.nullable(),
      /** Columns of the table that the file lacks, those that only it and its like have, and names that differ in case and blanks. */
      missing: z.array(z.string()),
      extra: z.array(z.string()),
      renamed: z.array(z.object({ file: z.string(), table: z.string() })),
      reordered: z.boolean(),
      /** It names no columns: they are taken in the order of the leading file's. */
      byPosition: z.boolean(),
      /** It has no column in common with the leading file. */
      isForeign: z.boolean()
    })
  ),
  /** Columns that the table would have. */
  columns: z.array(z.string()),
  /** What a column with the files' names would be called. */
  nameColumn: z.string(),
  /** Files of a folder that were passed over because their names are not those of tables. */
  leftOut: z.array(z.string())
})
export type LinedUp = z.infer<typeof LinedUp>

export const RecentFile = z.object({
  path: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  openedMs: z.number(),
  exists: z.boolean(),
  /** Of several files that were opened as one table: which, and whether with their names; `path` is their folder. */
  together: z.object({ files: z.array(FileChoice), nameColumn: z.boolean() }).optional()
})
export type RecentFile = z.infer<typeof RecentFile>

export const open = {
  open: oc
    .route({ method: 'POST', path: '/open', tags, summary: 'Open a file and guess its dialect' })
    .input(z.object({ path: z.string(), override: DialectOverride.optional() }))
    .output(Opened),
  /** What several files would be as one table: their columns side by side. Reads their beginnings only. */
  lineUp: oc
    .route({ method: 'POST', path: '/open/line-up', tags, summary: 'Compare the columns of several files' })
    .input(z.object({ files: z.array(FileChoice).min(1) }))
    .output(LinedUp),
  together: oc
    .route({ method: 'POST', path: '/open/together', tags, summary: 'Open several files as one table' })
    .input(z.object({ files: z.array(FileChoice).min(1), nameColumn: z.boolean().default(false) }))
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
