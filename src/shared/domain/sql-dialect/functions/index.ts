/** Every function of Druid that is written anew, and those that can't be. */
import type { DruidFunction } from '../call'
import { aggregateFunctions } from './aggregates'
import { numberFunctions } from './numbers'
import { textFunctions } from './texts'
import { timeFunctions } from './times'

/** Names are in capitals. */
export const druidFunctionsHere: ReadonlyMap<string, DruidFunction> = new Map(
  Object.entries({ ...timeFunctions, ...textFunctions, ...numberFunctions, ...aggregateFunctions })
)

const refused: ReadonlySet<string> = new Set(
  `LOOKUP EXTERN ARRAY_CONCAT_AGG ARRAY_OFFSET ARRAY_OFFSET_OF ARRAY_ORDINAL ARRAY_ORDINAL_OF ARRAY_OVERLAP ARRAY_TO_MV
  STRING_TO_MV SCALAR_IN_ARRAY BLOOM_FILTER BLOOM_FILTER_TEST BITWISE_CONVERT_DOUBLE_TO_LONG_BITS BITWISE_CONVERT_LONG_BITS_TO_DOUBLE
  COMPLEX_DECODE_BASE64 DECODE_BASE64_COMPLEX HUMAN_READABLE_BINARY_BYTE_FORMAT HUMAN_READABLE_DECIMAL_BYTE_FORMAT
  HUMAN_READABLE_DECIMAL_FORMAT IPV4_MATCH IPV4_PARSE IPV4_STRINGIFY IPV6_MATCH JSON_PATHS JSON_QUERY JSON_QUERY_ARRAY PARSE_JSON
  TO_JSON_STRING TRY_PARSE_JSON TDIGEST_GENERATE_SKETCH TDIGEST_QUANTILE`.split(/\s+/)
)

/** Whether it is one of Druid's own without an equivalent: lookups, values of several, sketches and what reads addresses. */
export function isRefusedHere(name: string): boolean {
  return refused.has(name) || /^(?:MV|HLL|THETA|DS|SPECTATOR)_/.test(name)
}
