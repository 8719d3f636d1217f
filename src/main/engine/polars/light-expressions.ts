/**
 * Makes expressions cheap. For each expression nodejs-polars 0.25 builds an object of some 300 functions, which takes half
 * a millisecond; a plan over some hundred columns spent nearly all of its time there. Here an expression is a small
 * object with shared functions; the large one is built only where a rare function is asked for. Nothing else changes: what
 * each function does is still the package's own.
 */
import { createRequire } from 'node:module'

interface Native {
  [method: string]: (...args: unknown[]) => unknown
}
type Large = Record<PropertyKey, unknown>
interface ExpressionModule {
  _Expr: (native: Native) => object
  Expr: ((native: Native) => object) & { isExpr: unknown; deserialize: unknown }
  exprToLitOrExpr: (value: unknown, stringToLit?: boolean) => { inner(): unknown }
}

type Namespaces = Record<'ExprStringFunctions' | 'ExprDateTimeFunctions', (native: Native) => object>

/** Functions with one operand, by the name of the native one. */
const operators = {
  ...{ add: 'add', plus: 'add', sub: 'sub', minus: 'sub', mul: 'mul', multiplyBy: 'mul', div: 'div', divideBy: 'div' },
  ...{ rem: 'rem', modulo: 'rem', eq: 'eq', neq: 'neq', gt: 'gt', gtEq: 'gtEq', lt: 'lt', ltEq: 'ltEq' },
  and: 'and'
}
/** Functions without operands whose native ones have the same name. */
const plain = ['isNull', 'isNotNull', 'not', 'sum', 'count', 'isFinite', 'floor', 'abs']

/** Lists of texts whose literals are kept: many columns share a list, and each series is as large as an expression. */
const listsKept = 500

const load = createRequire(import.meta.url)

/** Replaces the package's way of making expressions, once; later calls do nothing. */
function lighten(): void {
  const module = load('nodejs-polars/bin/lazy/expr') as ExpressionModule & { light?: boolean }
  if (module.light) return
  const large = module._Expr
  const texts = (load('nodejs-polars/bin/lazy/expr/string') as Namespaces).ExprStringFunctions
  const times = (load('nodejs-polars/bin/lazy/expr/datetime') as Namespaces).ExprDateTimeFunctions
  const series = load('nodejs-polars/bin/series') as { Series: (values: readonly unknown[]) => { inner(): unknown } }
  const internals = load('nodejs-polars/bin/internals/polars_internal') as { default: { lit(value: unknown): unknown } }
  const wrap = (native: unknown) => new Light(native as Native)

  const lists = new Map<string, unknown>()
  const listOf = (texts: readonly string[]) => {
    const key = JSON.stringify(texts)
    const kept = lists.get(key) ?? internals.default.lit(series.Series(texts).inner())
    if (lists.size >= listsKept) lists.clear()
    lists.set(key, kept)
    return kept
  }

  class Light {
    readonly _expr: Native
    #large: Large | null = null

    constructor(native: Native) {
      this._expr = native
    }

    get large(): Large {
      this.#large ??= large(this._expr) as Large
      return this.#large
    }

    /** How the package tells an expression; it asks this of every operand. */
    [Symbol.toStringTag]() {
      return 'Expr'
    }

    inner() {
      return this._expr
    }

    alias(name: string) {
      return wrap(this._expr.alias?.(name))
    }

    get str() {
      return texts(this._expr)
    }

    get dt() {
      return times(this._expr)
    }

    serialize(format: string) {
      return this._expr.serialize?.(format)
    }

    slice(from: unknown, length: unknown) {
      if (typeof from !== 'number' || typeof length !== 'number') {
        return (this.large.slice as (...args: unknown[]) => object)(from, length)
      }
      const [start, count] = [from, length].map((number) => module.exprToLitOrExpr(number).inner())
      return wrap(this._expr.slice?.(start, count))
    }

    isIn(values: unknown, nullsEqual = false) {
      const texts = Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === 'string')
      if (!texts) return (this.large.isIn as (...args: unknown[]) => object)(values, nullsEqual)
      return wrap(this._expr.isIn?.(listOf(values as string[]), nullsEqual))
    }

    cast(type: unknown, strict = false) {
      return wrap(this._expr.cast?.(type, strict))
    }
  }
  const prototype = Light.prototype as unknown as Large
  const own = new Set(Reflect.ownKeys(prototype))
  for (const [name, native] of Object.entries(operators)) {
    own.add(name)
    prototype[name] = function (this: Light, other: unknown) {
      return wrap(this._expr[native]?.(module.exprToLitOrExpr(other, false).inner()))
    }
  }
  for (const name of plain) {
    own.add(name)
    prototype[name] = function (this: Light) {
      return wrap(this._expr[name]?.())
    }
  }
  // Everything else is asked of the large object, which is made of a literal to learn its names.
  const literal = module.exprToLitOrExpr(null).inner() as Native
  for (const key of Reflect.ownKeys(large(literal))) {
    if (own.has(key) || key === '_expr') continue
    Object.defineProperty(prototype, key, {
      get(this: Light) {
        return this.large[key]
      }
    })
  }
  const { isExpr, deserialize } = module.Expr
  module._Expr = wrap
  module.Expr = Object.assign((native: Native) => wrap(native), { isExpr, deserialize })
  module.light = true
}

lighten()
