/**
 * The gate for SQL that a person wrote: DuckDB's own parser says what it is, and only one SELECT over the given
 * datasets passes. The sandbox of the session (no files, no settings, read-only transaction) stands behind it.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../../../shared/errors'
import { isFunctionAllowed, isTableFunctionAllowed } from './gate-functions'

const maxSqlChars = 100_000

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Node = { readonly [key: string]: Json }

/** Kinds of FROM items that need no look at a name: their parts are looked at as everything else. */
const plainSources: ReadonlySet<string> = new Set(['SUBQUERY', 'JOIN', 'EXPRESSION_LIST', 'EMPTY', 'PIVOT'])

/** @throws AppError `explore.sql`, `explore.sql-refused` */
export function checkText(sql: string): void {
  if (sql.length > maxSqlChars) throw new AppError('explore.sql', { reason: 'it is longer than 100,000 characters.' })
  // What runs would end there, what is checked would not.
  const end = sql.indexOf('\0')
  if (end >= 0) {
    throw new AppError('explore.sql-refused', { reason: 'a character in it has no meaning', position: end + 1 })
  }
}

/**
 * Lets one SELECT through.
 * @param datasets names of tables that may be read, compared without case as DuckDB does
 * @throws AppError `explore.sql` when it can't be parsed or names no dataset, `explore.sql-refused` when it may not run; both with the
 * place (`position`, from 1) where the parser tells it
 */
export async function checkUserSql(
  connection: DuckDBConnection,
  sql: string,
  datasets: readonly string[]
): Promise<void> {
  const answer = await connection.runAndReadAll('SELECT CAST(json_serialize_sql(CAST(? AS VARCHAR)) AS VARCHAR)', [sql])
  const parsed = JSON.parse(String(answer.getRows()[0]?.[0])) as Json
  if (!isNode(parsed)) throw refused('it could not be understood')
  if (parsed.error === true) {
    if (parsed.error_type === 'not implemented') throw refused('this statement is no SELECT')
    const at = Number(parsed.position ?? Number.NaN)
    throw new AppError('explore.sql', { reason: String(parsed.error_message), ...placeIn(sql, at) })
  }
  const statements = Array.isArray(parsed.statements) ? parsed.statements : []
  if (statements.length === 0) throw new AppError('explore.sql', { reason: 'there is no statement in it.' })
  if (statements.length > 1) throw refused(`there are ${statements.length} statements`)
  checkPart(statements, { sql, datasets, known: new Set(datasets.map((name) => name.toLowerCase())), ctes: new Set() })
}

interface Scope {
  readonly sql: string
  readonly datasets: readonly string[]
  readonly known: ReadonlySet<string>
  /** Names that WITH has made in this place, lower case. */
  readonly ctes: ReadonlySet<string>
}

function checkPart(part: Json, scope: Scope): void {
  if (Array.isArray(part)) for (const item of part) checkPart(item, scope)
  else if (isNode(part)) checkNode(part, scope)
}

function checkNode(node: Node, scope: Scope): void {
  if (node.type === 'PARAMETER' || node.class === 'PARAMETER') throw refused('a ? has no value here', node, scope)
  if (typeof node.function_name === 'string') checkFunction(node, scope)
  // Only FROM items have a sample and an alias and are no expression.
  if ('sample' in node && 'alias' in node && !('class' in node)) checkSource(node, scope)
  checkChildren(node, withCtes(node, scope))
}

function checkChildren(node: Node, scope: Scope): void {
  for (const [key, child] of Object.entries(node)) {
    if (key === 'cte_map') continue
    // The function of a FROM item has passed under stricter rules.
    if (key === 'function' && node.type === 'TABLE_FUNCTION' && isNode(child)) checkChildren(child, scope)
    else checkPart(child, scope)
  }
}

/** Checks the WITH of a query node; each part sees those before it, a recursive one also itself. */
function withCtes(node: Node, scope: Scope): Scope {
  const map = isNode(node.cte_map) ? node.cte_map.map : undefined
  const own = node.type === 'RECURSIVE_CTE_NODE' ? [String(node.cte_name).toLowerCase()] : []
  let inner: Scope = own.length > 0 ? { ...scope, ctes: new Set([...scope.ctes, ...own]) } : scope
  for (const entry of Array.isArray(map) ? map : []) {
    if (!isNode(entry)) continue
    checkPart(entry.value ?? null, inner)
    inner = { ...inner, ctes: new Set([...inner.ctes, String(entry.key).toLowerCase()]) }
  }
  return inner
}

function checkSource(node: Node, scope: Scope): void {
  const kind = String(node.type)
  if (kind === 'BASE_TABLE') checkTable(node, scope)
  else if (kind === 'TABLE_FUNCTION') {
    const called = isNode(node.function) ? node.function : {}
    const name = String(called.function_name)
    if (isQualified(called) || !isTableFunctionAllowed(name))
      throw refused(`the table function ${name} is not allowed`, called, scope)
  } else if (!plainSources.has(kind))
    throw refused(`${kind === 'SHOW_REF' ? 'SHOW, DESCRIBE and SUMMARIZE are' : `${kind} is`} not allowed`, node, scope)
}

function checkTable(node: Node, scope: Scope): void {
  const { sql, datasets, known, ctes } = scope
  const name = String(node.table_name)
  const schema = String(node.schema_name ?? '')
  const catalog = String(node.catalog_name ?? '')
  if (schema === '' && catalog === '' && ctes.has(name.toLowerCase())) return
  if (catalog !== '' || (schema !== '' && schema.toLowerCase() !== 'main')) {
    throw refused(
      `${[catalog, schema, name].filter((part) => part !== '').join('.')} is not one of your datasets`,
      node,
      scope
    )
  }
  if (known.has(name.toLowerCase())) return
  if (!/^\w+$/.test(name)) throw refused('files can not be read by SQL; load them first', node, scope)
  const there = datasets.length === 0 ? 'nothing has been loaded yet' : `there is ${datasets.join(', ')}`
  throw new AppError('explore.sql', {
    reason: `there is no dataset ${name}; ${there}.`,
    ...placeIn(sql, Number(node.query_location ?? Number.NaN))
  })
}

function checkFunction(node: Node, scope: Scope): void {
  const name = String(node.function_name)
  // The function of a FROM item comes here only through checkSource.
  if (isQualified(node) || !isFunctionAllowed(name)) throw refused(`the function ${name} is not allowed`, node, scope)
}

/** The parser itself writes `main` before the functions of its own syntax, such as [1, 2]. */
function isQualified(node: Node): boolean {
  return (node.catalog ?? '') !== '' || !['', 'main'].includes(String(node.schema ?? ''))
}

function isNode(value: Json | undefined): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** DuckDB counts bytes from 0; the place is a character counted from 1. */
function placeIn(sql: string, byte: number): { position?: number } {
  const bytes = Buffer.from(sql)
  return byte >= 0 && byte <= bytes.length ? { position: bytes.subarray(0, byte).toString().length + 1 } : {}
}

function refused(reason: string, node: Node = {}, scope?: Scope): AppError {
  const place = scope === undefined ? {} : placeIn(scope.sql, Number(node.query_location ?? Number.NaN))
  return new AppError('explore.sql-refused', { reason, ...place })
}
