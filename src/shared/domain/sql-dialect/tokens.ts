/** A statement cut into tokens as DuckDB's scanner cuts it; together they are the statement again, with every blank and comment. */

export interface Token {
  /** `word`: keyword or bare name; `name`: in double quotes; `text`: in single quotes or between dollars. */
  readonly kind: 'blank' | 'word' | 'name' | 'text' | 'number' | 'mark'
  /** As it is spelled. */
  readonly spelled: string
  /** In the statement, from 0. */
  readonly at: number
}

const patterns = [
  ['blank', /\s+|--[^\r\n]*/y],
  // A backslash hides a quote in E'…' only.
  ['text', /[eE]'(?:[^'\\]|''|\\[\s\S])*'|'(?:[^']|'')*'|\$([A-Za-z_\x80-\uffff]\w*)?\$[\s\S]*?\$\1\$/y],
  ['name', /"(?:[^"]|"")*"/y],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['number', /(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y]
] as const

/** What has no end (a text, a name, a comment) runs to the end of the statement: the engine itself says what is wrong with it. */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < sql.length; ) {
    const token = blockComment(sql, at) ?? taken(sql, at)
    tokens.push(token)
    at += token.spelled.length
  }
  return tokens
}

function taken(sql: string, at: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const spelled = pattern.exec(sql)?.[0]
    if (spelled !== undefined && spelled !== '') return { kind, spelled, at }
  }
  if (/['"]/.test(sql[at] ?? '')) return { kind: 'text', spelled: sql.slice(at), at }
  return { kind: 'mark', spelled: String.fromCodePoint(sql.codePointAt(at) ?? 0), at }
}

/** Comments may stand in comments. */
function blockComment(sql: string, at: number): Token | null {
  if (!sql.startsWith('/*', at)) return null
  let depth = 0
  for (let end = at; end < sql.length; ) {
    if (sql.startsWith('/*', end)) {
      depth++
      end += 2
    } else if (sql.startsWith('*/', end)) {
      depth--
      end += 2
      if (depth === 0) return { kind: 'blank', spelled: sql.slice(at, end), at }
    } else end++
  }
  return { kind: 'blank', spelled: sql.slice(at), at }
}

export const isMark = (token: Token | undefined, mark: string) => token?.kind === 'mark' && token.spelled === mark

export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.spelled.toUpperCase())
}

/** The value of a plain text in single quotes; null for everything else. */
export function textOf(token: Token | undefined): string | null {
  return token?.kind === 'text' && /^'[\s\S]*'$/.test(token.spelled)
    ? token.spelled.slice(1, -1).replaceAll("''", "'")
    : null
}

/** The other end of brackets that open at `index`; null when there is none. */
export function closing(tokens: readonly Token[], index: number): number | null {
  let depth = 0
  for (let at = index; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind !== 'mark') continue
    if ('([{'.includes(token.spelled)) depth++
    else if (')]}'.includes(token.spelled)) depth--
    if (depth === 0) return at
  }
  return null
}
