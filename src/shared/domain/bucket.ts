/** What becomes of objects in a bucket that Druid does not need (any more): the file as it was opened, and what a later load has replaced. */
import { z } from 'zod'
import { LoadMode } from './load-mode'

/** How long the file as it was opened stays in the bucket, under `raw/`; `no`: it is not put there. */
export const KeptOriginals = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no') }),
  /** For whoever has to look into a load that failed. */
  z.object({ kind: z.literal('until-proved') }),
  z.object({ kind: z.literal('days'), days: z.int().min(1).max(36_500) }),
  z.object({ kind: z.literal('for-ever') })
])
export type KeptOriginals = z.infer<typeof KeptOriginals>

/** What becomes of the objects of loads whose rows another load has replaced. */
export const ReplacedObjects = z.enum(['keep', 'archive', 'delete'])
export type ReplacedObjects = z.infer<typeof ReplacedObjects>

/** An object as it was put. */
const PutObject = z.object({
  key: z.string(),
  /** SHA-256, hex, by which it is known again; null: of a load of an older version of the app. */
  hash: z.string().nullable()
})

/** What a load has put into a bucket, and what became of it. */
export const LoadInBucket = z.object({
  jobId: z.string(),
  connectionId: z.string(),
  dataset: z.string(),
  dataSource: z.string(),
  mode: LoadMode,
  /** A person had changed the spec: which rows it replaced, only Druid knows. */
  isEdited: z.boolean(),
  /** Of its rows, `YYYY-MM`; null stands for rows without one. */
  months: z.array(z.string().nullable()),
  objects: z.array(PutObject),
  manifest: PutObject.nullable(),
  originals: z.array(PutObject),
  /** The choice when it was loaded. */
  kept: KeptOriginals,
  uploadedMs: z.number(),
  /** When Druid was told, and when the rows were proved; null: not yet. */
  submittedMs: z.number().nullable(),
  provedMs: z.number().nullable(),
  /** Null: all is where it was put. */
  fate: z.object({ kind: z.enum(['archived', 'deleted']), byJob: z.string(), atMs: z.number() }).nullable(),
  /** When the originals were removed; null: they are there, or there were none. */
  originalsGoneMs: z.number().nullable()
})
export type LoadInBucket = z.infer<typeof LoadInBucket>

const dayMs = 86_400_000

/** The time at which an original may go; null: never. @param sinceMs when its load was proved, else when it was put there */
function keptUntilMs(kept: KeptOriginals, sinceMs: number): number | null {
  switch (kept.kind) {
    case 'no':
    case 'until-proved':
      return sinceMs
    case 'days':
      return sinceMs + kept.days * dayMs
    case 'for-ever':
      return null
  }
}

/**
 * Whether the originals of a load are to be removed. What was chosen when it was loaded counts, and a longer choice that was made since.
 * @param now the choice of the connection as it is now
 */
export function areOriginalsDue(load: LoadInBucket, now: KeptOriginals, nowMs: number): boolean {
  if (load.originals.length === 0 || load.originalsGoneMs !== null) return false
  // Of a load that is not proved only the days count: it may be tried again, or looked into.
  if (load.provedMs === null && load.kept.kind !== 'days') return false
  const sinceMs = load.provedMs ?? load.uploadedMs
  const until = [keptUntilMs(load.kept, sinceMs), keptUntilMs(now, sinceMs)]
  return until.every((oneMs) => oneMs !== null && oneMs <= nowMs)
}

/**
 * The last of the proved loads that together have replaced all rows of `load`; null while a row may still be there, or where that is not
 * known. Only a load that was told to Druid after `load` was proved counts.
 * @param others loads of the same connection, in any order
 */
export function replacedBy(load: LoadInBucket, others: readonly LoadInBucket[]): LoadInBucket | null {
  const { provedMs } = load
  if (provedMs === null || load.isEdited || load.months.length === 0) return null
  const left = new Set(load.months)
  const later = others
    .filter(
      (other) =>
        other.jobId !== load.jobId &&
        other.connectionId === load.connectionId &&
        other.dataSource === load.dataSource &&
        other.mode !== 'append' &&
        !other.isEdited &&
        other.provedMs !== null &&
        (other.submittedMs ?? 0) >= provedMs
    )
    .sort((a, b) => (a.provedMs ?? 0) - (b.provedMs ?? 0))
  for (const other of later) {
    // Without months Druid replaces everything, as the proof of the load has shown.
    if (other.mode === 'replace-all' || other.months.every((month) => month === null)) return other
    for (const month of other.months) if (month !== null) left.delete(month)
    if (left.size === 0) return other
  }
  return null
}
