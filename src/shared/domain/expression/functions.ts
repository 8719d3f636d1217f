/** The functions: what they take, what they give, and the reference that people read. */
import type { ColumnType } from '../column-type'
import {
  commonType,
  fail,
  isNumber,
  numeric,
  roundDigits,
  temporal,
  text,
  whole,
  writtenNumber,
  writtenText
} from './arguments'
import { type Expression, type FunctionName, functionNames } from './ast'
import { badExpression } from './problem'
import type { NodeType, Typed } from './typed'

interface FunctionEntry {
  readonly signature: string
  readonly says: string
  readonly example: string
  readonly min: number
  readonly max: number
  readonly type: (args: readonly Typed[], call: Expression) => NodeType
}

const string: ColumnType = { kind: 'string' }
const long: ColumnType = { kind: 'long' }
const boolean: ColumnType = { kind: 'boolean' }
const many = 100

function roundType(args: readonly Typed[]): NodeType {
  const [value] = args
  const digits = roundDigits(args)
  if (value === undefined || value.type.kind === 'null') return { kind: 'null' }
  numeric(value)
  if (value.type.kind !== 'decimal') return value.type
  const scale = Math.min(digits, value.type.scale)
  const precision = Math.min(38, Math.max(1, value.type.precision - value.type.scale + scale + 1))
  return { kind: 'decimal', precision, scale }
}

const each = (check: (arg: Typed) => void, type: ColumnType) => (args: readonly Typed[]) => {
  for (const arg of args) check(arg)
  return type
}

const table: Readonly<Record<FunctionName, FunctionEntry>> = {
  round: {
    signature: 'round(number, digits)',
    says: 'Rounded half away from zero; digits from 0 to 12, 0 when left out',
    example: 'round(Sales * 0.19, 2)',
    min: 1,
    max: 2,
    type: roundType
  },
  abs: {
    signature: 'abs(number)',
    says: 'Without its sign',
    example: 'abs(Quantity)',
    min: 1,
    max: 1,
    type: ([arg]) => {
      if (arg === undefined) return { kind: 'null' }
      numeric(arg)
      return arg.type
    }
  },
  coalesce: {
    signature: 'coalesce(a, b, …)',
    says: 'The first that is not null',
    example: 'coalesce(Discount, 0)',
    min: 1,
    max: many,
    type: commonType
  },
  if: {
    signature: 'if(condition, then, else)',
    says: 'One of two values; a condition that is null counts as false',
    example: "if(Quantity < 0, 'return', 'sale')",
    min: 3,
    max: 3,
    type: (args) => {
      const [condition, ...values] = args
      if (condition && condition.type.kind !== 'boolean' && condition.type.kind !== 'null')
        fail(condition, 'a condition')
      return commonType(values)
    }
  },
  least: {
    signature: 'least(a, b, …)',
    says: 'The smallest; nulls are passed over',
    example: 'least(Sales, 1000)',
    min: 2,
    max: many,
    type: ordered
  },
  greatest: {
    signature: 'greatest(a, b, …)',
    says: 'The largest; nulls are passed over',
    example: 'greatest(Profit, 0)',
    min: 2,
    max: many,
    type: ordered
  },
  lower: {
    signature: 'lower(text)',
    says: 'In small letters',
    example: 'lower(Region)',
    min: 1,
    max: 1,
    type: each(text, string)
  },
  upper: {
    signature: 'upper(text)',
    says: 'In capitals',
    example: 'upper(Country)',
    min: 1,
    max: 1,
    type: each(text, string)
  },
  trim: {
    signature: 'trim(text)',
    says: 'Without blanks at its ends',
    example: 'trim(City)',
    min: 1,
    max: 1,
    type: each(text, string)
  },
  concat: {
    signature: 'concat(a, b, …)',
    says: 'Joined to one text; nulls are left out, numbers and dates are written plainly',
    example: "concat(City, ', ', Country)",
    min: 1,
    max: many,
    type: () => string
  },
  substring: {
    signature: 'substring(text, start, length)',
    says: 'A part, counted from 1; to the end when length is left out',
    example: 'substring([Order ID], 1, 2)',
    min: 2,
    max: 3,
    type: ([value, start, length]) => {
      if (value) text(value)
      if (start) writtenNumber(start, 'start', 1)
      if (length) writtenNumber(length, 'length', 0)
      return string
    }
  },
  contains: {
    signature: 'contains(text, part)',
    says: 'Whether the part occurs, with case',
    example: "contains(Product, 'Chair')",
    min: 2,
    max: 2,
    type: each(text, boolean)
  },
  starts_with: {
    signature: 'starts_with(text, part)',
    says: 'Whether the text begins with the part',
    example: "starts_with(InvoiceNo, 'C')",
    min: 2,
    max: 2,
    type: each(text, boolean)
  },
  ends_with: {
    signature: 'ends_with(text, part)',
    says: 'Whether the text ends with the part',
    example: "ends_with(File, '.csv')",
    min: 2,
    max: 2,
    type: each(text, boolean)
  },
  replace: {
    signature: 'replace(text, old, new)',
    says: 'Every occurrence replaced, letter by letter (no patterns)',
    example: "replace(Phone, ' ', '')",
    min: 3,
    max: 3,
    type: ([value, old, fresh]) => {
      if (value) text(value)
      if (old) writtenText(old, 1)
      if (fresh) writtenText(fresh, 0)
      return string
    }
  },
  length: {
    signature: 'length(text)',
    says: 'Number of characters',
    example: 'length(StockCode) = 5',
    min: 1,
    max: 1,
    type: each(text, long)
  },
  year: part('year', 'The year', 'year([Order Date]) = 2024'),
  quarter: part('quarter', 'The quarter, 1 to 4', 'quarter([Order Date])'),
  month: part('month', 'The month, 1 to 12', 'month([Order Date])'),
  day: part('day', 'The day of the month', 'day([Order Date])'),
  weekday: part('weekday', 'The day of the week, 1 is Monday and 7 Sunday', 'weekday([Order Date]) in (6, 7)'),
  date: {
    signature: 'date(year, month, day)',
    says: 'A date; null when there is no such day',
    example: 'date(2024, 2, 29)',
    min: 3,
    max: 3,
    type: each(whole, { kind: 'date' })
  },
  days_between: {
    signature: 'days_between(from, to)',
    says: 'Days from the first date to the second, without the time of day',
    example: 'days_between([Order Date], [Ship Date])',
    min: 2,
    max: 2,
    type: each(temporal, long)
  }
}

function ordered(args: readonly Typed[]): NodeType {
  const type = commonType(args)
  const first = args[0]
  if (type.kind === 'boolean' && first) fail(first, 'something with an order')
  return type
}

function part(name: string, says: string, example: string): FunctionEntry {
  return { signature: `${name}(date)`, says, example, min: 1, max: 1, type: each(temporal, long) }
}

/** Type of a call. @throws AppError `shape.bad-expression` */
export function callType(name: FunctionName, args: readonly Typed[], call: Expression): NodeType {
  const entry = table[name]
  if (args.length < entry.min || args.length > entry.max) {
    throw badExpression(call.span.start, `${entry.signature} is called with ${args.length} values`)
  }
  return entry.type(args, call)
}

/** Whether a type is an exact or a floating number. */
export function isNumericNode(type: NodeType): type is Extract<NodeType, { kind: 'long' | 'double' | 'decimal' }> {
  return isNumber(type)
}

/** The functions as a person reads them, in the order of the language. */
export const functionReference: readonly { name: FunctionName; signature: string; says: string; example: string }[] =
  functionNames.map((name) => {
    const { signature, says, example } = table[name]
    return { name, signature, says, example }
  })
