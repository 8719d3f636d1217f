/** Druid's functions of numbers, and those that choose a value. */
import { argument, type Call, type DruidFunction } from '../call'
import { asInteger } from '../casts'
import type { Code } from '../code'

const code = (call: Call, index: number): Code => argument(call, index).code
const whole = (call: Call, index: number): Code => call.sql`(${asInteger(call.sql, code(call, index))})`

/** @param operator of whole numbers; others lose what is behind the point, as in Druid */
const bits = (operator: string): DruidFunction => ({
  least: 2,
  most: 2,
  write: (call) => call.sql`(${whole(call, 0)} ${operator} ${whole(call, 1)})`
})

const truncated: DruidFunction = {
  least: 1,
  most: 2,
  write: (call) =>
    call.args.length === 1
      ? call.sql`trunc(${code(call, 0)})`
      : call.sql`trunc(${code(call, 0)}, CAST(${code(call, 1)} AS INTEGER))`
}

export const numberFunctions: Readonly<Record<string, DruidFunction>> = {
  NVL: { least: 2, most: 2, write: (call) => call.sql`coalesce(${code(call, 0)}, ${code(call, 1)})` },
  SAFE_DIVIDE: { least: 2, most: 2, write: (call) => call.sql`((${code(call, 0)}) / nullif(${code(call, 1)}, 0))` },
  DIV: {
    least: 2,
    most: 2,
    write: (call) => call.sql`CAST(trunc((${code(call, 0)}) / (${code(call, 1)})) AS BIGINT)`
  },
  TRUNCATE: truncated,
  TRUNC: truncated,
  BITWISE_AND: bits('&'),
  BITWISE_OR: bits('|'),
  BITWISE_SHIFT_LEFT: bits('<<'),
  BITWISE_SHIFT_RIGHT: bits('>>'),
  BITWISE_XOR: {
    least: 2,
    most: 2,
    write: (call) => call.sql`xor(${whole(call, 0)}, ${whole(call, 1)})`
  },
  BITWISE_COMPLEMENT: { least: 1, most: 1, write: (call) => call.sql`(~${whole(call, 0)})` }
}
