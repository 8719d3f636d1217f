/**
 * A load to a cluster: shape, publish, submit, wait, prove. Every act is announced in the store before it is done and remembered
 * after it, so that a job whose app was killed goes on where it stood, and nothing is submitted twice.
 */
import type { ShapeResult } from '../../../../shared/contract/engine'
import type { ClusterDestination } from '../../../../shared/domain/destination'
import { rowsSql, summedColumns } from '../../../../shared/domain/druid/measured'
import { submittedSpec } from '../../../../shared/domain/druid/submitted-spec'
import type { JobDetail, LoadRequest, NotCompared, ParityRow, Receipt } from '../../../../shared/domain/job'
import { ledgerGap } from '../../../../shared/domain/ledger'
import { differenceOf } from '../../../../shared/domain/parity'
import { AppError } from '../../../../shared/errors'
import type { DruidTask } from '../../druid-port'
import type { LoadSteps } from '../../ports'
import type { loadCarrier } from '../carry'
import type { LoadRoomPorts, OpenCluster } from '../load-ports'
import { begunReceipt, timed } from '../proved'
import type { loadRecorder } from '../record'
import type { Checkpoint } from './checkpoint'
import { checkpointOf } from './checkpoint'
import { distinctOf } from './distinct'
import { fittedOnce } from './fit'
import { available, ended, isClosing, submitOnce } from './follow'
import { holdingsOf } from './holdings'
import { coveredBy, inputOf, intervalOf, isTimed } from './input'
import { parityRows } from './parity'
import { type Keeping, writeFiles } from './publish'
import { clusterProof, heldThere, monthsOf } from './receipt'
import { uploadFiles } from './upload'

/** How often a proof with red lines is asked again, and after how long. */
const askedAgain = 5
const askedAgainMs = 2000

export function clusterLoader(
  ports: LoadRoomPorts,
  carrier: ReturnType<typeof loadCarrier>,
  recorder: ReturnType<typeof loadRecorder>
) {
  const follow = ({ druid }: OpenCluster) => ({ druid, sleep: ports.sleep, nowMs: ports.nowMs })

  /** Carries a load out, or on. */
  async function run(
    request: LoadRequest,
    destination: ClusterDestination,
    jobId: string,
    steps: LoadSteps,
    signal: AbortSignal
  ): Promise<Receipt> {
    const { form } = destination
    const keeping = keepingOf(jobId)
    const { now, save } = keeping
    const timings: Receipt['timings'] = []
    const cluster = await ports.cluster.open(destination.connectionId)
    steps.state('publishing', request.source.name)
    const made = await timed(timings, 'shape', () =>
      ports.engineTurn(() => shapedOnce(request, jobId, keeping, steps, signal))
    )
    const shaped = await fittedOnce(ports.datasets.list(), destination, cluster.druid, keeping, made, signal)
    await timed(timings, 'publish', () =>
      ports.engineTurn(() =>
        writeFiles(ports, keeping, { dataset: request.dataset, jobId, form }, steps.progress, signal)
      )
    )
    const begun = begunReceipt({
      warehouse: 'cluster',
      request,
      jobId,
      shaped,
      hashes: now(),
      partsHash: now().partsHash,
      timings
    })
    steps.pendingReceipt(begun)
    await timed(timings, 'upload', () =>
      uploadFiles(cluster, keeping, { jobId, request, destination }, steps, ports, signal)
    )
    if (now().before === null) {
      save({ before: await holdingsOf(cluster.druid, form, shaped.schema, isTimed(now()), signal) })
    }
    const task = await timed(timings, 'ingest', () =>
      ingested(destination, jobId, shaped, cluster, keeping, steps, signal, begun)
    )
    steps.state('making-available', form.dataSource)
    await timed(timings, 'make-available', () =>
      available(follow(cluster), form.dataSource, intervalOf(now(), form.mode === 'replace-all'), signal)
    )
    steps.state('verifying', `${shaped.expectations.length} measures`)
    const parity = await timed(timings, 'verify', () => provedAtLast(cluster, destination, shaped, now(), signal))
    const proof = await clusterProof(cluster, destination, task, shaped, now())
    const receipt: Receipt = {
      ...begun,
      months: monthsOf(now(), parity.after),
      parity: parity.rows,
      ...(parity.notCompared.length > 0 && { notCompared: parity.notCompared }),
      cluster: proof,
      finishedMs: ports.nowMs()
    }
    const difference = differenceOf(parity.rows)
    if (difference !== null) {
      // The receipt with the red lines stays.
      steps.pendingReceipt(receipt)
      throw new AppError('load.cluster-parity', { difference })
    }
    const earlier = request.mode === 'replace-all' ? [] : (ports.datasets.get(request.dataset)?.schema ?? [])
    const there = heldThere(parity.after, form, shaped.schema, earlier)
    recorder.recordDataset(request, jobId, shaped.ledger.loaded, there)
    ports.bucket.change(jobId, { submittedMs: now().submittedMs, provedMs: ports.nowMs() })
    await recorder.dropReplacedParts(request.dataset, jobId, request.mode, shaped.parts)
    await ports.parts.removePublished(request.dataset, jobId)
    return receipt
  }

  function keepingOf(jobId: string): Keeping {
    let current = checkpointOf(ports.jobs.checkpoint(jobId))
    return {
      now: () => current,
      save(change) {
        current = { ...current, ...change }
        ports.jobs.setCheckpoint(jobId, current)
      }
    }
  }

  /** Shapes the file, where no earlier attempt has and its parts are still there. */
  async function shapedOnce(
    request: LoadRequest,
    jobId: string,
    { now, save }: Keeping,
    steps: LoadSteps,
    signal: AbortSignal
  ): Promise<ShapeResult> {
    const { shaped } = now()
    // What is in the bucket needs no parts any more.
    const isPublished = now().files?.every(({ uploaded }) => uploaded) ?? false
    if (shaped !== null && (isPublished || (await isThere(now())))) return shaped
    const { source, dataset } = request
    const outDir = await ports.parts.empty(dataset, jobId)
    const made = await carrier.shapeParts(request, outDir, steps, signal)
    if (ledgerGap(made.ledger) !== 0) throw new AppError('shape.ledger', { gap: ledgerGap(made.ledger) })
    if (made.ledger.loaded === 0) throw new AppError('shape.nothing-left')
    const { contentHash, fileHashes } = await ports.reader.call((client) => client.reader.hash({ source }))
    if (now().contentHash !== '' && now().contentHash !== contentHash) {
      throw new AppError('load.source-changed', { name: source.name })
    }
    const { parts, partsHash } = await carrier.hashedParts(made.parts)
    const result = { ...made, parts }
    save({
      contentHash,
      fileHashes: [...fileHashes],
      shaped: result,
      partsHash,
      files: null,
      totals: null,
      upload: null
    })
    return result
  }

  /** Whether the files of an earlier attempt are as they were left. */
  async function isThere({ shaped, files }: Checkpoint): Promise<boolean> {
    const wanted = files ?? shaped?.parts ?? []
    try {
      const { hashes } = await ports.reader.call((client) =>
        client.reader.hashFiles({ paths: wanted.map(({ path }) => path) })
      )
      return files === null || files.every(({ hash }, i) => hash === hashes[i])
    } catch {
      return false
    }
  }

  async function ingested(
    destination: ClusterDestination,
    jobId: string,
    shaped: ShapeResult,
    cluster: OpenCluster,
    { now, save }: Keeping,
    steps: LoadSteps,
    signal: AbortSignal,
    begun: Receipt
  ): Promise<DruidTask> {
    const { form } = destination
    const isFirst = now().submitKey === null
    if (isFirst) {
      save({
        existing: await coveredBy(cluster, form.dataSource, signal),
        submitKey: `${jobId.replaceAll(/[^A-Za-z0-9]/g, '')}-${ports.nowMs().toString(36)}`
      })
    }
    steps.state('submitted', form.dataSource)
    let { taskId } = now()
    if (taskId === null) {
      const source = await cluster.sourceOf((now().files ?? []).map(({ key }) => key))
      const { spec } = submittedSpec(destination, inputOf(destination, source, shaped, now()))
      // Before it, and of each attempt anew: what was proved by then is what this load may have replaced.
      if (now().submittedMs === null) save({ submittedMs: ports.nowMs() })
      taskId = await submitOnce(follow(cluster), spec, form.dataSource, isFirst, signal)
      save({ taskId })
    }
    steps.state('running', taskId)
    try {
      return await ended(follow(cluster), taskId, steps.progress, shaped.ledger.loaded, signal)
    } catch (error) {
      // The next attempt is another task; what an app leaves behind that only closes is followed at its next start.
      const goesOn = isClosing(signal) || (error instanceof AppError && error.code === 'load.not-stopped')
      if (!goesOn) {
        // What the cluster says of a task that failed stays with the job: it forgets that sooner or later.
        const task = await cluster.druid.task(taskId).catch(() => null)
        if (task?.state === 'failed' || task?.state === 'cancelled') {
          const proof = await clusterProof(cluster, destination, task, shaped, now())
          steps.pendingReceipt({ ...begun, cluster: proof, finishedMs: ports.nowMs() })
        }
        save({ submitKey: null, submittedMs: null, taskId: null, before: null, existing: null })
      }
      throw error
    }
  }

  /** Replaced segments may answer for a moment longer: red lines are asked again before they count. */
  async function provedAtLast(...asked: Parameters<typeof proved>) {
    for (let left = askedAgain; ; left--) {
      const parity = await proved(...asked)
      if (left === 0 || differenceOf(parity.rows) === null) return parity
      await ports.sleep(askedAgainMs, asked[4])
    }
  }

  async function proved(
    cluster: OpenCluster,
    { form }: ClusterDestination,
    shaped: ShapeResult,
    { before, totals }: Checkpoint,
    signal: AbortSignal
  ) {
    const after = await holdingsOf(cluster.druid, form, shaped.schema, isTimed({ totals }), signal)
    const summed = summedColumns(form, shaped.schema)
    const isAlone = form.mode === 'replace-all' || after.months.length === (totals?.length ?? 0)
    const { distinct, notCompared } =
      isAlone && form.mode !== 'append'
        ? await distinctOf(cluster.druid, form, shaped, signal)
        : { distinct: null, notCompared: [] }
    const rows = parityRows({
      mode: form.mode,
      before: before ?? { months: [], min: null, max: null },
      after,
      totals: totals ?? [],
      expectations: shaped.expectations,
      summed,
      hasRows: rowsSql(form) !== null,
      hasTimes: form.queryGranularity === 'NONE' && form.segmentGranularity !== 'ALL',
      distinct
    })
    return { rows, after, notCompared }
  }

  /**
   * The proof asked again, now: what somebody appended or dropped since is red. Not for a load that was appended itself, or
   * whose months another load has replaced: its rows cannot be told from others.
   * @throws AppError `load.not-provable`
   */
  async function verifyAgain(
    job: JobDetail,
    signal: AbortSignal
  ): Promise<{ parity: ParityRow[]; notCompared: NotCompared[] }> {
    const { destination } = job.request
    const checkpoint = checkpointOf(ports.jobs.checkpoint(job.id))
    if (destination === undefined || checkpoint.shaped === null || job.receipt === null || job.state !== 'done') {
      throw new AppError('load.not-provable', { jobId: job.id })
    }
    const cluster = await ports.cluster.open(destination.connectionId)
    const { rows, notCompared } = await proved(cluster, destination, checkpoint.shaped, checkpoint, signal)
    return { parity: rows, notCompared }
  }

  return { run, verifyAgain }
}
