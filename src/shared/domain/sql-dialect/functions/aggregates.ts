/** Druid's aggregates. They stay one call each, so that FILTER and OVER may follow. */
import { argument, type Call, type DruidFunction, writtenNumber } from '../call'
import { joined } from '../code'
import { isWord } from '../tokens'

/** Another name; arguments that say how exact an estimate is have no place here. */
const renamed = (name: string, taken: number, most: number): DruidFunction => ({
  least: taken,
  most,
  write: (call) =>
    call.sql`${name}(${joined(
      call.sql,
      call.args.slice(0, taken).map(({ code }) => code),
      ', '
    )})`
})

/** By `__time`, rows without a value among them; how many bytes are kept says nothing here. */
const byTime = (name: string): DruidFunction => ({
  least: 1,
  most: 2,
  write: (call) => call.sql`${name}(${argument(call, 0).code}, "__time")`
})

/** Druid's estimates are off by a hundredth, DuckDB's by a quarter: counted exactly here. */
const distinct = (most: number): DruidFunction => ({
  least: 1,
  most,
  write(call) {
    const { code, tokens } = argument(call, 0)
    return isWord(tokens[0], 'DISTINCT') ? call.sql`count(${code})` : call.sql`count(DISTINCT ${code})`
  }
})

/** DuckDB's own without the size that Druid wants. */
const sized = (name: string, taken: number): DruidFunction => ({
  least: 1,
  // What they are ordered by has commas too.
  most: 100,
  write(call) {
    const isSized = call.args.length > taken && writtenNumber(call, taken) !== null
    const { code, tokens } = argument(call, 0)
    // Different values come in order.
    if (isWord(tokens[0], 'DISTINCT') && call.args.length <= taken + (isSized ? 1 : 0) && !isOrdered(call)) {
      const others = call.args.slice(1, taken).flatMap((one) => call.sql`, ${one.code}`)
      return call.sql`${name}(${code}${others} ORDER BY ${code.slice(code.findIndex(({ text }, index) => index > 0 && text.trim() !== ''))})`
    }
    return isSized ? renamed(name, taken, 100).write(call) : null
  }
})

const isOrdered = ({ args }: Call) => args.some(({ tokens }) => tokens.some((token) => isWord(token, 'ORDER')))

export const aggregateFunctions: Readonly<Record<string, DruidFunction>> = {
  APPROX_COUNT_DISTINCT: distinct(1),
  APPROX_COUNT_DISTINCT_BUILTIN: distinct(1),
  APPROX_COUNT_DISTINCT_DS_HLL: distinct(3),
  APPROX_COUNT_DISTINCT_DS_THETA: distinct(2),
  // A value that is there, as a sketch gives one.
  APPROX_QUANTILE: renamed('quantile_disc', 2, 3),
  APPROX_QUANTILE_DS: renamed('quantile_disc', 2, 3),
  APPROX_QUANTILE_FIXED_BUCKETS: renamed('quantile_disc', 2, 6),
  LATEST: byTime('arg_max_null'),
  EARLIEST: byTime('arg_min_null'),
  LATEST_BY: renamed('arg_max_null', 2, 3),
  EARLIEST_BY: renamed('arg_min_null', 2, 3),
  ANY_VALUE: sized('any_value', 1),
  ARRAY_AGG: sized('array_agg', 1),
  STRING_AGG: sized('string_agg', 2),
  LISTAGG: sized('string_agg', 2)
}
