/** Druid's aggregates. They stay one call each, so that FILTER and OVER may follow. */
import { argument, type DruidFunction, writtenNumber } from '../call'
import { joined } from '../code'

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

/** DuckDB's own without the size that Druid wants. */
const sized = (name: string, taken: number): DruidFunction => ({
  least: 1,
  // What they are ordered by has commas too.
  most: 100,
  write: (call) =>
    call.args.length > taken && writtenNumber(call, taken) !== null ? renamed(name, taken, 100).write(call) : null
})

export const aggregateFunctions: Readonly<Record<string, DruidFunction>> = {
  APPROX_COUNT_DISTINCT_BUILTIN: renamed('approx_count_distinct', 1, 1),
  APPROX_COUNT_DISTINCT_DS_HLL: renamed('approx_count_distinct', 1, 3),
  APPROX_COUNT_DISTINCT_DS_THETA: renamed('approx_count_distinct', 1, 2),
  APPROX_QUANTILE: renamed('approx_quantile', 2, 3),
  APPROX_QUANTILE_DS: renamed('approx_quantile', 2, 3),
  APPROX_QUANTILE_FIXED_BUCKETS: renamed('approx_quantile', 2, 6),
  LATEST: byTime('arg_max_null'),
  EARLIEST: byTime('arg_min_null'),
  LATEST_BY: renamed('arg_max_null', 2, 3),
  EARLIEST_BY: renamed('arg_min_null', 2, 3),
  ANY_VALUE: sized('any_value', 1),
  ARRAY_AGG: sized('array_agg', 1),
  STRING_AGG: sized('string_agg', 2)
}
