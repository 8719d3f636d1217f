/** What one step makes of the columns it meets, or why it cannot run over them. */
import { AppError } from '../../errors'
import { checkFiscalStep, checkRateStep } from '../calendar-steps'
import { type Column, type ColumnType, type Reading, typeName } from '../column-type'
import { checkExpression, commonOf, type NodeType, parseExpression, resultType } from '../expression'
import { badExpression } from '../expression/problem'
import { kindName } from '../expression/typed'
import { isValueOf } from '../readings/canonical'
import { checkReplace, checkSplit } from './check-texts'
import type { CheckedStep } from './checked-step'
import { Scope } from './scope'
import type { Step } from './step'

export interface Applied {
  readonly step: CheckedStep
  readonly after: readonly Column[]
}

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

const text: ColumnType = { kind: 'string' }

/**
 * @param number place of the step as a person counts
 * @throws AppError why the step cannot run over these columns
 */
export function checkStep(step: Step, number: string, columns: readonly Column[]): Applied {
  const scope = new Scope(columns, number)
  switch (step.kind) {
    case 'select':
      return { step, after: step.columns.map((name) => scope.find(name)) }
    case 'rename': {
      scope.find(step.from)
      scope.refuseTaken([step.to], [step.from])
      return { step, after: columns.map((one) => (one.name === step.from ? { ...one, name: step.to } : one)) }
    }
    case 'drop': {
      for (const name of step.columns) scope.find(name)
      return { step, after: columns.filter((one) => !step.columns.includes(one.name)) }
    }
    case 'retype':
      return checkRetype(step, scope)
    case 'trim':
    case 'case':
    case 'mask':
      scope.texts(step.columns)
      return { step, after: columns }
    case 'replace':
      scope.texts(step.columns)
      return { step: { ...step, search: checkReplace(step) }, after: columns }
    case 'map':
      scope.texts([step.column])
      if (new Set(step.entries.map(({ from }) => from)).size < step.entries.length) {
        scope.refuse('shape.bad-step', { reason: 'a value stands twice on the left', reasonCode: 'map-twice' })
      }
      return { step, after: columns }
    case 'fill':
      return checkFill(step, scope)
    case 'drop-nulls':
    case 'deduplicate': {
      for (const name of step.kind === 'deduplicate' ? step.by : step.columns) scope.find(name)
      return { step, after: columns }
    }
    case 'filter': {
      const condition = checkExpression(parseExpression(step.expression), columns)
      if (condition.type.kind !== 'boolean') {
        throw badExpression(condition.expression.span.start, 'needed', {
          wanted: 'a condition',
          got: kindName(condition.type)
        })
      }
      return { step: { ...step, condition }, after: columns }
    }
    case 'derive':
      return checkDerive(step, scope)
    case 'split': {
      scope.texts([step.column])
      scope.refuseTaken(step.into, step.keep ? [] : [step.column])
      const parts = step.into.map((name): Column => ({ name, type: text }))
      const after = scope.replaced(step.column, parts, step.keep ? [] : [step.column])
      return { step: { ...step, cut: checkSplit(step) }, after }
    }
    case 'merge': {
      for (const name of step.columns) scope.find(name)
      const gone = step.keep ? [] : step.columns
      scope.refuseTaken([step.into], gone)
      return { step, after: scope.replaced(step.columns[0] ?? '', [{ name: step.into, type: text }], gone) }
    }
    case 'unpivot':
      return checkUnpivot(step, scope)
    case 'hash': {
      for (const name of step.columns) scope.find(name)
      return { step, after: columns.map((one) => (step.columns.includes(one.name) ? { ...one, type: text } : one)) }
    }
    case 'rate':
    case 'fiscal':
      return checkByDay(step, scope)
    case 'lookup':
      return checkLookup(step, scope)
  }
}

function checkRetype(step: Of<'retype'>, scope: Scope): Applied {
  const { column, type, format } = step.reading
  const before = scope.find(column).type
  const wanted = {
    string: null,
    long: 'number',
    double: 'number',
    decimal: 'number',
    boolean: 'boolean',
    date: 'date',
    timestamp: 'date'
  }[type.kind]
  if (wanted !== (format?.kind ?? null)) {
    scope.refuse('shape.bad-step', {
      reason: `${typeName(type)} has a format of another kind`,
      reasonCode: 'retype-format'
    })
  }
  const after = scope.columns.map((one) => (one.name === column ? { name: column, type } : one))
  return { step: { ...step, before }, after }
}

function checkFill(step: Of<'fill'>, scope: Scope): Applied {
  const types = step.columns.map((name) => scope.find(name).type)
  const { with: filler } = step
  for (const [i, type] of types.entries()) {
    const column = step.columns[i] ?? ''
    if (filler.kind === 'value' && !isValueOf(type, filler.value)) {
      scope.refuse('shape.bad-value', { value: filler.value, column, got: typeName(type) })
    }
    if (filler.kind !== 'column') continue
    const other = scope.find(filler.column).type
    // Nothing is rounded on the way: the column's own type must be the common one.
    const common = commonOf([type, other])
    const holds = common?.kind === type.kind && scaleOf(common) === scaleOf(type)
    if (!holds) scope.refuseType(filler.column, kindName(type), other)
  }
  return { step: { ...step, types }, after: scope.columns }
}

function scaleOf(type: NodeType): number {
  return type.kind === 'decimal' ? type.scale : 0
}

function checkDerive(step: Of<'derive'>, scope: Scope): Applied {
  const { columns } = scope
  const value = checkExpression(parseExpression(step.expression), columns)
  const type = resultType(value)
  const made: Column = { name: step.column, type }
  if (columns.some((one) => one.name === step.column)) {
    return { step: { ...step, value, type }, after: columns.map((one) => (one.name === step.column ? made : one)) }
  }
  scope.refuseTaken([step.column])
  return { step: { ...step, value, type }, after: [...columns, made] }
}

function checkUnpivot(step: Of<'unpivot'>, scope: Scope): Applied {
  const types = step.columns.map((name) => scope.find(name).type)
  const common = types.reduce<ReturnType<typeof commonOf>>((so, type) => (so === null ? null : commonOf([so, type])), {
    kind: 'null'
  })
  if (common === null || common.kind === 'null') {
    const [first = text] = types
    const at = types.findIndex((type) => commonOf([first, type]) === null)
    scope.refuseType(step.columns[at] ?? '', kindName(first), types[at] ?? text)
  }
  const made: Column[] = [
    { name: step.nameColumn, type: text },
    { name: step.valueColumn, type: common }
  ]
  scope.refuseTaken(
    made.map(({ name }) => name),
    step.columns
  )
  const after = [...scope.columns.filter(({ name }) => !step.columns.includes(name)), ...made]
  return { step: { ...step, valueType: common, types }, after }
}

function checkByDay(step: Of<'rate' | 'fiscal'>, scope: Scope): Applied {
  const find = (name: string) => scope.find(name)
  const checked = step.kind === 'rate' ? checkRateStep(step, find) : checkFiscalStep(step, find)
  scope.refuseTaken(checked.added.map(({ name }) => name))
  return { step: checked, after: [...scope.columns, ...checked.added] }
}

function checkLookup(step: Of<'lookup'>, scope: Scope): Applied {
  const readingOf = (name: string): Reading => {
    const reading = step.readings.find((one) => one.column === name)
    if (reading === undefined) throw new AppError('check.unknown-column', { column: name, name: step.path })
    return reading
  }
  const keyReading = readingOf(step.otherKey)
  const own = scope.find(step.key).type
  if (own.kind !== keyReading.type.kind) {
    scope.refuseType(step.key, kindName(keyReading.type), own)
  }
  const added = step.columns.map((name): Column => ({ name, type: readingOf(name).type }))
  scope.refuseTaken(step.columns)
  return { step: { ...step, added, keyReading }, after: [...scope.columns, ...added] }
}
