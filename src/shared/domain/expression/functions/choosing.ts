/** Functions that choose one of their values. */
import { commonType, fail } from '../arguments'
import { badExpression } from '../problem'
import type { NodeType, Typed } from '../typed'
import { boolean, type FunctionEntry, many } from './entry'

function condition(arg: Typed) {
  if (arg.type.kind !== 'boolean' && arg.type.kind !== 'null') fail(arg, 'a condition')
}

function ordered(args: readonly Typed[]): NodeType {
  const type = commonType(args)
  const first = args[0]
  if (type.kind === 'boolean' && first) fail(first, 'something with an order')
  return type
}

export const choosing = {
  if: {
    signature: 'if(condition, then, else)',
    says: 'One of two values; a condition that is null counts as false',
    example: "if(Quantity < 0, 'return', 'sale')",
    min: 3,
    max: 3,
    type: ([test, ...values]) => {
      if (test) condition(test)
      return commonType(values)
    }
  },
  case: {
    signature: 'case(condition, value, …, otherwise)',
    says: 'The value after the first condition that is true, else the last value',
    example: "case(Sales > 1000, 'large', Sales > 100, 'medium', 'small')",
    min: 3,
    max: many + 1,
    type: (args, call) => {
      if (args.length % 2 === 0) {
        const signature = 'case(condition, value, …, otherwise)'
        throw badExpression(call.span.start, 'arguments', { signature, count: args.length })
      }
      const values = args.filter((_, i) => i % 2 === 1 || i === args.length - 1)
      for (const [i, arg] of args.entries()) if (i % 2 === 0 && i < args.length - 1) condition(arg)
      return commonType(values)
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
  null_if: {
    signature: 'null_if(value, other)',
    says: 'The value, or null where it equals the other',
    example: 'null_if(Quantity, 0)',
    min: 2,
    max: 2,
    type: (args) => {
      commonType(args)
      return args[0]?.type ?? { kind: 'null' }
    }
  },
  between: {
    signature: 'between(value, lowest, highest)',
    says: 'Whether it lies between the two or is one of them',
    example: "between([Order Date], '2024-01-01', '2024-03-31')",
    min: 3,
    max: 3,
    type: (args) => {
      ordered(args)
      return boolean
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
  }
} as const satisfies Record<string, FunctionEntry>
