/** The two long halves of a load: rows into parts, parts into the warehouse. */
import { createHash } from 'node:crypto'
import type { ShapePart, ShapeResult } from '../../../shared/contract/engine'
import type { LoadRequest } from '../../../shared/domain/job'
import type { PassProgress } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import type { LoadSteps } from '../ports'
import type { LoadRoomPorts } from './load-ports'

/** Carries rows by the engines; every step can be cancelled by its signal and then throws `cancelled`. */
export function loadCarrier(ports: LoadRoomPorts) {
  const { reader, warehouse } = ports

  async function shapeParts(request: LoadRequest, outDir: string, steps: LoadSteps, signal: AbortSignal) {
    // Polars can't be interrupted: the process is ended and comes back.
    const stop = () => reader.restart()
    signal.addEventListener('abort', stop, { once: true })
    const onlyMonths = request.destination?.onlyMonths ?? null
    const input = { source: request.source, workDir: ports.workDir, recipe: request.recipe, outDir, onlyMonths }
    try {
      signal.throwIfAborted()
      for await (const message of reader.feed((client) => client.reader.shape(input, { signal }))) {
        if (message.kind === 'shaped') return message.result
        steps.progress(scaled(message.progress, 0, shapeWeight))
      }
      throw new AppError('engine.crashed', { engine: 'reader' })
    } catch (error) {
      if (signal.aborted) throw new AppError('cancelled')
      throw error
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  /** The parts with what proves that another run wrote the very same. */
  async function hashedParts(parts: readonly ShapePart[]) {
    const paths = parts.map(({ path }) => path)
    const { hashes } = await reader.call((client) => client.reader.hashFiles({ paths }))
    const hashed = parts.map((part, i) => ({ ...part, hash: hashes[i] ?? '' }))
    const lines = hashed.map(({ month, rows, hash }) => `${month ?? 'all'} ${rows} ${hash}\n`)
    return { parts: hashed, partsHash: createHash('sha256').update(lines.join('')).digest('hex') }
  }

  async function loadParts(
    request: LoadRequest,
    jobId: string,
    shaped: ShapeResult,
    steps: LoadSteps,
    signal: AbortSignal
  ) {
    const input = {
      dataset: request.dataset,
      jobId,
      parts: shaped.parts,
      schema: shaped.schema,
      mode: request.mode,
      expectations: shaped.expectations
    }
    try {
      for await (const message of warehouse.feed((client) => client.warehouse.load(input, { signal }))) {
        if (message.kind === 'loaded') return message
        steps.progress(scaled(message.progress, shapeWeight, 1))
      }
      throw new AppError('engine.crashed', { engine: 'warehouse' })
    } catch (error) {
      if (signal.aborted) throw new AppError('cancelled')
      throw error
    }
  }

  return { shapeParts, hashedParts, loadParts }
}

/** Share of a load's progress bar that shaping takes. */
const shapeWeight = 0.8

function scaled(progress: PassProgress, from: number, to: number): PassProgress {
  return { ...progress, overall: from + (to - from) * progress.overall }
}
