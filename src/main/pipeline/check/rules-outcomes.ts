/** Tallies of the engine and comparisons with earlier loads as outcomes of rules. */
import type { RuleTally } from '../../../shared/contract/engine'
import type { Column } from '../../../shared/domain/column-type'
import type { LoadProfile, TableProfile } from '../../../shared/domain/load-profile'
import { rowQuestion } from '../../../shared/domain/rule-condition'
import { judgesRows, type Rule, type RuleOutcome } from '../../../shared/domain/rules'
import { judgeFile, outcomeOf } from '../../../shared/domain/rules-of-file'
import { AppError } from '../../../shared/errors'
import type { Valued } from './rules-values'

interface Found {
  readonly table: TableProfile
  readonly tallies: readonly RuleTally[]
  /** The file's columns as they are read. */
  readonly columns: readonly Column[]
  /** Profiles of the dataset's loads, newest first. */
  readonly history: readonly LoadProfile[]
  readonly todayIso: string
}

/** One outcome a rule, in their order. */
export function outcomesOf(rules: readonly Valued[], found: Found): RuleOutcome[] {
  return rules.map(({ rule, problem }) =>
    problem === null ? outcomeFor(rule, found) : outcomeOf(rule, found.table.rows, { state: 'failed', problem })
  )
}

function outcomeFor(rule: Rule, { table, tallies, columns, history, todayIso }: Found): RuleOutcome {
  const failed = (problem: RuleOutcome['problem']) => outcomeOf(rule, table.rows, { state: 'failed', problem })
  if (!judgesRows(rule.check.kind)) {
    const problem = problemOf(rule, columns)
    if (problem !== null) return failed(problem)
    const outcome = judgeFile(rule, table, history, todayIso)
    if (outcome === null) throw new TypeError(`rule ${rule.id} is about neither rows nor the file`)
    return outcome
  }
  const tally = tallies.find(({ ruleId }) => ruleId === rule.id)
  if (tally === undefined) throw new TypeError(`rule ${rule.id} was not judged`)
  if (tally.problem !== null) return failed(tally.problem)
  const { count, examples } = tally
  return outcomeOf(rule, table.rows, { state: count === 0 ? 'passed' : 'failed', count, examples })
}

/** Why a rule about the whole file cannot be judged on these columns, or null. */
function problemOf(rule: Rule, columns: readonly Column[]): RuleOutcome['problem'] {
  try {
    rowQuestion(rule, columns)
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, details } = error.toShape()
    return { code, message, details }
  }
}
