/** The structural pass as callers see it: once per source, in a worker when the text is large, its result kept on disk. */
import { mkdir, rm } from 'node:fs/promises'
import type { PassProgress, Source, Structure } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import type { OddRow, PassOptions } from './model'
import { findIndex, indexPathOf, keepIndex, oddRowsOf, type RowIndex } from './row-index'
import { rulesOf } from './rules'
import { checkSignal, checkUnchanged, whileUnchanged } from './source-file'
import { type PassInput, runStructurePass } from './structure-pass'
import { decode, needsDecoding, type TextFile, temporaryNameOf } from './text/decode'
import { linesBetween } from './text/footer'
import { undecodablePlaces } from './undecodable'
import { runInWorker, workerPath } from './worker-client'
import { textOf } from './write-rows'

/** Smaller texts are scanned in place: starting a worker would take longer. */
const workerFromBytes = 16 * 1024 * 1024
/** Share of the whole that decoding takes where it is needed. */
const decodeShare = 0.8
const keptRagged = 1000

type Running = {
  readonly result: Promise<RowIndex>
  readonly listeners: Set<(progress: PassProgress) => void>
  readonly stop: AbortController
  waiting: number
}
const running = new Map<string, Running>()

async function pass(
  source: Source,
  workDir: string,
  signal: AbortSignal,
  tell: (progress: PassProgress) => void
): Promise<RowIndex> {
  const rules = rulesOf(source)
  const begin = needsDecoding(source) ? decodeShare : 0
  const text: TextFile = await decode(source, workDir, {
    signal,
    onProgress: (progress) => tell({ ...progress, overall: progress.fraction * decodeShare })
  })
  checkSignal(signal)
  await mkdir(workDir, { recursive: true })
  const indexPath = indexPathOf(workDir, source.id)
  const textBytes = text.end - text.start
  const input: PassInput = {
    textPath: text.path,
    name: source.name,
    startOffset: text.start,
    endOffset: text.end,
    rules,
    checkUtf8: text.undecodable === null,
    indexPath,
    temporaryPath: temporaryNameOf(indexPath),
    sizeBytes: source.sizeBytes,
    modifiedMs: source.modifiedMs,
    undecodable: text.undecodable
  }
  let toldMs = 0
  const onBytes = (bytesDone: number, rowsDone: number) => {
    const now = performance.now()
    if (now - toldMs < 50 && bytesDone < textBytes) return
    toldMs = now
    const fraction = textBytes === 0 ? 1 : bytesDone / textBytes
    tell({ step: 'structure', fraction, overall: begin + fraction * (1 - begin), rowsDone, bytesDone })
  }
  const worker = textBytes >= workerFromBytes ? workerPath() : null
  try {
    await whileUnchanged(source, async () => {
      if (worker) {
        await runInWorker(worker, { kind: 'structure', input }, { onBytes, signal, leftovers: [input.temporaryPath] })
      } else {
        await runStructurePass(input, { onBytes, isCancelled: () => signal.aborted })
      }
    })
  } catch (error) {
    // An index of bytes that changed under the pass must not be found again.
    await rm(indexPath, { force: true })
    throw error
  }
  const index = await findIndex(source, workDir)
  if (!index) throw new AppError('internal', { reference: 'row index' })
  return keepIndex(index)
}

/**
 * The row index of a source, from an earlier pass or a new one. Callers at the same time share one pass; it is
 * stopped when the last of them has cancelled.
 */
export async function indexOf(source: Source, workDir: string, options: PassOptions = {}): Promise<RowIndex> {
  checkSignal(options.signal)
  await checkUnchanged(source)
  const known = await findIndex(source, workDir)
  if (known) return known
  checkSignal(options.signal)
  const key = indexPathOf(workDir, source.id)
  let run = running.get(key)
  if (!run) {
    const listeners = new Set<(progress: PassProgress) => void>()
    const stop = new AbortController()
    const result = pass(source, workDir, stop.signal, (progress) => {
      for (const listener of listeners) listener(progress)
    }).finally(() => {
      if (running.get(key)?.result === result) running.delete(key)
    })
    run = { result, listeners, stop, waiting: 0 }
    running.set(key, run)
  }
  return await join(key, run, options)
}

async function join(key: string, run: Running, { onProgress, signal }: PassOptions): Promise<RowIndex> {
  const listener = (progress: PassProgress) => onProgress?.(progress)
  run.waiting++
  run.listeners.add(listener)
  let onAbort = () => {}
  const cancelled = new Promise<never>((_, reject) => {
    onAbort = () => reject(new AppError('cancelled'))
    signal?.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([run.result, cancelled])
  } finally {
    signal?.removeEventListener('abort', onAbort)
    run.listeners.delete(listener)
    run.waiting--
    if (run.waiting === 0) {
      // Nobody can join a pass that is being stopped.
      if (running.get(key) === run) running.delete(key)
      run.stop.abort()
      run.result.catch(() => undefined)
    }
  }
}

/**
 * The structural pass over all bytes of a source (decoding first where needed): exact counts, ragged rows, broken
 * quotes, and the row index in `<workDir>/<id>.index`, which answers at once the next time. `contentHash` is null here: ask
 * `contentHash`.
 * @throws AppError `open.vanished`, `open.changed`, `open.unreadable`, `open.broken-archive`, `open.undecodable`,
 *   `open.field-too-long`, `load.disk-full`, `cancelled`
 */
export async function scanStructure(source: Source, workDir: string, options: PassOptions = {}): Promise<Structure> {
  const index = await indexOf(source, workDir, options)
  const { facts } = index
  const text = await textOf(source, workDir)
  const crEnds = rulesOf(source).crEnds
  const preamble = await linesAbove(source, index, text)
  const footer = await linesBetween(text.path, text.end, text.wholeEnd, facts.lineBehind, crEnds)
  const ragged = facts.raggedCount === 0 ? [] : (await takeOdd(index, 'ragged', keptRagged)).map(withoutFlags)
  return {
    rowCount: facts.rowCount,
    columnCount: facts.columns,
    blankLines: facts.blankLines,
    commentLines: facts.commentLines,
    raggedCount: facts.raggedCount,
    ragged,
    brokenQuoteRows: facts.brokenCount,
    undecodableCount: facts.undecodableCount,
    undecodable: await undecodablePlaces(source, index, text),
    endsInQuote: facts.endsInQuote,
    preamble,
    footer,
    textBytes: facts.textBytes,
    tookMs: facts.tookMs,
    contentHash: null
  }
}

/** The skipped lines before the header or the first row. */
async function linesAbove(source: Source, index: RowIndex, text: TextFile) {
  const { skipLines } = source.dialect
  if (skipLines === 0) return []
  const { header } = index.facts
  const behind = header?.start ?? index.entries[0] ?? text.end
  const lines = await linesBetween(text.path, text.start, behind, 1, rulesOf(source).crEnds)
  return lines.filter(({ line }) => line <= skipLines)
}

const withoutFlags = ({ row, line, fields }: OddRow) => ({ row, line, fields })

async function takeOdd(index: RowIndex, kind: 'ragged' | 'broken-quotes', limit: number): Promise<OddRow[]> {
  const found: OddRow[] = []
  for await (const rows of oddRowsOf(index)) {
    for (const row of rows) {
      if (kind === 'ragged' ? row.ragged : row.brokenQuotes) found.push(row)
      if (found.length >= limit) return found
    }
  }
  return found
}

/** The first `limit` ragged rows of a source, or rows with broken quotes. */
export async function oddRows(
  source: Source,
  workDir: string,
  kind: 'ragged' | 'broken-quotes',
  limit: number
): Promise<OddRow[]> {
  const index = await indexOf(source, workDir)
  return limit <= 0 ? [] : await takeOdd(index, kind, limit)
}
