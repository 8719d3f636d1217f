/**
 * What a person may send to Druid as SQL: one query that reads. The statement is cut into the very tokens that Druid's parser (Calcite)
 * sees, so that nothing hides in a comment or a text; what is not known to read is refused before anything is sent.
 */
import { AppError } from '../../errors'

export type ReadOnlyReason =
  | 'empty'
  | 'too-long'
  | 'unclosed'
  | 'character'
  | 'escape'
  | 'statements'
  | 'statement'
  | 'explain'
  | 'writes'
  | 'external'

/** The sentences of the reasons; `{word}` is what was met. */
export const readOnlySentences: Readonly<Record<ReadOnlyReason, string>> = {
  empty: 'there is no statement in it',
  'too-long': 'it is longer than 100,000 characters',
  unclosed: 'a text, a name or a comment that begins with {word} has no end',
  character: 'the character {word} has no meaning there',
  escape: 'a text in it can be read in two ways',
  statements: 'there is more than one statement',
  statement: '{word} is not one of those',
  explain: 'after EXPLAIN comes PLAN FOR and a query',
  writes: '{word} does more than read',
  external: '{word} reads from outside of the cluster'
}

interface Token {
  readonly kind: 'word' | 'quoted' | 'text' | 'mark'
  /** Words in capitals; names without their quotes, as they are. */
  readonly text: string
  /** Place in the statement, from 0. */
  readonly at: number
}

const longest = 100_000

/** Reserved words of Calcite, which stand in no query unless they do what they say. */
const writing = new Set(
  'INSERT INTO DELETE UPDATE MERGE UPSERT SET RESET ALTER CREATE DROP CALL EXECUTE GRANT REVOKE DESCRIBE'.split(' ')
)
/** Table functions that read files and addresses, wherever they stand. */
const external = new Set('EXTERN S3 HTTP INLINE LOCALFILES AZURE AZURESTORAGE GOOGLE HDFS DELTA ICEBERG'.split(' '))

/** What may be called where a table stands: all else would be a table function that reads from somewhere, of an extension for instance. */
const tableCalls = new Set(['TABLE', 'UNNEST', 'LATERAL', 'APPEND'])

/**
 * The statement as it may be sent: without the semicolon at its end.
 * @throws AppError `explore.read-only`, with the place of what is refused (`position`, from 1)
 */
export function readOnlySql(sql: string): string {
  if (sql.length > longest) throw refused('too-long', '', 0)
  const tokens = tokensOf(sql)
  const end = tokens.findIndex(isMark(';'))
  const after = end < 0 ? undefined : tokens.slice(end).find((token) => !isMark(';')(token))
  if (after) throw refused('statements', after.text, after.at)
  const own = end < 0 ? tokens : tokens.slice(0, end)
  checkStart(own)
  for (const [index, token] of own.entries()) checkToken(token, own[index + 1])
  checkTables(own)
  return end < 0 ? sql : sql.slice(0, tokens[end]?.at)
}

function checkStart(tokens: readonly Token[]): void {
  const rest = tokens.slice(tokens.findIndex((token) => !isMark('(')(token)))
  const [first, second, third] = rest
  if (first === undefined || isMark('(')(first)) throw refused('empty', '', 0)
  if (isWord(first, 'SELECT', 'WITH')) return
  if (!isWord(first, 'EXPLAIN')) throw refused('statement', first.text, first.at)
  const explained = rest.slice(3).find((token) => !isMark('(')(token))
  const isQuery = isWord(second, 'PLAN') && isWord(third, 'FOR') && isWord(explained, 'SELECT', 'WITH')
  if (!isQuery) throw refused('explain', first.text, first.at)
}

function checkToken(token: Token, next: Token | undefined): void {
  const isCalled = next !== undefined && isMark('(')(next)
  if (token.kind === 'word') {
    if (writing.has(token.text)) throw refused('writes', token.text, token.at)
    // There are functions of these names.
    if (['REPLACE', 'TRUNCATE'].includes(token.text) && !isCalled) throw refused('writes', token.text, token.at)
  }
  const isName = token.kind === 'word' || token.kind === 'quoted'
  if (isName && isCalled && external.has(token.text.toUpperCase())) throw refused('external', token.text, token.at)
}

/** Words with which the tables of a query are over. */
const clauses = [
  'WHERE',
  'GROUP',
  'HAVING',
  'WINDOW',
  'QUALIFY',
  'ORDER',
  'LIMIT',
  'OFFSET',
  'FETCH',
  'UNION',
  'INTERSECT',
  'EXCEPT',
  'MINUS'
]

/** Calls where a table stands: behind the FROM of a query, its commas and JOIN, and in TABLE(…). */
function checkTables(tokens: readonly Token[]): void {
  /** By depth of brackets; the FROM of EXTRACT and TRIM has no SELECT before it in its own brackets. */
  const within: { part: 'none' | 'select' | 'from' | 'table' }[] = [{ part: 'none' }]
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    const here = within.at(-1)
    if (here === undefined) return
    const isCalled =
      token.kind !== 'text' && token.kind !== 'mark' && tokens[index + 1] && isMark('(')(tokens[index + 1] as Token)
    const begins = here.part === 'table' ? before && isMark('(')(before) : here.part === 'from' && isTableBegin(before)
    if (isCalled && begins && !tableCalls.has(token.text.toUpperCase())) throw refused('external', token.text, token.at)
    if (isMark('(')(token)) within.push({ part: isWord(before, 'TABLE') ? 'table' : 'none' })
    else if (isMark(')')(token)) within.pop()
    else if (isWord(token, 'SELECT')) here.part = 'select'
    else if (isWord(token, 'FROM') && here.part === 'select' && !isWord(before, 'DISTINCT')) here.part = 'from'
    else if (isWord(token, ...clauses)) here.part = 'none'
  }
}

function isTableBegin(before: Token | undefined): boolean {
  return (
    before !== undefined && (isWord(before, 'FROM', 'JOIN', 'LATERAL') || isMark(',')(before) || isMark('.')(before))
  )
}

const isMark = (mark: string) => (token: Token) => token.kind === 'mark' && token.text === mark

function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text)
}

/** A line ends where the parser ends it, and nowhere else. */
const comment = /(?:--|\/\/)[^\r\n]*/y
/** A hint is no comment: what is in it are tokens. */
const blockComment = /\/\*(?!\+)[\s\S]*?\*\//y
const blank = /[ \t\r\n\f\v]+/y
const text = /'(?:[^']|'')*'/y
const quotedName = /"(?:[^"]|"")*"/y
const word = /[\p{L}_][\p{L}\p{N}_$]*/uy
const numberText = /\d[\p{L}\p{N}_]*/uy
const mark = /[-+*/%=<>!.,:;()[\]{}|?&^#@~$]/y

function tokensOf(sql: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const taken = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    return pattern.exec(sql)?.[0] ?? null
  }
  while (at < sql.length) {
    const begin = at
    const skipped = taken(blank) ?? taken(comment) ?? taken(blockComment)
    if (skipped !== null) {
      at += skipped.length
      continue
    }
    const literal = taken(text)
    const before = tokens.at(-1)
    if (literal !== null) {
      // E'…\'…' goes on after the quote, where the parser knows such texts at all.
      const isEscaped = before?.kind === 'word' && before.text === 'E' && before.at === begin - 1
      if (isEscaped && literal.includes('\\')) throw refused('escape', '', begin)
      tokens.push({ kind: 'text', text: literal, at: begin })
      at += literal.length
      continue
    }
    const name = taken(quotedName)
    if (name !== null) {
      tokens.push({ kind: 'quoted', text: name.slice(1, -1).replaceAll('""', '"'), at: begin })
      at += name.length
      continue
    }
    const plain = taken(word)
    if (plain !== null) {
      tokens.push({ kind: 'word', text: plain.toUpperCase(), at: begin })
      at += plain.length
      continue
    }
    if (
      sql.startsWith("'", at) ||
      sql.startsWith('"', at) ||
      (sql.startsWith('/*', at) && !sql.startsWith('/*+', at))
    ) {
      throw refused('unclosed', sql.startsWith('/*', at) ? '/*' : (sql[at] ?? ''), at)
    }
    // Older parsers take a hint for a comment, newer ones read the texts in it.
    if (sql.startsWith('/*+', at) && /['"]/.test(sql.slice(at, sql.indexOf('*/', at)))) throw refused('escape', '', at)
    const other = taken(numberText) ?? taken(mark)
    if (other === null) throw refused('character', String.fromCodePoint(sql.codePointAt(at) ?? 0), at)
    tokens.push({ kind: 'mark', text: other, at: begin })
    at += other.length
  }
  return tokens
}

function refused(reasonCode: ReadOnlyReason, word: string, at: number): AppError {
  const reason = readOnlySentences[reasonCode].replace('{word}', word)
  return new AppError('explore.read-only', { reason, reasonCode, word, position: at + 1 })
}
