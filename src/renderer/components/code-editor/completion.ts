/** What can stand at a place of a SQL statement: tables after FROM, columns of a table after its name and a point, all of them elsewhere. */

export interface NamedTable {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

export interface Vocabulary {
  readonly tables: readonly NamedTable[]
  readonly functions: readonly string[]
}

export interface Word {
  /** As it is written, in quotes where it needs them. */
  readonly text: string
  readonly kind: 'table' | 'column' | 'function' | 'keyword'
  /** A column's type, and its table where several have one of the name. */
  readonly detail: string | null
}

export interface Found {
  /** Where the word begins that is being written. */
  readonly from: number
  readonly words: readonly Word[]
}

/** A name as SQL writes it: plain where it needs no quotes. */
export function nameInSql(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}

const name = /"(?:[^"]|"")*"|[A-Za-z_]\w*/.source
const partial = /(?:"(?:[^"]|"")*|\w*)$/
const afterTable = new RegExp(`(${name})\\.(?:"(?:[^"]|"")*|\\w*)$`)
const afterFrom = /\b(?:from|join)\s+(?:"(?:[^"]|"")*|\w*)$/i
/** Words that may follow a table and are no other name for it. */
const clauses =
  /^(?:where|group|order|limit|join|left|right|inner|full|cross|on|having|union|using|offset|window|qualify)$/i

/** Of one SELECT. */
const keywords =
  `SELECT DISTINCT FROM WHERE AND OR NOT IN IS NULL LIKE BETWEEN EXISTS CASE WHEN THEN ELSE END AS JOIN LEFT RIGHT FULL CROSS ON USING
  GROUP ORDER BY HAVING LIMIT OFFSET ASC DESC NULLS FIRST LAST WITH UNION ALL OVER PARTITION ROWS RANGE FILTER CAST INTERVAL EXPLAIN PLAN FOR`
    .split(/\s+/)
    .map((text): Word => ({ text, kind: 'keyword', detail: null }))

/** @param offset the cursor's, in `text`. Null: inside of a text or a comment. */
export function completionsAt(text: string, offset: number, { tables, functions }: Vocabulary): Found | null {
  const before = text.slice(0, offset)
  if (isInert(before)) return null
  const from = before.length - (partial.exec(before)?.[0].length ?? 0)
  const owner = afterTable.exec(before)?.[1]
  if (owner !== undefined) {
    const table = tableOf(owner, text, tables)
    return table === null ? null : { from, words: table.columns.map((column) => columnWord(column, null)) }
  }
  const named = tables.map((table): Word => ({ text: nameInSql(table.name), kind: 'table', detail: null }))
  if (afterFrom.test(before)) return { from, words: named }
  // Of the tables that the statement names; of all while it names none.
  const used = tablesIn(text, tables)
  const asked = used.length > 0 ? used : tables
  const columns = asked.flatMap((table) =>
    table.columns.map((column) => columnWord(column, asked.length > 1 ? table.name : null))
  )
  const called = functions.map((one): Word => ({ text: one, kind: 'function', detail: null }))
  return { from, words: [...columns, ...named, ...called, ...keywords] }
}

function columnWord(column: NamedTable['columns'][number], table: string | null): Word {
  return {
    text: nameInSql(column.name),
    kind: 'column',
    detail: table === null ? column.type : `${column.type} · ${table}`
  }
}

/** Whether the end of a text lies in a literal or a comment. */
function isInert(before: string): boolean {
  let at = 0
  while (at < before.length) {
    const rest = before.slice(at)
    const skipped = /^'(?:[^']|'')*'|^"(?:[^"]|"")*"|^--[^\n]*\n|^\/\*[\s\S]*?\*\//.exec(rest)
    if (skipped) at += skipped[0].length
    else if (/^'|^--|^\/\*/.test(rest)) return true
    // A name that is being written is completed.
    else if (rest.startsWith('"')) return false
    else at++
  }
  return false
}

function plain(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
}

function same(written: string, other: string): boolean {
  return plain(written).toLowerCase() === other.toLowerCase()
}

/** Tables with the names that the statement gives them. */
function mentions(text: string): { readonly table: string; readonly alias: string | null }[] {
  const mention = new RegExp(`\\b(?:from|join)\\s+(${name})(?:\\s+(?:as\\s+)?(${name}))?`, 'gi')
  return [...text.matchAll(mention)].map(([, table = '', alias]) => ({
    table,
    alias: alias === undefined || clauses.test(alias) ? null : alias
  }))
}

function tablesIn(text: string, tables: readonly NamedTable[]): NamedTable[] {
  const mentioned = mentions(text)
  return tables.filter((table) => mentioned.some((one) => same(one.table, table.name)))
}

function tableOf(owner: string, text: string, tables: readonly NamedTable[]): NamedTable | null {
  const mentioned = mentions(text).find(({ alias }) => alias !== null && same(alias, plain(owner)))
  const wanted = mentioned ? plain(mentioned.table) : plain(owner)
  return tables.find((table) => same(table.name, wanted)) ?? null
}
