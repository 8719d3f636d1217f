/** Pieces of a receipt that loads of both kinds have. */
import type { ShapeResult } from '../../../shared/contract/engine'
import type { LoadRequest, Receipt } from '../../../shared/domain/job'
import type { Source } from '../../../shared/domain/source'

/** What was loaded, with what proves its content; of several files each. */
function provedSource(
  { name, path, sizeBytes, together }: Source,
  { contentHash, fileHashes }: { readonly contentHash: string; readonly fileHashes: readonly string[] },
  fileRows: readonly number[] = []
): Receipt['source'] {
  const files = together?.files.map((file, at) => ({
    label: file.label,
    path: file.path,
    sizeBytes: file.sizeBytes,
    contentHash: fileHashes[at] ?? '',
    rows: fileRows[at] ?? 0
  }))
  return { name, path, sizeBytes, contentHash, ...(files && { files }) }
}

interface Begun {
  readonly warehouse: Receipt['warehouse']
  readonly request: LoadRequest
  readonly jobId: string
  readonly shaped: ShapeResult
  readonly hashes: { readonly contentHash: string; readonly fileHashes: readonly string[] }
  /** Null: of an older version of the app. */
  readonly partsHash: string | null
  readonly timings: Receipt['timings']
}

/** What a receipt says as soon as the rows are shaped; months, proof and the time of its end come later. */
export function begunReceipt({ warehouse, request, jobId, shaped, hashes, partsHash, timings }: Begun): Receipt {
  return {
    jobId,
    dataset: request.dataset,
    warehouse,
    source: provedSource(request.source, hashes, shaped.fileRows),
    ledger: shaped.ledger,
    mode: request.mode,
    months: [],
    schema: shaped.schema,
    recipe: request.recipe,
    quality: request.quality,
    belowGateReason: request.belowGateReason,
    rules: request.rules,
    drift: request.drift,
    parity: [],
    parts: shaped.parts,
    ...(partsHash !== null && { partsHash }),
    rejectedPath: shaped.rejectedPath,
    ...(request.correctionOf && { correctionOf: request.correctionOf }),
    timings,
    finishedMs: 0
  }
}

export async function timed<T>(timings: Receipt['timings'], step: string, work: () => Promise<T>): Promise<T> {
  const startedMs = performance.now()
  const result = await work()
  timings.push({ step, tookMs: Math.round(performance.now() - startedMs) })
  return result
}
