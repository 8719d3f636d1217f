/**
 * Objects of loads that nobody needs any more, as the connection says: originals whose time is over are removed, and what a later load has
 * replaced goes to `archive/` or is deleted. Only what this workspace put there and still is what it put; a load is never touched by how this
 * ends.
 */
import { areOriginalsDue, type LoadInBucket, replacedBy } from '../../../../shared/domain/bucket'
import type { Connection } from '../../../../shared/domain/connection'
import type { ReplacedLoad } from '../../../../shared/domain/destination'
import type { Receipt } from '../../../../shared/domain/job'
import { AppError } from '../../../../shared/errors'
import type { ObjectStore } from '../../cluster-ports'
import type { BucketStore, JobStore } from '../../ports'
import type { ClusterAccess } from '../load-ports'
import { checkpointOf } from './checkpoint'
import { folderOf } from './publish'

export interface TidyPorts {
  readonly bucket: BucketStore
  readonly jobs: Pick<JobStore, 'get' | 'setReceipt' | 'checkpoint' | 'setCheckpoint'>
  readonly cluster: ClusterAccess
  /** Null: it is gone, and its objects stay where they are. */
  readonly connection: (id: string) => Connection | null
  readonly nowMs: () => number
  /** A line for the log: what was done. */
  readonly log: (text: string, fields: Record<string, unknown>) => void
  /** What could not be done; it is tried again the next time. */
  readonly report: (error: unknown) => void
  /** A receipt says more than before. */
  readonly changed: (jobId: string) => void
}

export interface BucketTidier {
  /** Does what is due for a connection, after what runs already; resolves when it is done, and never rejects. */
  tidy(connectionId: string): Promise<void>
  /** Resolves when nothing runs. */
  idle(): Promise<void>
  /** Stops between two calls; the next start goes on. */
  close(): Promise<void>
}

interface Place {
  readonly s3: ObjectStore
  readonly bucket: string
}

interface Due {
  readonly load: LoadInBucket
  readonly by: LoadInBucket
}

export function bucketTidier(ports: TidyPorts): BucketTidier {
  const { bucket, jobs, nowMs } = ports
  const stop = new AbortController()
  let last: Promise<void> = Promise.resolve()

  async function once(connectionId: string): Promise<void> {
    const connection = ports.connection(connectionId)
    if (connection === null) return
    const { originals, replaced } = connection.s3
    const removed = bucket.withOriginals(connectionId).filter((load) => areOriginalsDue(load, originals, nowMs()))
    const due = replaced === 'keep' ? [] : replacedLoads(connectionId)
    // Who has nothing to be done needs no client of S3.
    if (removed.length === 0 && due.length === 0) return
    const { s3 } = await ports.cluster.open(connectionId)
    const place = { s3, bucket: connection.s3.bucket }
    for (const load of removed) {
      if (stop.signal.aborted) return
      await removeOriginals(place, load).catch(ports.report)
    }
    for (const { load, by } of due) {
      if (stop.signal.aborted) return
      await settle(place, load, by, replaced === 'archive' ? 'archived' : 'deleted')
    }
  }

  function replacedLoads(connectionId: string): Due[] {
    const all = bucket.done(connectionId)
    return all.flatMap((load) => {
      const by = load.fate === null ? replacedBy(load, all) : null
      return by === null ? [] : [{ load, by }]
    })
  }

  async function removeOriginals(place: Place, load: LoadInBucket): Promise<void> {
    // Where the load was archived meanwhile, they lie there.
    for (const object of load.originals) {
      await removed(place, object)
      await removed(place, { ...object, key: archivedKey(load, object.key) })
    }
    const atMs = nowMs()
    bucket.change(load.jobId, { originalsGoneMs: atMs })
    // Should it be tried again, they are put there anew.
    if (load.provedMs === null) {
      jobs.setCheckpoint(load.jobId, { ...checkpointOf(jobs.checkpoint(load.jobId)), originals: null, kept: null })
    }
    note(load.jobId, ({ originals, ...proof }) => ({
      ...proof,
      ...(originals && { originals: { ...originals, goneMs: atMs } })
    }))
    ports.log('original files removed from the bucket', { job: load.jobId, keys: load.originals.map(({ key }) => key) })
  }

  /** Errors stand in the receipt of the load that replaced it, and the next time it is tried again. */
  async function settle(place: Place, load: LoadInBucket, by: LoadInBucket, kind: ReplacedLoad['kind']) {
    const objects = [
      ...load.objects,
      ...(kind === 'archived' && load.originalsGoneMs === null ? load.originals : []),
      // Where the originals stay, so does what names them.
      ...(load.manifest !== null && (kind === 'archived' || !hasOriginals(load)) ? [load.manifest] : [])
    ]
    let error: AppError | null = null
    try {
      for (const object of objects) {
        if (stop.signal.aborted) return
        if (kind === 'archived') await moved(place, object, archivedKey(load, object.key), stop.signal)
        else await removed(place, object, stop.signal)
      }
    } catch (failure) {
      if (stop.signal.aborted) return
      ports.report(failure)
      error = failure instanceof AppError ? failure : new AppError('internal', { reference: load.jobId })
    }
    const atMs = nowMs()
    const folder = kind === 'archived' ? folderOf('archive', load.dataset, load.jobId) : null
    if (error === null) {
      bucket.change(load.jobId, { fate: { kind, byJob: by.jobId, atMs } })
      note(load.jobId, (proof) => ({ ...proof, fate: { kind, byJob: by.jobId, atMs, folder } }))
      ports.log(`objects of a replaced load ${kind}`, { job: load.jobId, by: by.jobId, objects: objects.length })
    }
    const line: ReplacedLoad = { jobId: load.jobId, kind, objects: objects.length, error: error?.toShape() ?? null }
    note(by.jobId, (proof) => ({
      ...proof,
      replacedLoads: [...(proof.replacedLoads ?? []).filter(({ jobId }) => jobId !== load.jobId), line]
    }))
  }

  function note(jobId: string, change: (proof: NonNullable<Receipt['cluster']>) => NonNullable<Receipt['cluster']>) {
    const receipt = jobs.get(jobId)?.receipt
    if (!receipt?.cluster) return
    jobs.setReceipt(jobId, { ...receipt, cluster: change(receipt.cluster) })
    ports.changed(jobId)
  }

  return {
    tidy(connectionId) {
      last = last.then(() => (stop.signal.aborted ? undefined : once(connectionId))).catch(ports.report)
      return last
    },
    idle: () => last,
    close() {
      stop.abort()
      return last
    }
  }
}

const hasOriginals = ({ originals, originalsGoneMs }: LoadInBucket) => originals.length > 0 && originalsGoneMs === null

/** `archive/<dataset>/<job>/`, the originals of it under `raw/` there. */
function archivedKey({ dataset, jobId, originals }: LoadInBucket, key: string): string {
  const name = key.split('/').at(-1) ?? key
  const folder = folderOf('archive', dataset, jobId)
  return originals.some((one) => one.key === key) ? `${folder}/raw/${name}` : `${folder}/${name}`
}

type ObjectPut = LoadInBucket['objects'][number]

const isThat = (found: { readonly contentHash: string | null }, { hash }: ObjectPut) =>
  hash === null || found.contentHash === hash

/** Removes the object where it is what was put there. Another's is left as it is: `s3.conflict`. */
async function removed({ s3, bucket }: Place, object: ObjectPut, signal?: AbortSignal): Promise<void> {
  const there = await s3.head(object.key, signal)
  if (there === null) return
  if (!isThat(there, object)) throw new AppError('s3.conflict', { key: object.key, bucket })
  await s3.remove([object.key], signal)
}

/** Copies, looks whether the copy is whole, and only then removes; what a kill has left half-done is gone on with. */
async function moved({ s3, bucket }: Place, object: ObjectPut, to: string, signal: AbortSignal): Promise<void> {
  const from = await s3.head(object.key, signal)
  // Moved before, or removed by somebody: there is nothing left to be lost.
  if (from === null) return
  if (!isThat(from, object)) throw new AppError('s3.conflict', { key: object.key, bucket })
  const isWhole = async () => {
    const there = await s3.head(to, signal)
    if (there === null) return false
    if (there.contentHash === from.contentHash && there.sizeBytes === from.sizeBytes) return true
    throw new AppError('s3.conflict', { key: to, bucket })
  }
  if (!(await isWhole())) {
    await s3.copy(object.key, to, signal)
    if (!(await isWhole())) throw new AppError('s3.unverified', { key: to, difference: 'it is not there' })
  }
  await s3.remove([object.key], signal)
}
