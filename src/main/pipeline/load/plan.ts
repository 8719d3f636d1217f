/** What a load would change, and whether it may begin. */
import type { LoadPlan } from '../../../shared/contract/load'
import type { Judgement } from '../../../shared/contract/rules'
import { DatasetName } from '../../../shared/domain/dataset'
import type { ClusterDestination } from '../../../shared/domain/destination'
import { checkEdited } from '../../../shared/domain/druid/check-edited'
import { textProblemText } from '../../../shared/domain/druid/check-text'
import type { LoadRequest } from '../../../shared/domain/job'
import type { LoadMode } from '../../../shared/domain/load-mode'
import { monthsAfter } from '../../../shared/domain/months-after'
import type { Recipe } from '../../../shared/domain/recipe'
import { ruleText } from '../../../shared/domain/rules'
import { AppError } from '../../../shared/errors'
import type { LoadRoomPorts } from './load-ports'
import { onlyMonthsError } from './only-months'

export interface LoadQuestion {
  readonly sourceId: string
  readonly recipe: Recipe
  readonly dataset: string
  readonly mode: LoadMode
  readonly destination?: ClusterDestination | undefined
}

/** Answers what a load would do without doing it, and makes the request of a job after checking name, gate and open questions. */
export function loadPlanner(ports: LoadRoomPorts) {
  const { warehouse, datasets } = ports

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

  /** A dataset is in one place. */
  function refuseElsewhere(dataset: string, destination: ClusterDestination | undefined) {
    const there = datasets.get(dataset)
    if (there === null || there.cluster?.connectionId === destination?.connectionId) return
    const where = there.cluster === undefined ? 'on this machine' : 'in a cluster'
    throw new AppError('load.dataset-elsewhere', { dataset, where })
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
    refuseElsewhere(dataset, question.destination)
    const { judgement, profile } = await ports.judge(sourceId, recipe, dataset)
    const undecided = ambiguous(sourceId, recipe)
    if (undecided !== null) throw new AppError('shape.ambiguous', { column: undecided })
    if (!judgement.quality.passes && belowGateReason === null) throw stoppedAtGate(judgement)
    const { quality, outcomes: rules, drift } = judgement
    const source = ports.sourceOf(sourceId)
    const { destination } = question
    const base = { source, recipe, dataset, mode, belowGateReason, quality, contentHash: null, rules, drift, profile }
    if (destination === undefined) return base
    refuseEdits(destination)
    refuseMonths(destination, recipe, mode)
    return { ...base, destination: { ...destination, form: { ...destination.form, mode } } }
  }

  return { plan, request }
}

/** What a person's edit may not change: where rows go, what is read, and by which key the job is known. */
const protectedReasons: ReadonlySet<string> = new Set(['other-datasource', 'other-source', 'other-key'])

/** @throws AppError `load.edited-spec`, `load.edited-protected` */
function refuseEdits({ form, edited }: ClusterDestination) {
  if (edited === undefined) return
  const { problems } = checkEdited(edited, form.method, form.dataSource)
  const problem = problems.find(({ severity }) => severity === 'error')
  if (problem === undefined) return
  const code = protectedReasons.has(problem.reason) ? 'load.edited-protected' : 'load.edited-spec'
  throw new AppError(code, {
    ...problem.details,
    line: problem.line,
    reason: textProblemText(problem),
    reasonCode: problem.reason
  })
}

/** @throws AppError `load.only-months` */
function refuseMonths({ onlyMonths }: ClusterDestination, recipe: Recipe, mode: LoadMode) {
  if (onlyMonths === undefined) return
  if (mode !== 'replace-months') throw onlyMonthsError('mode')
  if (recipe.roles.orderDate === undefined) throw onlyMonthsError('no-date')
}

/** Why a load needs a reason: the score, else the rules that block. */
function stoppedAtGate({ quality, outcomes }: Judgement): AppError {
  const { score, gate } = quality
  if (score < gate) return new AppError('load.below-gate', { score, gate })
  const broken = outcomes.filter(({ state, rule }) => state === 'failed' && rule.severity === 'blocking')
  if (broken.length === 0) return new AppError('load.below-gate', { score, gate })
  return new AppError('load.rules-failed', { rules: broken.map(({ rule }) => ruleText(rule)).join('; ') })
}
