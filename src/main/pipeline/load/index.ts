/** load: plan what a load would change, and carry one out: parts, transaction, parity, receipt. */
import type { LoadPlan } from '../../../shared/contract/load'
import type { JobDetail, LoadRequest, NotCompared, ParityRow, Receipt } from '../../../shared/domain/job'
import { ledgerGap } from '../../../shared/domain/ledger'
import { AppError } from '../../../shared/errors'
import type { LoadSteps } from '../ports'
import { loadCarrier } from './carry'
import { clusterLoader } from './cluster'
import type { LoadRoomPorts } from './load-ports'
import { type LoadQuestion, loadPlanner } from './plan'
import { begunReceipt, timed } from './proved'
import { loadRecorder } from './record'

export interface LoadRoom {
  plan(question: LoadQuestion): Promise<LoadPlan>
  /** Checks name, gate and ambiguity, and makes the request of a job. */
  request(question: LoadQuestion & { readonly belowGateReason: string | null }): Promise<LoadRequest>
  run(request: LoadRequest, jobId: string, steps: LoadSteps, signal: AbortSignal): Promise<Receipt>
  settleCutOff(job: JobDetail): Promise<Receipt | null>
  /** The parity of a load to a cluster as it is now. @throws AppError `load.not-provable` */
  verifyAgain(job: JobDetail, signal?: AbortSignal): Promise<{ parity: ParityRow[]; notCompared: NotCompared[] }>
}

export function loadRoom(ports: LoadRoomPorts): LoadRoom {
  const { reader, warehouse } = ports
  const { plan, request } = loadPlanner(ports)
  const carrier = loadCarrier(ports)
  const { shapeParts, hashedParts, loadParts } = carrier
  const recorder = loadRecorder(ports)
  const { heldHere, recordDataset, noteOnOriginal, dropReplacedParts } = recorder
  const cluster = clusterLoader(ports, carrier, recorder)

  async function run(request: LoadRequest, jobId: string, steps: LoadSteps, signal: AbortSignal): Promise<Receipt> {
    const { destination } = request
    return destination === undefined
      ? await ports.engineTurn(() => runLocally(request, jobId, steps, signal))
      : await cluster.run(request, destination, jobId, steps, signal)
  }

  async function runLocally(
    request: LoadRequest,
    jobId: string,
    steps: LoadSteps,
    signal: AbortSignal
  ): Promise<Receipt> {
    const { dataset, source, mode } = request
    const timings: Receipt['timings'] = []
    // A retry begins with an empty folder.
    const outDir = await ports.parts.empty(dataset, jobId)
    let isCommitted = false
    try {
      steps.state('publishing', source.name)
      const shaped = await timed(timings, 'shape', () => shapeParts(request, outDir, steps, signal))
      if (ledgerGap(shaped.ledger) !== 0) throw new AppError('shape.ledger', { gap: ledgerGap(shaped.ledger) })
      if (shaped.ledger.loaded === 0) throw new AppError('shape.nothing-left')
      const hashes = await timed(timings, 'hash', () => reader.call((client) => client.reader.hash({ source })))
      const { parts, partsHash } = await timed(timings, 'hash-parts', () => hashedParts(shaped.parts))
      const receipt: Receipt = {
        ...begunReceipt({
          warehouse: 'local',
          request,
          jobId,
          shaped: { ...shaped, parts },
          hashes,
          partsHash,
          timings
        }),
        finishedMs: ports.nowMs()
      }
      // Kept before the transaction: should the app end right after the commit, the next start can finish the job.
      steps.pendingReceipt(receipt)
      signal.throwIfAborted()
      steps.state('running', `${shaped.ledger.loaded} rows`)
      const loaded = await timed(timings, 'load', () => loadParts(request, jobId, shaped, steps, signal))
      isCommitted = true
      steps.state('verifying', `${loaded.parity.length} measures`)
      recordDataset(request, jobId, shaped.ledger.loaded, await heldHere(dataset))
      await dropReplacedParts(dataset, jobId, mode, shaped.parts)
      const done = { ...receipt, months: loaded.months, parity: loaded.parity, timings, finishedMs: ports.nowMs() }
      noteOnOriginal(done)
      return done
    } catch (error) {
      // What is in the warehouse stays, with its parts: the pending receipt lets the next start finish the job.
      if (isCommitted) {
        const reason = error instanceof AppError ? error.message : String(error)
        throw new AppError('load.unrecorded', { dataset, reason }, { cause: error })
      }
      await ports.parts.remove(dataset, jobId)
      throw error
    }
  }

  async function settleCutOff(job: JobDetail): Promise<Receipt | null> {
    const pending = job.receipt
    if (!pending || (job.state !== 'running' && job.state !== 'verifying')) return null
    const there = await warehouse.call((client) => client.warehouse.describe({ dataset: job.dataset }))
    if (!there.exists) return null
    const sql = `SELECT count(*) AS n FROM "${job.dataset}" WHERE __load = ?`
    const answer = await warehouse.call((client) =>
      client.warehouse.query({ sql, params: [job.id], limit: 1, timeoutMs: 60_000 })
    )
    const rows = Number(answer.rows[0]?.[0] ?? 0)
    // The transaction is all or nothing: no row means that it was never committed.
    if (rows !== pending.ledger.loaded) return null
    recordDataset(job.request, job.id, rows, await heldHere(job.dataset))
    noteOnOriginal(pending)
    const parity: ParityRow = {
      name: 'rows',
      shaped: String(pending.ledger.loaded),
      warehouse: String(rows),
      equal: true
    }
    return { ...pending, parity: pending.parity.length > 0 ? pending.parity : [parity], finishedMs: ports.nowMs() }
  }

  const verifyAgain = (job: JobDetail, signal = new AbortController().signal) => cluster.verifyAgain(job, signal)

  return { plan, request, run, settleCutOff, verifyAgain }
}
