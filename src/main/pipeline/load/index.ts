/** load: plan what a load would change, and carry one out: parts, transaction, parity, receipt. */
import { createHash } from 'node:crypto'
import type { ShapePart, ShapeResult } from '../../../shared/contract/engine'
import type { LoadPlan } from '../../../shared/contract/load'
import type { Judgement } from '../../../shared/contract/rules'
import type { CheckReport } from '../../../shared/domain/check-report'
import { calendarOf, DatasetName, defaultCalendar } from '../../../shared/domain/dataset'
import type { JobDetail, LoadMode, LoadRequest, ParityRow, Receipt } from '../../../shared/domain/job'
import { ledgerGap } from '../../../shared/domain/ledger'
import type { LoadProfile } from '../../../shared/domain/load-profile'
import { moneyCurrencies } from '../../../shared/domain/mixed-currencies'
import { assignedRoles, proposeRoles, roleFactsOf } from '../../../shared/domain/propose-roles'
import type { Measure, Recipe } from '../../../shared/domain/recipe'
import { recipeOfDataset } from '../../../shared/domain/replay'
import type { RoleAssignment } from '../../../shared/domain/role'
import { saidRoles } from '../../../shared/domain/role-memory'
import { ruleText } from '../../../shared/domain/rules'
import type { PassProgress, Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import type { DatasetStore, JobStore, LoadSteps, PartStore, Reader, RoleStore, RuleStore, Warehouse } from '../ports'

export interface LoadRoomPorts {
  readonly reader: Reader
  readonly warehouse: Warehouse
  readonly datasets: DatasetStore
  readonly roles: RoleStore
  readonly jobs: JobStore
  readonly workDir: string
  readonly parts: PartStore
  readonly sourceOf: (sourceId: string) => Source
  readonly contentHashOf: (sourceId: string) => Promise<string>
  readonly measure: (sourceId: string, recipe: Recipe) => Promise<Measure>
  readonly reportOf: (sourceId: string) => CheckReport | null
  /** The file by the dataset's rules and beside its last load. */
  readonly judge: (
    sourceId: string,
    recipe: Recipe,
    dataset: string
  ) => Promise<{ readonly judgement: Judgement; readonly profile: LoadProfile }>
  readonly rules: RuleStore
  readonly nowMs: () => number
}

export interface LoadQuestion {
  readonly sourceId: string
  readonly recipe: Recipe
  readonly dataset: string
  readonly mode: LoadMode
}

export interface LoadRoom {
  plan(question: LoadQuestion): Promise<LoadPlan>
  /** Checks name, gate and ambiguity, and makes the request of a job. */
  request(question: LoadQuestion & { readonly belowGateReason: string | null }): Promise<LoadRequest>
  run(request: LoadRequest, jobId: string, steps: LoadSteps, signal: AbortSignal): Promise<Receipt>
  settleCutOff(job: JobDetail): Promise<Receipt | null>
}

export function loadRoom(ports: LoadRoomPorts): LoadRoom {
  const { reader, warehouse, datasets } = ports

  /** Columns that a person must decide about first. */
  function ambiguous(sourceId: string, recipe: Recipe): string | null {
    const report = ports.reportOf(sourceId)
    const undecided = report?.columns.find(
      (column) => column.state === 'ambiguous' && recipe.readings.some((reading) => reading.column === column.name)
    )
    return undecided?.name ?? null
  }

  /** The warehouse compares names without case: a dataset that is there keeps its spelling. */
  function spelledAsStored(dataset: string): string {
    const stored = datasets.list().find((other) => other.name.toLowerCase() === dataset.toLowerCase())
    return stored?.name ?? dataset
  }

  async function plan(question: LoadQuestion): Promise<LoadPlan> {
    const { sourceId, recipe, mode } = question
    const dataset = spelledAsStored(question.dataset)
    const problems: LoadPlan['problems'] = []
    const say = (error: AppError) => problems.push({ code: error.code, message: error.message })
    if (!DatasetName.safeParse(dataset).success) say(new AppError('load.bad-name', { name: dataset }))
    const undecided = ambiguous(sourceId, recipe)
    if (undecided !== null) say(new AppError('shape.ambiguous', { column: undecided }))
    const [measure, { judgement }] = await Promise.all([
      ports.measure(sourceId, recipe),
      ports.judge(sourceId, recipe, dataset)
    ])
    if (measure.ledger.loaded === 0) say(new AppError('shape.nothing-left'))
    const there = await warehouse.call((client) => client.warehouse.describe({ dataset }))
    const { quality, outcomes, drift } = judgement
    const contentHash = await ports.contentHashOf(sourceId)
    const months = monthsAfter(there.months, measure.months, mode)
    const replacedAll = mode === 'replace-all' || (mode === 'replace-months' && measure.months.length === 0)
    const rowsReplaced = replacedAll
      ? there.rows
      : months.reduce((sum, month) => sum + (month.replaced ? month.rowsBefore : 0), 0)
    return {
      measure,
      months,
      rowsReplaced,
      rowsStaying: there.rows - rowsReplaced,
      sameFileJobId: ports.jobs.findDone(contentHash, dataset),
      needsReason: !quality.passes,
      quality,
      rules: outcomes,
      drift,
      problems,
      datasetExists: there.exists
    }
  }

  async function request(question: LoadQuestion & { readonly belowGateReason: string | null }): Promise<LoadRequest> {
    const { sourceId, recipe, mode, belowGateReason } = question
    const dataset = spelledAsStored(question.dataset)
    if (!DatasetName.safeParse(dataset).success) throw new AppError('load.bad-name', { name: dataset })
    // Checks the file first, where nobody has: what is open and what is below the gate is known afterwards.
    const { judgement, profile } = await ports.judge(sourceId, recipe, dataset)
    const undecided = ambiguous(sourceId, recipe)
    if (undecided !== null) throw new AppError('shape.ambiguous', { column: undecided })
    if (!judgement.quality.passes && belowGateReason === null) throw stoppedAtGate(judgement)
    const { quality, outcomes: rules, drift } = judgement
    const source = ports.sourceOf(sourceId)
    return { source, recipe, dataset, mode, belowGateReason, quality, contentHash: null, rules, drift, profile }
  }

  async function run(request: LoadRequest, jobId: string, steps: LoadSteps, signal: AbortSignal): Promise<Receipt> {
    const { dataset, source, mode } = request
    const timings: Receipt['timings'] = []
    // A retry begins with an empty folder.
    const outDir = await ports.parts.empty(dataset, jobId)
    try {
      steps.state('publishing', source.name)
      const shaped = await timed(timings, 'shape', () => shapeParts(request, outDir, steps, signal))
      if (ledgerGap(shaped.ledger) !== 0) throw new AppError('shape.ledger', { gap: ledgerGap(shaped.ledger) })
      if (shaped.ledger.loaded === 0) throw new AppError('shape.nothing-left')
      const { contentHash } = await timed(timings, 'hash', () =>
        reader.call((client) => client.reader.hash({ source }))
      )
      const { parts, partsHash } = await timed(timings, 'hash-parts', () => hashedParts(shaped.parts))
      const receipt: Receipt = {
        jobId,
        dataset,
        warehouse: 'local',
        source: { name: source.name, path: source.path, sizeBytes: source.sizeBytes, contentHash },
        ledger: shaped.ledger,
        mode,
        months: [],
        schema: shaped.schema,
        recipe: request.recipe,
        quality: request.quality,
        belowGateReason: request.belowGateReason,
        rules: request.rules,
        drift: request.drift,
        parity: [],
        parts,
        partsHash,
        rejectedPath: shaped.rejectedPath,
        ...(request.correctionOf && { correctionOf: request.correctionOf }),
        timings,
        finishedMs: ports.nowMs()
      }
      // Kept before the transaction: should the app end right after the commit, the next start can finish the job.
      steps.pendingReceipt(receipt)
      signal.throwIfAborted()
      steps.state('running', `${shaped.ledger.loaded} rows`)
      const loaded = await timed(timings, 'load', () => loadParts(request, jobId, shaped, steps, signal))
      steps.state('verifying', `${loaded.parity.length} measures`)
      await recordDataset(request, jobId, shaped.ledger.loaded)
      await dropReplacedParts(dataset, jobId, mode, shaped.parts)
      const done = { ...receipt, months: loaded.months, parity: loaded.parity, timings, finishedMs: ports.nowMs() }
      noteOnOriginal(done)
      return done
    } catch (error) {
      await ports.parts.remove(dataset, jobId)
      throw error
    }
  }

  async function shapeParts(request: LoadRequest, outDir: string, steps: LoadSteps, signal: AbortSignal) {
    // Polars can't be interrupted: the process is ended and comes back.
    const stop = () => reader.restart()
    signal.addEventListener('abort', stop, { once: true })
    const input = { source: request.source, workDir: ports.workDir, recipe: request.recipe, outDir }
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

  /** The roles as they would be proposed for the file; null when its check is not known any more. */
  function proposedRoles({ source }: LoadRequest): RoleAssignment | null {
    const columns = ports.reportOf(source.id)?.columns
    return columns ? assignedRoles(proposeRoles(columns.map(roleFactsOf), ports.roles.recall())) : null
  }

  /** The receipt of the load that rejected these rows says that they were put back. */
  function noteOnOriginal({ correctionOf, jobId, ledger, finishedMs }: Receipt) {
    const original = correctionOf && ports.jobs.get(correctionOf.jobId)?.receipt
    if (!original) return
    const others = original.putBack?.filter((one) => one.jobId !== jobId) ?? []
    const note = { jobId, loaded: ledger.loaded, rejected: ledger.rejected, atMs: finishedMs }
    ports.jobs.setReceipt(original.jobId, { ...original, putBack: [...others, note] })
  }

  /** @param loaded rows of this load */
  async function recordDataset(request: LoadRequest, jobId: string, loaded: number) {
    const name = request.dataset
    const there = await warehouse.call((client) => client.warehouse.describe({ dataset: name }))
    const before = datasets.get(name)
    // Corrected rows say nothing new about files of the dataset: its recipe is that of the last one.
    const corrected = request.correctionOf ? before : null
    const { recipe } = corrected ?? request
    const own = moneyCurrencies(request.recipe)
    // Rows of earlier loads keep the currencies that they came with.
    const stayed =
      before === null || there.rows === loaded
        ? []
        : (before.currencies ?? moneyCurrencies({ ...before.recipe, roles: before.roles }))
    datasets.put({
      name,
      warehouse: 'local',
      currencies: [...new Set([...stayed, ...own])].sort(),
      schema: there.schema,
      roles: recipe.roles,
      recipe: recipeOfDataset(recipe),
      calendar: calendarOf(recipe, before?.calendar ?? defaultCalendar),
      rows: there.rows,
      dataFrom: there.from,
      dataThrough: there.through,
      quality: corrected ? corrected.quality : (request.quality?.score ?? null),
      version: (before?.version ?? 0) + 1,
      updatedMs: ports.nowMs()
    })
    if (request.profile) ports.rules.putLoad(name, { jobId, loadedMs: ports.nowMs(), profile: request.profile })
    if (!corrected) ports.roles.remember(saidRoles(request.recipe, proposedRoles(request)))
  }

  /** Parts whose rows are no longer in the warehouse leave the store; the receipts of their jobs stay. */
  async function dropReplacedParts(dataset: string, jobId: string, mode: LoadMode, parts: readonly ShapePart[]) {
    if (mode === 'append') return
    // The warehouse replaces everything when no part has a month, else the months of the parts.
    if (mode === 'replace-all' || parts.every((part) => part.month === null)) await ports.parts.keepOnly(dataset, jobId)
    else
      await ports.parts.dropReplaced(
        dataset,
        jobId,
        parts.map((part) => part.path.split(/[\\/]/).at(-1) ?? '')
      )
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
    await recordDataset(job.request, job.id, rows)
    noteOnOriginal(pending)
    const parity: ParityRow = {
      name: 'rows',
      shaped: String(pending.ledger.loaded),
      warehouse: String(rows),
      equal: true
    }
    return { ...pending, parity: pending.parity.length > 0 ? pending.parity : [parity], finishedMs: ports.nowMs() }
  }

  return { plan, request, run, settleCutOff }
}

/** Why a load needs a reason: the score, else the rules that block. */
function stoppedAtGate({ quality, outcomes }: Judgement): AppError {
  const { score, gate } = quality
  if (score < gate) return new AppError('load.below-gate', { score, gate })
  const broken = outcomes.filter(({ state, rule }) => state === 'failed' && rule.severity === 'blocking')
  if (broken.length === 0) return new AppError('load.below-gate', { score, gate })
  return new AppError('load.rules-failed', { rules: broken.map(({ rule }) => ruleText(rule)).join('; ') })
}

/** Share of a load's progress bar that shaping takes. */
const shapeWeight = 0.8

function scaled(progress: PassProgress, from: number, to: number): PassProgress {
  return { ...progress, overall: from + (to - from) * progress.overall }
}

async function timed<T>(timings: Receipt['timings'], step: string, work: () => Promise<T>): Promise<T> {
  const startedMs = performance.now()
  const result = await work()
  timings.push({ step, tookMs: Math.round(performance.now() - startedMs) })
  return result
}

function monthsAfter(
  there: readonly { month: string; rows: number }[],
  coming: readonly { month: string; rows: number }[],
  mode: LoadMode
): LoadPlan['months'] {
  const before = new Map(there.map((month) => [month.month, month.rows]))
  const added = new Map(coming.map((month) => [month.month, month.rows]))
  const all = [...new Set([...before.keys(), ...added.keys()])].sort()
  return all.map((month) => {
    const rowsBefore = before.get(month) ?? 0
    const rowsNew = added.get(month) ?? 0
    const replaced = rowsBefore > 0 && (mode === 'replace-all' || (mode === 'replace-months' && added.has(month)))
    return { month, rowsBefore, rowsAfter: (replaced ? 0 : rowsBefore) + rowsNew, replaced }
  })
}
