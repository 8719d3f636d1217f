/** Parts become files for Druid, and the files objects in the bucket: each step is remembered, so that it is done once. */
import type { IngestForm } from '../../../../shared/domain/druid/ingest-form'
import type { PassProgress, Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import type { ObjectStore } from '../../cluster-ports'
import type { LoadSteps } from '../../ports'
import type { LoadRoomPorts } from '../load-ports'
import type { Checkpoint, CheckpointFile } from './checkpoint'

const parquetType = 'application/vnd.apache.parquet'

/** Where the objects of a load lie: `<prefix>/processed/<dataset>/<job>/`. */
export function folderOf(kind: 'raw' | 'processed' | 'archive', dataset: string, jobId: string): string {
  return `${kind}/${dataset}/${jobId}`
}

export interface Keeping {
  readonly now: () => Checkpoint
  readonly save: (change: Partial<Checkpoint>) => void
}

/** Writes the files that Druid is to read, and what they hold, where it was not done before. */
export async function writeFiles(
  ports: LoadRoomPorts,
  { now, save }: Keeping,
  where: { readonly dataset: string; readonly jobId: string; readonly form: IngestForm },
  progress: (progress: PassProgress) => void,
  signal: AbortSignal
): Promise<void> {
  const { shaped } = now()
  if (shaped === null || now().files !== null) return
  const { dataset, jobId, form } = where
  const outDir = await ports.parts.publishedDir(dataset, jobId)
  const input = { parts: shaped.parts, schema: shaped.schema, money: form.money, format: form.format, outDir }
  for await (const message of ports.warehouse.feed((client) => client.warehouse.publish(input, { signal }))) {
    if (message.kind === 'progress') {
      progress(message.progress)
      continue
    }
    const { hashes } = await ports.reader.call((client) =>
      client.reader.hashFiles({ paths: message.files.map(({ path }) => path) })
    )
    const files = message.files.map(
      (file, i): CheckpointFile => ({
        ...file,
        key: `${folderOf('processed', dataset, jobId)}/${file.name}`,
        hash: hashes[i] ?? '',
        uploaded: false,
        wasThere: false
      })
    )
    save({ files, totals: message.totals })
    return
  }
  throw new AppError('engine.crashed', { engine: 'warehouse' })
}

/** Uploads what is not there yet, file by file, then the manifest that says what they are. */
export async function uploadFiles(
  s3: ObjectStore,
  { now, save }: Keeping,
  load: { readonly jobId: string; readonly dataset: string; readonly source: Source },
  steps: Pick<LoadSteps, 'progress'>,
  signal: AbortSignal
): Promise<void> {
  const files = now().files ?? []
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const told = (bytesDone: number) => {
    const fraction = bytesDone / Math.max(1, total)
    steps.progress({ step: 'upload', fraction, overall: fraction, rowsDone: null, bytesDone })
  }
  let before = 0
  for (const [at, { key, path, hash, sizeBytes, uploaded }] of files.entries()) {
    if (!uploaded) {
      const own = now().upload
      const put = await s3.put(
        {
          key,
          path,
          contentType: key.endsWith('.parquet') ? parquetType : 'application/x-ndjson',
          contentHash: hash,
          checkpoint: own?.key === key ? own : null
        },
        {
          signal,
          onBytes: (done) => told(before + done),
          onCheckpoint: (upload) => save({ upload })
        }
      )
      const changed = (now().files ?? []).map((file, i) =>
        i === at ? { ...file, uploaded: true, wasThere: put.wasThere } : file
      )
      save({ files: changed, upload: null })
    }
    before += sizeBytes
    told(before)
  }
  const manifestKey = `${folderOf('processed', load.dataset, load.jobId)}/manifest.json`
  await s3.putText(manifestKey, manifestOf(now(), load), 'application/json', signal)
  // An upload whose beginning was never heard of, because the app or the network ended in between, stays open otherwise.
  await s3.abandonOrphans(folderOf('processed', load.dataset, load.jobId), [])
  save({ manifestKey })
}

/** What the objects are, for whoever finds them. */
function manifestOf(
  { contentHash, files, totals, shaped }: Checkpoint,
  { jobId, dataset, source }: { readonly jobId: string; readonly dataset: string; readonly source: Source }
): string {
  const manifest = {
    version: 1,
    job: jobId,
    dataset,
    source: { name: source.name, sizeBytes: source.sizeBytes, sha256: contentHash },
    format: files?.every(({ key }) => key.endsWith('.parquet')) ? 'parquet' : 'ndjson.gz',
    schema: shaped?.schema,
    ledger: shaped?.ledger,
    months: totals,
    objects: files?.map(({ key, rows, sizeBytes, hash }) => ({ key, rows, sizeBytes, sha256: hash }))
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
