/** Calls that choose one of their values. */
import pl from 'nodejs-polars'
import type { Expr } from '../../frames'
import { type Calling, partOf } from './calling'

export function choose(calling: Calling): Expr | null {
  const { name, type, parts, share } = calling
  switch (name) {
    case 'if': {
      const [then, otherwise] = [partOf(calling, 1), partOf(calling, 2)]
      return pl
        .when(calling.condition(partOf(calling, 0)))
        .then(calling.as(then, type))
        .otherwise(calling.as(otherwise, type))
    }
    case 'case': {
      let value = calling.as(partOf(calling, parts.length - 1), type)
      for (let at = parts.length - 3; at >= 0; at -= 2) {
        const condition = calling.condition(partOf(calling, at))
        value = pl
          .when(condition)
          .then(calling.as(partOf(calling, at + 1), type))
          .otherwise(value)
      }
      return value
    }
    case 'coalesce':
      return parts
        .map((part) => share(calling.as(part, type)))
        .reduceRight((rest, value) => pl.when(value.isNotNull()).then(value).otherwise(rest))
    case 'null_if': {
      const value = share(calling.value(partOf(calling, 0)))
      const same = calling.compare('=', partOf(calling, 0), partOf(calling, 1))
      return pl.when(same).then(calling.none(type)).otherwise(value)
    }
    case 'between': {
      const [value, lowest, highest] = [partOf(calling, 0), partOf(calling, 1), partOf(calling, 2)]
      return calling.compare('>=', value, lowest).and(calling.compare('<=', value, highest))
    }
    case 'least':
    case 'greatest':
      return parts
        .map((part) => share(calling.as(part, type)))
        .reduce((best, value) => share(better(name, best, value)))
    default:
      return null
  }
}

function better(name: 'least' | 'greatest', best: Expr, value: Expr): Expr {
  const keeps = name === 'least' ? best.ltEq(value) : best.gtEq(value)
  return pl.when(best.isNull()).then(value).when(value.isNull()).then(best).when(keeps).then(best).otherwise(value)
}
