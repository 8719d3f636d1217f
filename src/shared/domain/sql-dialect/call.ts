/** A call of a function as it was written, for who writes it anew. */
import type { Code, Writer } from './code'
import { noEquivalent } from './problem'
import { type Token, textOf } from './tokens'

export interface Argument {
  /** Rewritten already, without blanks around. */
  readonly code: Code
  /** Without blanks. */
  readonly tokens: readonly Token[]
  readonly at: number
}

export interface Call {
  /** In capitals. */
  readonly name: string
  readonly at: number
  readonly args: readonly Argument[]
  readonly sql: Writer
}

/** Null: it stays as it is, DuckDB's own. */
export type Rewrite = (call: Call) => Code | null

export interface DruidFunction {
  readonly least: number
  readonly most: number
  readonly write: Rewrite
}

/** The argument at a place. @throws AppError `explore.sql-dialect` */
export function argument(call: Call, index: number): Argument {
  const found = call.args[index]
  if (found === undefined) throw noEquivalent('arguments', call.name, call.at)
  return found
}

/** Whether an argument is left out, or NULL. */
export function isAbsent(call: Call, index: number): boolean {
  const tokens = call.args[index]?.tokens
  return tokens === undefined || (tokens.length === 1 && tokens[0]?.spelled.toUpperCase() === 'NULL')
}

/** The value of an argument that is written as a text. @throws AppError `explore.sql-dialect` */
export function writtenText(call: Call, index: number): { readonly value: string; readonly at: number } {
  const { tokens, at } = argument(call, index)
  const value = tokens.length === 1 ? textOf(tokens[0]) : null
  if (value === null) throw noEquivalent('literal', call.name, at)
  return { value, at }
}

/** The value of an argument that is written as a whole number; null where it is something else. */
export function writtenNumber(call: Call, index: number): number | null {
  const written = (call.args[index]?.tokens ?? []).map(({ spelled }) => spelled).join('')
  return /^-?\d+$/.test(written) ? Number(written) : null
}
