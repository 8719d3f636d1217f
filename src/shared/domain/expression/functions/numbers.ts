/** Functions of numbers. */
import { numeric, roundDigits } from '../arguments'
import { maxDigits } from '../decimal-types'
import type { NodeType, Typed } from '../typed'
import { each, type FunctionEntry, long, sameAs } from './entry'

function roundType(args: readonly Typed[], digits: number): NodeType {
  const [value] = args
  if (value === undefined || value.type.kind === 'null') return { kind: 'null' }
  numeric(value)
  if (value.type.kind !== 'decimal') return value.type
  const scale = Math.min(digits, value.type.scale)
  const precision = Math.min(maxDigits, Math.max(1, value.type.precision - value.type.scale + scale + 1))
  return { kind: 'decimal', precision, scale }
}

export const numbers = {
  round: {
    signature: 'round(number, digits)',
    says: 'Rounded half away from zero; digits from 0 to 12, 0 when left out',
    example: 'round(Sales * 0.19, 2)',
    min: 1,
    max: 2,
    type: (args) => roundType(args, roundDigits(args))
  },
  floor: {
    signature: 'floor(number)',
    says: 'The next whole number that is not larger',
    example: 'floor(Sales)',
    min: 1,
    max: 1,
    type: (args) => roundType(args, 0)
  },
  ceil: {
    signature: 'ceil(number)',
    says: 'The next whole number that is not smaller',
    example: 'ceil(Weight)',
    min: 1,
    max: 1,
    type: (args) => roundType(args, 0)
  },
  abs: {
    signature: 'abs(number)',
    says: 'Without its sign',
    example: 'abs(Quantity)',
    min: 1,
    max: 1,
    type: ([arg]) => sameAs(arg, numeric)
  },
  sign: {
    signature: 'sign(number)',
    says: '1 for positive numbers, -1 for negative ones, 0 for zero',
    example: 'sign(Profit)',
    min: 1,
    max: 1,
    type: each(numeric, long)
  }
} as const satisfies Record<string, FunctionEntry>
