/** Pieces of a receipt that loads of both kinds have. */
import type { Receipt } from '../../../shared/domain/job'
import type { Source } from '../../../shared/domain/source'

/** What was loaded, with what proves its content; of several files each. */
export function provedSource(
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

export async function timed<T>(timings: Receipt['timings'], step: string, work: () => Promise<T>): Promise<T> {
  const startedMs = performance.now()
  const result = await work()
  timings.push({ step, tookMs: Math.round(performance.now() - startedMs) })
  return result
}
