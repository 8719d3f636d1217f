/** How a file would be ingested: its form, what Druid would be told, and what of the datasource would change. */
import type { IngestPlan, IngestPreview } from '../../shared/contract/cluster'
import type { MonthTotals } from '../../shared/contract/engine'
import type { Column } from '../../shared/domain/column-type'
import type { Dataset } from '../../shared/domain/dataset'
import { checkForm } from '../../shared/domain/druid/check-form'
import { defaultForm } from '../../shared/domain/druid/default-form'
import { estimateSegments, slotsNeeded } from '../../shared/domain/druid/estimate'
import { formProblemText } from '../../shared/domain/druid/form-problem'
import { generateSpec } from '../../shared/domain/druid/generate'
import type { IngestForm } from '../../shared/domain/druid/ingest-form'
import type { IngestInput } from '../../shared/domain/druid/ingest-input'
import { rowsSql, summedColumns } from '../../shared/domain/druid/measured'
import { type MonthDelta, monthDeltas } from '../../shared/domain/druid/month-delta'
import { publishedColumns } from '../../shared/domain/druid/published'
import { epochMs, publishedText } from '../../shared/domain/druid/published-row'
import {
  type RollupEstimate,
  type RollupQuestion,
  rollupQuestion,
  type StoredMonth
} from '../../shared/domain/druid/rollup-estimate'
import { type LocalRow, sampleQuestion } from '../../shared/domain/druid/sample-rows'
import { evolutionOf, fittedForm } from '../../shared/domain/druid/schema-evolution'
import { shownSource } from '../../shared/domain/druid/shown-source'
import { shownKey, specTextOf } from '../../shared/domain/druid/spec-text'
import { conformed, datasetIn, storedBy, storedOthers } from '../../shared/domain/druid/stored-meaning'
import type { LoadMode } from '../../shared/domain/load-mode'
import { monthsAfter } from '../../shared/domain/months-after'
import type { Measure, Preview, PreviewRow, Recipe } from '../../shared/domain/recipe'
import { walkRecipe, walkRunnable } from '../../shared/domain/recipe-schema'
import type { DruidClient, DruidFeatures } from '../pipeline/druid-port'
import type { DatasetStore } from '../pipeline/ports'
import type { Connections } from './connections'
import { meaningProblems, withMeanings } from './plan-meaning'

export interface IngestQuestion {
  readonly connectionId: string
  readonly sourceId: string
  readonly recipe: Recipe
  readonly dataset: string
  readonly mode: LoadMode
  readonly form: IngestForm | null
}

export interface IngestPlanPorts {
  readonly connections: Connections
  readonly datasets: DatasetStore
  readonly columnsOf: (sourceId: string) => readonly string[]
  readonly contentHashOf: (sourceId: string) => Promise<string>
  readonly measure: (sourceId: string, recipe: Recipe) => Promise<Measure>
  readonly storedRows: (sourceId: string, recipe: Recipe, question: RollupQuestion) => Promise<StoredMonth[]>
  readonly preview: (
    sourceId: string,
    recipe: Recipe,
    window: { readonly offset: number; readonly limit: number; readonly upTo: null }
  ) => Promise<Preview>
  /** The newest finished job that loaded this content into this dataset. */
  readonly findDone: (contentHash: string, dataset: string) => string | null
  /** What a datasource holds, in the terms of a form and of columns. */
  readonly holdings: (
    druid: DruidClient,
    form: IngestForm,
    schema: readonly Column[],
    isTimed: boolean,
    signal: AbortSignal
  ) => Promise<{ readonly months: readonly MonthTotals[] }>
}

/** Rows of the source that are previewed at once, and the most that are looked at for rows that reach the end. */
const previewedRows = 200
const mostPreviewed = 2000

export function ingestPlanner(ports: IngestPlanPorts) {
  const { connections, datasets, columnsOf } = ports

  /** What every question about an ingestion begins with. */
  async function begun(question: IngestQuestion, signal: AbortSignal) {
    const opened = await connections.open(question.connectionId)
    const own = walkRunnable(question.recipe, columnsOf(question.sourceId)).columns
    const features = await opened.druid.features({ signal })
    const dataset = datasets.get(question.dataset)
    const stored = dataset?.cluster?.connectionId === question.connectionId ? dataset : null
    const form = question.form ?? formFor(question, own, features, stored)
    // Rows that stay keep their digits: those of this load get as many.
    const known = await opened.druid.columns(form.dataSource, { signal })
    const holder = datasetIn(datasets.list(), question.connectionId, form.dataSource)
    const there = new Set(known.map(({ name }) => name))
    const isKept = form.mode !== 'replace-all' && there.size > 0
    const fit = conformed(own, form.money, isKept && holder ? storedBy(holder, there) : null)
    const others = storedOthers(fit.others, form)
    const columns = publishedColumns(fit.columns, form.money)
    return { opened, schema: fit.columns, features, stored, form, columns, known, holder, others, isKept }
  }

  async function plan(question: IngestQuestion, signal = new AbortController().signal): Promise<IngestPlan> {
    const { sourceId, recipe, dataset, mode } = question
    const options = { signal }
    const begin = await begun(question, signal)
    const { opened, schema, features, form, columns, known, holder } = begin
    const { druid } = opened
    const [measured, segments, contentHash] = await Promise.all([
      ports.measure(sourceId, recipe),
      druid.segments(form.dataSource, null, options),
      ports.contentHashOf(sourceId)
    ])
    // What is there was stored as the dataset's own form says, whatever the next load does.
    const heldForm = holder?.cluster?.form ?? form
    const heldSchema = holder?.schema ?? schema
    const isTimed = recipe.roles.orderDate !== undefined
    const held = (await ports.holdings(druid, heldForm, heldSchema, isTimed, signal)).months
    const existing =
      segments.length === 0
        ? null
        : {
            startMs: Math.min(...segments.map(({ startMs }) => startMs)),
            endMs: Math.max(...segments.map(({ endMs }) => endMs))
          }
    const input: IngestInput = {
      source: shownSource(opened.connection, ['processed/…']),
      format: form.format,
      columns,
      months: measured.months.map(({ month }) => month),
      rows: measured.ledger.loaded,
      existing,
      key: shownKey
    }
    const free = features.slots?.free ?? null
    const problems = [
      ...checkForm(form, input, { ...features, freeSlots: free, largest: measured.largest }),
      ...meaningProblems(begin)
    ]
    const isUsable = !problems.some(({ severity }) => severity === 'error')
    const text = isUsable ? specTextOf(generateSpec(form, input)) : { spec: '', context: null }
    const rollup = form.rollup ? await rollupOf(question, form, columns, features) : null
    const storedRows =
      rollup?.kind === 'counted'
        ? rollup.months.flatMap(({ month, storedRows }) => (month === null ? [] : [[month, storedRows] as const]))
        : measured.months.map(({ month, rows }) => [month, rows] as const)
    return {
      form,
      ...text,
      language: form.method === 'sql' ? 'sql' : 'json',
      methods: hasSql(features) ? ['sql', 'native'] : ['native'],
      sketches: features.sketches !== false,
      formats: features.parquetInput === false ? ['ndjson'] : ['ndjson', 'parquet'],
      problems: problems.map((problem) => ({
        reason: problem.reason,
        severity: problem.severity,
        message: formProblemText(problem),
        details: { ...problem.details }
      })),
      slotsNeeded: slotsNeeded(form),
      slotsFree: free,
      segments: estimateSegments(form, new Map(storedRows)).segments,
      druidVersion: features.version,
      months: monthsAfter(
        held.flatMap(({ month, rows }) => (month === null ? [] : [{ month, rows }])),
        measured.months,
        mode
      ),
      exists: segments.length > 0,
      evolution: withMeanings(evolutionOf(form, columns, known), begin),
      delta: held.length === 0 ? [] : deltaOf(heldForm, heldSchema, held, measured),
      sameFileJobId: ports.findDone(contentHash, dataset),
      rollup
    }
  }

  async function rollupOf(
    { sourceId, recipe }: IngestQuestion,
    form: IngestForm,
    columns: ReturnType<typeof publishedColumns>,
    features: DruidFeatures
  ): Promise<RollupEstimate> {
    const question = rollupQuestion(form, columns, features.nulls === 'legacy')
    if ('unknown' in question) return { kind: 'unknown', column: question.unknown }
    const months = await ports.storedRows(sourceId, recipe, question)
    const sum = (pick: (month: StoredMonth) => number) => months.reduce((total, month) => total + pick(month), 0)
    return { kind: 'counted', rows: sum(({ rows }) => rows), storedRows: sum(({ storedRows }) => storedRows), months }
  }

  async function preview(
    question: IngestQuestion & { readonly rows: number },
    signal = new AbortController().signal
  ): Promise<IngestPreview> {
    const { sourceId, recipe, rows: wanted } = question
    const { opened, schema, form, columns } = await begun(question, signal)
    const { rows, timeAt } = await loadedRows(sourceId, recipe, schema, wanted)
    const local = rows.map(({ after }): LocalRow => {
      const time = timeAt === null ? null : epochMs(after[timeAt] ?? '')
      return { timeMs: time ?? 0, values: columns.map((column, i) => publishedText(after[i] ?? null, column)) }
    })
    const asked = sampleQuestion(form, columns, local)
    const answer = local.length === 0 ? null : await opened.druid.sample(asked.task, local.length, { signal })
    const compared = asked.compared(answer?.rows ?? [])
    return {
      columns: asked.columns.map((column) => ({ ...column })),
      rows: rows.map(({ row, copy, line }, i) => {
        const { local = [], druid = null, differs = [], error = null } = compared[i] ?? {}
        return { row, copy, line, local: [...local], druid: druid && [...druid], differs: [...differs], error }
      }),
      differing: compared.reduce((sum, { differs }) => sum + differs.length, 0),
      refused: compared.filter(({ druid, error }) => druid === null || error !== null).length,
      notCompared: [...asked.notCompared]
    }
  }

  /** The first rows of the source that reach the end of the recipe; windows of it are asked for until there are enough. */
  async function loadedRows(sourceId: string, recipe: Recipe, schema: readonly Column[], wanted: number) {
    const rows: (PreviewRow & { readonly after: (string | null)[] })[] = []
    for (let offset = 0; offset < mostPreviewed && rows.length < wanted; offset += previewedRows) {
      const window = await ports.preview(sourceId, recipe, { offset, limit: previewedRows, upTo: null })
      for (const row of window.rows) {
        if (row.outcome === 'loaded' && row.after !== null) rows.push({ ...row, after: row.after })
      }
      if (window.rows.length === 0) break
    }
    const timeAt = schema.findIndex(({ name }) => name === recipe.roles.orderDate)
    return { rows: rows.slice(0, wanted), timeAt: timeAt < 0 ? null : timeAt }
  }

  return { plan, preview }
}

/** A dataset that is there keeps its form, fitted to the file; a new one gets SQL-based ingestion where the cluster has it. */
function formFor(
  { dataset, mode }: IngestQuestion,
  columns: readonly Column[],
  features: DruidFeatures,
  stored: Dataset | null
): IngestForm {
  const form = stored?.cluster?.form
  if (stored !== null && form !== undefined) {
    // What was left out is known, too.
    const { recipe, schema } = stored
    const made = walkRecipe(
      recipe,
      recipe.readings.map(({ column }) => column)
    ).columns
    const known = new Set([...schema, ...made].map(({ name }) => name))
    return { ...fittedForm(form, publishedColumns(columns, form.money), known), mode }
  }
  const method = hasSql(features) ? 'sql' : 'native'
  // Smaller and typed, where the cluster says that it reads it.
  const format = features.parquetInput === true ? 'parquet' : 'ndjson'
  return defaultForm({ dataSource: dataset, columns, mode, method, money: 'cents', format, missingTime: null })
}

function deltaOf(
  form: IngestForm,
  schema: readonly Column[],
  held: readonly MonthTotals[],
  { months, totals, ledger }: Measure
): MonthDelta[] {
  const coming = months.length > 0 ? months : [{ month: null, rows: ledger.loaded, sums: totals }]
  return monthDeltas(held, coming, summedColumns(form, schema), rowsSql(form) !== null)
}

function hasSql({ statements, sqlTask }: DruidFeatures): boolean {
  return statements === true || sqlTask === true
}
