/** Parts become files for Druid: remembered, so that it is done once. */
import type { IngestForm } from '../../../../shared/domain/druid/ingest-form'
import type { PassProgress } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import type { LoadRoomPorts } from '../load-ports'
import type { Checkpoint, CheckpointFile } from './checkpoint'

/**
 * Where the objects of a load lie, below the connection's prefix: the file as it was opened, what Druid reads, and both once another load has
 * replaced the rows.
 */
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
