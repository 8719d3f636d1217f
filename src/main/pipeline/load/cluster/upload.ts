/** Files into the bucket: the file as it was opened, where the connection says so, what Druid is to read, and what all of it is. */
import type { KeptOriginals, LoadInBucket } from '../../../../shared/domain/bucket'
import type { ClusterDestination } from '../../../../shared/domain/destination'
import type { LoadRequest } from '../../../../shared/domain/job'
import type { Source } from '../../../../shared/domain/source'
import type { ObjectStore, UploadCheckpoint } from '../../cluster-ports'
import type { BucketStore, LoadSteps } from '../../ports'
import type { OpenCluster } from '../load-ports'
import type { Checkpoint, CheckpointOriginal } from './checkpoint'
import { folderOf, type Keeping } from './publish'

const parquetType = 'application/vnd.apache.parquet'

interface UploadPorts {
  readonly bucket: BucketStore
  readonly nowMs: () => number
}

interface Uploaded {
  readonly jobId: string
  readonly request: LoadRequest
  readonly destination: ClusterDestination
}

interface FileToPut {
  readonly key: string
  readonly path: string
  readonly hash: string
  readonly sizeBytes: number
  readonly uploaded: boolean
}

/** Uploads what is not there yet, file by file, then the manifest that says what they are. */
export async function uploadFiles(
  { s3, connection }: Pick<OpenCluster, 's3' | 'connection'>,
  keeping: Keeping,
  load: Uploaded,
  steps: Pick<LoadSteps, 'progress'>,
  ports: UploadPorts,
  signal: AbortSignal
): Promise<void> {
  const { now, save } = keeping
  const { jobId, request } = load
  if (now().originals === null) {
    const kept = connection.s3.originals
    save({ kept, originals: kept.kind === 'no' ? [] : originalsOf(request, jobId, now()) })
  }
  // Before the first byte: what is put there is never forgotten.
  ports.bucket.put(inBucket(load, now(), ports.nowMs(), null))
  const put = putter(s3, keeping, steps, signal)
  for (const [at, file] of (now().originals ?? []).entries()) {
    const wasThere = await put(file, 'text/csv')
    const changed = (now().originals ?? []).map((one, i) => (i === at ? { ...one, uploaded: true, wasThere } : one))
    if (!file.uploaded) save({ originals: changed, upload: null })
  }
  for (const [at, file] of (now().files ?? []).entries()) {
    const wasThere = await put(file, file.key.endsWith('.parquet') ? parquetType : 'application/x-ndjson')
    const changed = (now().files ?? []).map((one, i) => (i === at ? { ...one, uploaded: true, wasThere } : one))
    if (!file.uploaded) save({ files: changed, upload: null })
  }
  const manifestKey = `${folderOf('processed', request.dataset, jobId)}/manifest.json`
  const text = manifestOf(now(), { jobId, dataset: request.dataset, source: request.source })
  const manifest = await s3.putText(manifestKey, text, 'application/json', signal)
  // An upload whose beginning was never heard of, because the app or the network ended in between, stays open otherwise.
  await s3.abandonOrphans(folderOf('processed', request.dataset, jobId), [])
  if ((now().originals ?? []).length > 0) await s3.abandonOrphans(folderOf('raw', request.dataset, jobId), [])
  ports.bucket.put(inBucket(load, now(), ports.nowMs(), { key: manifestKey, hash: manifest.contentHash }))
  save({ manifestKey })
}

/** Puts one file after the other and tells how far all of them are; gives whether the object was there already. */
function putter(
  s3: ObjectStore,
  { now, save }: Keeping,
  steps: Pick<LoadSteps, 'progress'>,
  signal: AbortSignal
): (file: FileToPut & { readonly wasThere: boolean }, contentType: string) => Promise<boolean> {
  const all: readonly FileToPut[] = [...(now().originals ?? []), ...(now().files ?? [])]
  const total = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const told = (bytesDone: number) => {
    const fraction = bytesDone / Math.max(1, total)
    steps.progress({ step: 'upload', fraction, overall: fraction, rowsDone: null, bytesDone })
  }
  let before = 0
  return async ({ key, path, hash, sizeBytes, uploaded, wasThere }, contentType) => {
    let isThere = wasThere
    if (!uploaded) {
      const own = now().upload
      const checkpoint: UploadCheckpoint | null = own?.key === key ? own : null
      const put = await s3.put(
        { key, path, contentType, contentHash: hash, checkpoint },
        { signal, onBytes: (done) => told(before + done), onCheckpoint: (upload) => save({ upload }) }
      )
      isThere = put.wasThere
    }
    before += sizeBytes
    told(before)
    return isThere
  }
}

/** The files as they were opened; of several, numbered, since they may have one name. */
function originalsOf(
  { source, dataset }: LoadRequest,
  jobId: string,
  { contentHash, fileHashes }: Checkpoint
): CheckpointOriginal[] {
  const folder = folderOf('raw', dataset, jobId)
  const many = source.together?.files
  const named = many
    ? many.map(({ label, path, sizeBytes }, i) => {
        const name = `${String(i + 1).padStart(4, '0')}-${fileName(label)}`
        return { name, path, sizeBytes, hash: fileHashes[i] ?? '' }
      })
    : [{ name: fileName(source.name), path: source.path, sizeBytes: source.sizeBytes, hash: contentHash }]
  return named.map((file) => ({ ...file, key: `${folder}/${file.name}`, uploaded: false, wasThere: false }))
}

const fileName = (label: string) => label.split(/[\\/]/).at(-1) ?? label

function inBucket(
  { jobId, request, destination }: Uploaded,
  { files, originals, kept, totals }: Checkpoint,
  uploadedMs: number,
  manifest: LoadInBucket['manifest']
): LoadInBucket {
  return {
    jobId,
    connectionId: destination.connectionId,
    dataset: request.dataset,
    dataSource: destination.form.dataSource,
    mode: destination.form.mode,
    isEdited: destination.edited !== undefined,
    months: (totals ?? []).map(({ month }) => month),
    objects: (files ?? []).map(({ key, hash }) => ({ key, hash })),
    manifest,
    originals: (originals ?? []).map(({ key, hash }) => ({ key, hash })),
    kept: kept ?? { kind: 'no' },
    uploadedMs,
    submittedMs: null,
    provedMs: null,
    fate: null,
    originalsGoneMs: null
  }
}

/** How long an original stays, as the manifest says it. */
function keptText(kept: KeptOriginals): string {
  switch (kept.kind) {
    case 'days':
      return `${kept.days} days`
    default:
      return kept.kind
  }
}

/** What the objects are, for whoever finds them. */
function manifestOf(
  { contentHash, files, totals, shaped, originals, kept }: Checkpoint,
  { jobId, dataset, source }: { readonly jobId: string; readonly dataset: string; readonly source: Source }
): string {
  const manifest = {
    version: 1,
    job: jobId,
    dataset,
    source: { name: source.name, sizeBytes: source.sizeBytes, sha256: contentHash },
    ...(originals !== null &&
      originals.length > 0 && {
        originals: {
          kept: keptText(kept ?? { kind: 'no' }),
          objects: originals.map(({ key, name, sizeBytes, hash }) => ({ key, name, sizeBytes, sha256: hash }))
        }
      }),
    format: files?.every(({ key }) => key.endsWith('.parquet')) ? 'parquet' : 'ndjson.gz',
    schema: shaped?.schema,
    ledger: shaped?.ledger,
    months: totals,
    objects: files?.map(({ key, rows, sizeBytes, hash }) => ({ key, rows, sizeBytes, sha256: hash }))
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
