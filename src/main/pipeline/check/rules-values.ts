/** Values of other datasets that rules look into, written by the warehouse where the reader finds them. */
import { type Rule, type RuleOutcome, ruleText } from '../../../shared/domain/rules'
import { AppError } from '../../../shared/errors'
import type { DatasetStore, PartStore, Warehouse } from '../ports'

export interface Valued {
  readonly rule: Rule
  /** Parquet file with the values it looks into; null for a rule that looks into none. */
  readonly path: string | null
  readonly problem: RuleOutcome['problem']
}

interface ValuePorts {
  readonly warehouse: Warehouse
  readonly datasets: DatasetStore
  readonly parts: PartStore
}

/** Rules with what they look into. A dataset or column that is not there is the rule's problem. */
export async function withValues(rules: readonly Rule[], ports: ValuePorts): Promise<Valued[]> {
  const valued: Valued[] = []
  for (const rule of rules) valued.push(await withValuesOf(rule, ports))
  return valued
}

async function withValuesOf(rule: Rule, { warehouse, datasets, parts }: ValuePorts): Promise<Valued> {
  const { check } = rule
  if (check.kind !== 'reference' || check.to.kind !== 'dataset') return { rule, path: null, problem: null }
  const { dataset: name, column } = check.to
  const dataset = datasets.list().find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (dataset) {
    // The version counts loads: the values of one are written once.
    const outPath = parts.valuesPath(dataset.name, dataset.version, column)
    const input = { dataset: dataset.name, column, outPath }
    const { exists } = await warehouse.call((client) => client.warehouse.exportValues(input))
    if (exists) return { rule, path: outPath, problem: null }
  }
  const error = new AppError('check.rule-reference', { rule: ruleText(rule), dataset: name, column })
  const { code, message, details } = error.toShape()
  return { rule, path: null, problem: { code, message, details } }
}
