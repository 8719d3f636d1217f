/** What `analyze --against` and `load` say about a file beside its dataset: rules and drift. */
import type { Judgement } from '../../shared/contract/rules'
import type { Drift, DriftItem } from '../../shared/domain/drift'
import type { Receipt } from '../../shared/domain/job'
import { type RuleOutcome, ruleText } from '../../shared/domain/rules'
import { AppError } from '../../shared/errors'
import type { CliCore } from './cli-core'
import { alignedTable, amount, counted } from './output'

/**
 * The file by the rules of a dataset and beside its last load.
 * @throws AppError `load.unknown-dataset`
 */
export async function judgedAgainst({ client }: CliCore, sourceId: string, dataset: string): Promise<Judgement> {
  const known = await client.explore.datasets({})
  const stored = known.find(({ name }) => name.toLowerCase() === dataset.toLowerCase())
  if (!stored) throw new AppError('load.unknown-dataset', { dataset })
  return client.rules.judge({ sourceId, dataset: stored.name })
}

/** As plain data. */
export function againstLine({ dataset, outcomes, quality, drift }: Judgement) {
  return { dataset, quality, rules: outcomes.map(ruleLine), drift }
}

/** A rule and how it ended, as plain data. */
export function ruleLine({ rule, state, count, rows, observed, low, high, problem, examples }: RuleOutcome) {
  const { id, severity, check } = rule
  const lines = examples.map(({ line }) => line)
  return { id, rule: ruleText(rule), severity, check, state, count, rows, observed, low, high, problem, lines }
}

/** For people. */
export function againstText({ dataset, outcomes, quality, drift }: Judgement): string[] {
  const gate = `gate ${quality.gate}${quality.passes ? '' : ', not passed'}`
  return [
    `  against ${dataset}: quality ${quality.score} of 100 (${gate})`,
    ...rulesText(outcomes),
    ...driftText(drift),
    ''
  ]
}

/** Rules and drift of a finished load. */
export function receiptAgainst({ rules = [], drift = null, belowGateReason }: Receipt): string[] {
  const broken = rules.some(({ state }) => state === 'failed')
  return [
    ...(belowGateReason === null ? [] : ['', `  loaded all the same: ${belowGateReason}`]),
    ...(broken ? rulesText(rules) : []),
    ...(drift === null ? [] : driftText(drift))
  ]
}

function rulesText(outcomes: readonly RuleOutcome[]): string[] {
  if (outcomes.length === 0) return []
  const rows = outcomes.map(({ rule, state, count, observed, low, high, problem, examples }) => [
    state === 'failed' ? rule.severity : '',
    state,
    ruleText(rule),
    problem?.code ?? (count === null ? (observed ?? '') : amount(count)),
    low === null && high === null ? linesText(examples) : `expected ${low ?? ''} … ${high ?? ''}`
  ])
  return ['', ...alignedTable(['', 'rule', '', 'count', ''], rows, { right: [3], indent: 2 })]
}

function linesText(examples: RuleOutcome['examples']): string {
  const lines = examples.slice(0, 5).map(({ line }) => line)
  return lines.length === 0 ? '' : `line ${lines.join(', ')}`
}

function driftText(drift: Drift | null): string[] {
  if (drift === null) return ['', '  no load to compare with yet']
  if (drift.items.length === 0) return ['', `  nothing drifted since load ${drift.jobId}`]
  const rows = drift.items.map((item) => [
    item.kind.replaceAll('-', ' '),
    item.column ?? (item.per === null || item.per === 'file' ? '' : item.per),
    item.before ?? '',
    item.after ?? '',
    changeText(item)
  ])
  return [
    '',
    ...alignedTable(['drift', 'column', 'before', 'now', ''], rows, { indent: 2 }),
    `  ${counted(drift.items.length, 'difference')} from load ${drift.jobId}`
  ]
}

function changeText({ kind, change, values }: DriftItem): string {
  if (values.length > 0) return values.slice(0, 5).join(', ') + (values.length > 5 ? ' …' : '')
  if (change === null) return ''
  return `${change > 0 ? '+' : ''}${change} ${kind === 'nulls' ? 'points' : '%'}`
}
