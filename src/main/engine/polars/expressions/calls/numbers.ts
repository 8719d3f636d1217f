/** Calls of numbers. */
import pl from 'nodejs-polars'
import { isNumericNode, roundDigits } from '../../../../../shared/domain/expression'
import { type Expr, whole } from '../../frames'
import { asNumber, rounded } from '../arithmetic'
import { type Calling, partOf } from './calling'

export function count(calling: Calling): Expr | null {
  const { name, type, parts } = calling
  const first = partOf(calling, 0)
  switch (name) {
    case 'round':
      if (!isNumericNode(first.type) || !isNumericNode(type)) return calling.none(type)
      return rounded(calling.value(first), first.type, roundDigits(parts), type)
    case 'floor':
    case 'ceil': {
      if (!isNumericNode(first.type) || !isNumericNode(type)) return calling.none(type)
      const value = calling.value(first)
      if (first.type.kind === 'long') return value
      return asNumber(name === 'floor' ? value.floor() : value.ceil(), first.type, type)
    }
    case 'abs':
      return calling.value(first).abs()
    case 'sign': {
      if (!isNumericNode(first.type)) return calling.none(type)
      const value = calling.share(calling.value(first))
      const zero = first.type.kind === 'double' ? pl.lit(0) : asNumber(whole(0), { kind: 'long' }, first.type)
      return pl
        .when(value.gt(zero))
        .then(whole(1))
        .when(value.lt(zero))
        .then(whole(-1))
        .when(value.isNull())
        .then(calling.none(type))
        .otherwise(whole(0))
    }
    default:
      return null
  }
}
