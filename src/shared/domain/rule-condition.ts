/** Rules against the columns of one file: what exactly is asked of its typed rows, or why a rule cannot be judged. */
import { AppError } from '../errors'
import { type Column, type ColumnKind, isNumeric, isTemporal, typeName } from './column-type'
import { exactOf, textOf } from './exact'
import { checkExpression, type Expression, isIsoDay, parseExpression, type Typed } from './expression'
import { readPattern } from './pattern'
import { type DatasetRules, type Rule, ruleText } from './rules'

/** What the engine asks of each row. Empty values are left to `empty` and `condition`s over several columns. */
export type RowQuestion =
  | { readonly kind: 'empty'; readonly column: string }
  | { readonly kind: 'unique'; readonly columns: readonly string[] }
  /** `filled`: the column whose empty values are not judged. `asDays`: its times are compared by day. */
  | { readonly kind: 'true'; readonly condition: Typed; readonly filled: string | null; readonly asDays: boolean }
  /** `values` null: those of another dataset, which the engine finds in a file. */
  | { readonly kind: 'member'; readonly column: string; readonly values: readonly string[] | null }
  /** The pattern as the engine takes it, with its ends. */
  | { readonly kind: 'pattern'; readonly column: string; readonly pattern: string }

/** A name without case, blanks, hyphens and underscores. */
function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
}

/** The column of a name; one that is spelled otherwise stands for it when it is the only one. */
export function columnNamed<T extends { readonly name: string }>(columns: readonly T[], name: string): T | null {
  const exact = columns.find((column) => column.name === name)
  if (exact) return exact
  const alike = columns.filter((column) => bareName(column.name) === bareName(name))
  return alike.length === 1 ? (alike[0] ?? null) : null
}

const joinable: readonly ColumnKind[] = ['string', 'long', 'decimal', 'date', 'boolean']

/**
 * What a rule asks of the rows of a file with these columns; null for rules about the file as a whole.
 * @throws AppError `check.rule-column`, `check.rule-type`, `check.rule-value`, `shape.bad-pattern`, `shape.bad-expression`
 */
export function rowQuestion(rule: Rule, columns: readonly Column[]): RowQuestion | null {
  const { check } = rule
  const named = (name: string): Column => {
    const column = columnNamed(columns, name)
    if (column === null) throw new AppError('check.rule-column', { rule: ruleText(rule), column: name })
    return column
  }
  switch (check.kind) {
    case 'not-null':
      return { kind: 'empty', column: named(check.column).name }
    case 'unique':
      return { kind: 'unique', columns: check.columns.map((name) => named(name).name) }
    case 'range':
      return rangeQuestion(rule, named(check.column), check)
    case 'set':
      return memberQuestion(rule, named(check.column), check.values)
    case 'pattern': {
      const column = named(check.column)
      needType(rule, column, column.type.kind === 'string', 'text')
      return { kind: 'pattern', column: column.name, pattern: wholePattern(check.pattern) }
    }
    case 'reference': {
      const column = named(check.column)
      if (check.to.kind === 'list') return memberQuestion(rule, column, check.to.values)
      needType(rule, column, joinable.includes(column.type.kind), 'text, a whole or exact number, or a date')
      return { kind: 'member', column: column.name, values: null }
    }
    case 'expression': {
      const condition = checkExpression(parseExpression(check.expression), columns)
      if (condition.type.kind !== 'boolean') {
        const got = condition.type.kind === 'null' ? 'null' : typeName(condition.type)
        throw new AppError('shape.type-mismatch', { what: 'A rule', expected: 'true or false', got })
      }
      return { kind: 'true', condition, filled: null, asDays: false }
    }
    case 'freshness': {
      const column = named(check.column)
      needType(rule, column, isTemporal(column.type), 'a date')
      return null
    }
    case 'sum': {
      const column = named(check.column)
      needType(rule, column, isNumeric(column.type), 'a number')
      return null
    }
    case 'row-count':
      return null
  }
}

/** A pattern with its ends: the whole value must fit. @throws AppError `shape.bad-pattern` */
function wholePattern(pattern: string): string {
  return `^(?:${readPattern(pattern).bare})$`
}

function needType(rule: Rule, column: Column, fits: boolean, expected: string) {
  if (fits) return
  const details = { rule: ruleText(rule), column: column.name, expected, got: typeName(column.type) }
  throw new AppError('check.rule-type', details)
}

function memberQuestion(rule: Rule, column: Column, values: readonly string[]): RowQuestion {
  needType(rule, column, joinable.includes(column.type.kind), 'text, a whole or exact number, or a date')
  for (const value of values) {
    const fits =
      column.type.kind === 'string' ||
      (isNumeric(column.type) && exactOf(value) !== null) ||
      (column.type.kind === 'date' && isIsoDay(value.trim())) ||
      (column.type.kind === 'boolean' && /^(true|false)$/.test(value.trim()))
    if (!fits) throw badValue(rule, column, value)
  }
  return { kind: 'member', column: column.name, values }
}

function badValue(rule: Rule, column: Column, value: string): AppError {
  return new AppError('check.rule-value', {
    rule: ruleText(rule),
    value,
    column: column.name,
    type: typeName(column.type)
  })
}

const nowhere = { start: 0, end: 0 }

function rangeQuestion(
  rule: Rule,
  column: Column,
  { min, max }: { readonly min: string | null; readonly max: string | null }
): RowQuestion {
  const asDays = column.type.kind === 'timestamp'
  needType(rule, column, isNumeric(column.type) || isTemporal(column.type), 'a number or a date')
  const own: Expression = { kind: 'column', name: column.name, span: nowhere }
  const bound = (text: string): Expression => {
    if (isNumeric(column.type)) {
      const exact = exactOf(text)
      if (exact === null) throw badValue(rule, column, text)
      const written = textOf(exact)
      const number: Expression = { kind: 'number', text: written.replace('-', ''), span: nowhere }
      return written.startsWith('-') ? { kind: 'negate', operand: number, span: nowhere } : number
    }
    if (!isIsoDay(text.trim())) throw badValue(rule, column, text)
    return { kind: 'text', value: text.trim(), span: nowhere }
  }
  const sides = [
    ...(min === null ? [] : [{ operator: '>=', right: bound(min) } as const]),
    ...(max === null ? [] : [{ operator: '<=', right: bound(max) } as const])
  ].map(({ operator, right }): Expression => ({ kind: 'binary', operator, left: own, right, span: nowhere }))
  const [first, second] = sides
  if (first === undefined)
    throw new AppError('check.rule-value', {
      rule: ruleText(rule),
      value: '',
      column: column.name,
      type: typeName(column.type)
    })
  const both: Expression =
    second === undefined ? first : { kind: 'binary', operator: 'and', left: first, right: second, span: nowhere }
  const condition = checkExpression(both, [asDays ? { name: column.name, type: { kind: 'date' } } : column])
  return { kind: 'true', condition, filled: column.name, asDays }
}

/**
 * Refuses rules that no file could be judged by: patterns and expressions that cannot be read, ranges without an end.
 * @throws AppError `shape.bad-pattern`, `shape.bad-expression`, `check.rule-value`
 */
export function refuseBadRules({ rules }: DatasetRules): void {
  for (const rule of rules) {
    const { check } = rule
    if (check.kind === 'pattern') readPattern(check.pattern)
    if (check.kind === 'expression') parseExpression(check.expression)
    if (check.kind !== 'range') continue
    const bounds = [check.min, check.max].filter((bound) => bound !== null)
    const bad = bounds.find((bound) => exactOf(bound) === null && !isIsoDay(bound.trim()))
    if (bounds.length > 0 && bad === undefined) continue
    const details = { rule: ruleText(rule), value: bad ?? '', column: check.column, type: 'number or date' }
    throw new AppError('check.rule-value', details)
  }
}
