/** check: a file against a dataset: its rules, the score with them, and what drifted since the last load. */
import type { DatasetExport, Judgement, Target } from '../../../shared/contract/rules'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Reading } from '../../../shared/domain/column-type'
import { DatasetName } from '../../../shared/domain/dataset'
import { type LoadProfile, loadProfileOf, readingsOfAll, valueColumns } from '../../../shared/domain/load-profile'
import { scoreQuality } from '../../../shared/domain/quality'
import { invalid, parseValue } from '../../../shared/domain/readings'
import type { Recipe } from '../../../shared/domain/recipe'
import type { RoleAssignment } from '../../../shared/domain/role'
import { columnNamed, refuseBadRules } from '../../../shared/domain/rule-condition'
import type { DatasetRules, Rule } from '../../../shared/domain/rules'
import type { RawRow, Source } from '../../../shared/domain/source'
import { suggestRules } from '../../../shared/domain/suggest-rules'
import { AppError } from '../../../shared/errors'
import type { DatasetStore, PartStore, Reader, RuleStore, Warehouse } from '../ports'
import { driftFrom } from './drift'
import { mixedReading, neverEmpty, ruleOfCost } from './rules-costs'
import { outcomesOf } from './rules-outcomes'
import { type Valued, withValues } from './rules-values'

export interface RulesRoomPorts {
  readonly reader: Reader
  readonly warehouse: Warehouse
  readonly datasets: DatasetStore
  readonly rules: RuleStore
  readonly parts: PartStore
  readonly workDir: string
  readonly sourceOf: (sourceId: string) => Source
  readonly reportOf: (sourceId: string, chosen: Reading[]) => Promise<CheckReport>
  /** The newest report, else one without choices of a person. */
  readonly newestOf: (sourceId: string) => Promise<CheckReport>
  /** The recipe with which the file would be loaded into the dataset. */
  readonly recipeOf: (sourceId: string, chosen: Reading[], dataset: string | null) => Promise<Recipe>
  readonly findingRows: (question: {
    readonly sourceId: string
    readonly findingId: string
    readonly offset: number
    readonly limit: number
  }) => Promise<{ readonly rows: RawRow[] }>
  readonly gate: () => number
  readonly todayIso: () => string
}

/** A judgement, and what is kept of the load for the next one. */
export interface Judged {
  readonly judgement: Judgement
  readonly profile: LoadProfile
}

export interface RulesRoom {
  get(dataset: string): DatasetRules
  /** @throws AppError `load.bad-name`, `shape.bad-pattern`, `shape.bad-expression`, `check.rule-value` */
  set(dataset: string, rules: DatasetRules): DatasetRules
  exported(dataset: string): DatasetExport
  targets(sourceId: string): Target[]
  judge(sourceId: string, chosen: Reading[], dataset: string): Promise<Judgement>
  /** As it will be loaded: by the recipe that was made of it. */
  judgeLoad(sourceId: string, recipe: Recipe, dataset: string): Promise<Judged>
  suggest(sourceId: string, chosen: Reading[], dataset: string | null): Promise<Rule[]>
  costRows(question: CostQuestion): Promise<RawRow[]>
}

export interface CostQuestion {
  readonly sourceId: string
  readonly chosen: Reading[]
  readonly dataset: string | null
  readonly costId: string
  readonly offset: number
  readonly limit: number
}

const judgedKept = 20
/** Rows without the main way of writing dates that are looked through. */
const mixedLooked = 1000
/** Loads that a rule can look back on. */
const loadsSeen = 24

export function rulesRoom(ports: RulesRoomPorts): RulesRoom {
  const { reader, workDir, rules: store, datasets } = ports
  const judged = new Map<string, Promise<Tallied>>()

  /** Rules with the values of the datasets they look into; those that cannot be are told by their problem. */
  const valued = (rules: readonly Rule[]) => withValues(rules, ports)

  /** The same file, readings and rules give the same tallies: asked again by screens, plan and load. */
  function tallied(
    source: Source,
    report: CheckReport,
    recipe: Recipe,
    valuedRules: readonly Valued[],
    last: LoadProfile | null
  ) {
    const readings = readingsOfAll(recipe.readings, report.columns)
    const { orderDate } = recipe.roles
    const dated = readings.map(({ column }) => ({ name: column }))
    const dateColumn = orderDate === undefined ? null : (columnNamed(dated, orderDate)?.name ?? null)
    const rules = valuedRules.flatMap(({ rule, path, problem }) =>
      problem === null ? [{ rule, valuesPath: path }] : []
    )
    const question = { readings, rules, dateColumn, valueColumns: valueColumns(report.columns, last) }
    const key = `${source.id} ${JSON.stringify(question)}`
    const known = judged.get(key)
    if (known) return known
    const answer = reader.call((client) => client.reader.judge({ source, workDir, ...question }))
    judged.set(key, answer)
    for (const [oldest] of judged) {
      if (judged.size <= judgedKept) break
      judged.delete(oldest)
    }
    answer.catch(() => judged.delete(key))
    return answer
  }

  async function judgeAs(sourceId: string, report: CheckReport, recipe: Recipe, dataset: string): Promise<Judged> {
    const source = ports.sourceOf(sourceId)
    const { rules, gate, drift: thresholds } = store.get(dataset)
    const enabled = await valued(rules.filter((rule) => rule.enabled))
    const loads = store.loads(dataset, loadsSeen)
    const { table, tallies } = await tallied(source, report, recipe, enabled, loads[0]?.profile ?? null)
    const todayIso = ports.todayIso()
    const readings = readingsOfAll(recipe.readings, report.columns)
    const columns = readings.map(({ column, type }) => ({ name: column, type }))
    const history = loads.map(({ profile }) => profile)
    const outcomes = outcomesOf(enabled, { table, tallies, columns, history, todayIso })
    const profile = loadProfileOf(table, report.columns)
    const undecided = new Set(report.columns.flatMap(({ name, state }) => (state === 'ambiguous' ? [name] : [])))
    return {
      profile,
      judgement: {
        dataset,
        rows: table.rows,
        outcomes,
        quality: scoreQuality(report, gate ?? ports.gate(), todayIso, outcomes),
        drift: driftFrom(dataset, loads[0] ?? null, profile, thresholds, undecided)
      }
    }
  }

  return {
    get: (dataset) => store.get(dataset),
    set(dataset, rules) {
      if (!DatasetName.safeParse(dataset).success) throw new AppError('load.bad-name', { name: dataset })
      refuseBadRules(rules)
      store.put(dataset, rules)
      return store.get(dataset)
    },
    exported(name) {
      const dataset = datasets.list().find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null
      const rules = store.get(name)
      if (dataset === null && rules.rules.length === 0) throw new AppError('load.unknown-dataset', { dataset: name })
      return { version: 1, dataset, rules }
    },
    targets(sourceId) {
      const { columns } = ports.sourceOf(sourceId)
      return datasets
        .list()
        .map((dataset): Target => {
          const known = knownColumns(store, dataset.name, dataset.recipe)
          const missing = known.filter((name) => !columns.includes(name))
          const added = columns.filter((name) => !known.includes(name))
          const common = known.length - missing.length
          return {
            dataset: dataset.name,
            likeness: common / Math.max(1, known.length + added.length),
            missing,
            added,
            rules: store.get(dataset.name).rules.length
          }
        })
        .sort((a, b) => b.likeness - a.likeness)
    },
    async judge(sourceId, chosen, dataset) {
      const report = await ports.reportOf(sourceId, chosen)
      const recipe = await ports.recipeOf(sourceId, chosen, datasets.get(dataset) ? dataset : null)
      return (await judgeAs(sourceId, report, recipe, dataset)).judgement
    },
    judgeLoad: async (sourceId, recipe, dataset) => judgeAs(sourceId, await ports.newestOf(sourceId), recipe, dataset),
    async suggest(sourceId, chosen, dataset) {
      const report = await ports.reportOf(sourceId, chosen)
      const { roles } = await ports.recipeOf(
        sourceId,
        chosen,
        dataset !== null && datasets.get(dataset) ? dataset : null
      )
      const known = dataset === null ? [] : store.get(dataset).rules
      const hasLoad = dataset !== null && store.loads(dataset, 1).length > 0
      return suggestRules(report.columns, ownRoles(roles, report), known, hasLoad, ports.todayIso())
    },
    async costRows({ sourceId, chosen, dataset, costId, offset, limit }) {
      const source = ports.sourceOf(sourceId)
      const report = await ports.reportOf(sourceId, chosen)
      const mixed = mixedReading(costId, report)
      if (mixed !== null) {
        const question = { readings: [mixed], rules: [{ rule: neverEmpty(costId, mixed.column), valuesPath: null }] }
        const input = { source, workDir, ...question, offset: 0, limit: mixedLooked }
        const { rows } = await reader.call((client) => client.reader.breakingRows(input))
        const at = source.columns.indexOf(mixed.column)
        // What is empty is written in no way at all.
        return rows.filter(({ cells }) => parseValue(mixed, cells[at] ?? '') === invalid).slice(offset, offset + limit)
      }
      const rule = ruleOfCost(costId, dataset === null ? [] : store.get(dataset).rules)
      if (rule === null) {
        const isTold = report.findings.some(({ id }) => id === costId)
        return isTold ? (await ports.findingRows({ sourceId, findingId: costId, offset, limit })).rows : []
      }
      const [first] = await valued([rule])
      if (first === undefined || first.problem !== null) return []
      const recipe = await ports.recipeOf(sourceId, chosen, dataset !== null && datasets.get(dataset) ? dataset : null)
      const readings = readingsOfAll(recipe.readings, report.columns)
      const rules = [{ rule, valuesPath: first.path }]
      const answer = await reader.call((client) =>
        client.reader.breakingRows({ source, workDir, readings, rules, offset, limit })
      )
      return answer.rows
    }
  }
}

type Tallied = Awaited<ReturnType<Parameters<Parameters<Reader['call']>[0]>[0]['reader']['judge']>>

/** Columns of the files that the dataset was made of: those of its last load, else those its recipe reads. */
function knownColumns(store: RuleStore, dataset: string, recipe: Recipe): readonly string[] {
  const [last] = store.loads(dataset, 1)
  return last ? last.profile.columns.map(({ name }) => name) : recipe.readings.map(({ column }) => column)
}

/** Roles of columns that are in the file itself, not made by a step. */
function ownRoles(roles: RoleAssignment, report: CheckReport): RoleAssignment {
  const own = new Set(report.columns.map(({ name }) => name))
  return Object.fromEntries(Object.entries(roles).filter(([, column]) => column !== undefined && own.has(column)))
}
