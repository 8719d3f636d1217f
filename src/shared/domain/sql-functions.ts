/** Functions that are proposed while a statement is written: those of the daily work with sales, as DuckDB and Druid call them. */
import { rewrittenFunctions } from './sql-dialect'

const duckdbFunctions: readonly string[] =
  `abs any_value approx_count_distinct approx_quantile arg_max arg_min avg bool_and bool_or ceil coalesce concat concat_ws contains corr count
  covar_pop covar_samp cume_dist current_date date_add date_diff date_part date_sub date_trunc day dayname dayofweek dayofyear dense_rank
  ends_with epoch epoch_ms extract first first_value floor generate_series greatest grouping ifnull instr isodow isoyear lag last last_day
  last_value lead least left length ln log log10 lower lpad ltrim make_date max median min minute mod mode month monthname now nth_value ntile
  nullif percent_rank position pow power quantile_cont quantile_disc quarter range rank regexp_extract regexp_matches regexp_replace repeat
  replace reverse right round row_number rpad rtrim second sign split_part sqrt starts_with stddev stddev_pop stddev_samp strftime string_agg
  string_split strptime substring sum trim trunc try_cast unnest upper variance week weekofyear year`.split(/\s+/)

/** All of them are among those that a statement may call here: DuckDB's, and Druid's that are understood here too. */
export const localFunctions: readonly string[] = [
  ...duckdbFunctions,
  ...rewrittenFunctions.filter((name) => !duckdbFunctions.includes(name.toLowerCase()))
]

/** Of Druid's SQL reference; sketches need their extension. */
export const druidFunctions: readonly string[] =
  `ABS ANY_VALUE APPROX_COUNT_DISTINCT APPROX_COUNT_DISTINCT_DS_HLL APPROX_COUNT_DISTINCT_DS_THETA APPROX_QUANTILE_DS ARRAY_AGG AVG BLOOM_FILTER
  CAST CEIL CHAR_LENGTH COALESCE CONCAT CONTAINS_STRING COUNT CURRENT_DATE CURRENT_TIMESTAMP DATE_TRUNC DS_GET_QUANTILE DS_HLL
  DS_QUANTILES_SKETCH EARLIEST EARLIEST_BY EXTRACT FLOOR GREATEST GROUPING ICONTAINS_STRING LATEST LATEST_BY LEAST LEFT LENGTH LN LOG10 LOOKUP
  LOWER LPAD LTRIM MAX MILLIS_TO_TIMESTAMP MIN MOD MV_CONTAINS MV_FILTER_ONLY MV_LENGTH MV_TO_STRING NULLIF NVL PARSE_JSON POSITION POWER
  REGEXP_EXTRACT REGEXP_LIKE REGEXP_REPLACE REPLACE REVERSE RIGHT ROUND RPAD RTRIM SAFE_DIVIDE STDDEV_POP STDDEV_SAMP STRING_AGG STRING_FORMAT
  STRING_TO_MV STRPOS SUBSTRING SUM TIMESTAMPADD TIMESTAMPDIFF TIMESTAMP_TO_MILLIS TIME_CEIL TIME_EXTRACT TIME_FLOOR TIME_FORMAT TIME_IN_INTERVAL
  TIME_PARSE TIME_SHIFT TRIM TRUNCATE UPPER VAR_POP VAR_SAMP`.split(/\s+/)
