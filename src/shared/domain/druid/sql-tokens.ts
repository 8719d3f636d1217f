/** The words of an SQL text, as far as it takes to know what an ingestion writes to and reads from. */

export interface SqlToken {
  /** `word`: keyword or bare name, in upper case; `name`: in double quotes; `text`: in single quotes. */
  readonly kind: 'word' | 'name' | 'text' | 'mark'
  /** Without quotes. */
  readonly value: string
  /** As it is spelled. */
  readonly spelled: string
  readonly offset: number
  /** In how many brackets. */
  readonly depth: number
}

export type SqlTokens =
  | { readonly tokens: readonly SqlToken[] }
  | { readonly offset: number; readonly reason: 'unclosed-sql' | 'unpaired' }

const patterns = [
  [null, /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['text', /'(?:[^']|'')*'/y],
  ['name', /"(?:[^"]|"")*"/y],
  ['word', /[\p{L}_$][\p{L}\p{N}_$]*/uy],
  ['mark', /\d[\d.eE]*|[^'"]/uy]
] as const

/** Comments and blanks are left out. */
export function sqlTokens(source: string): SqlTokens {
  const tokens: SqlToken[] = []
  const open: number[] = []
  for (let at = 0; at < source.length; ) {
    if (source.startsWith('/*', at) && source.indexOf('*/', at + 2) < 0) return { offset: at, reason: 'unclosed-sql' }
    const found = taken(source, at)
    if (found === null) return { offset: at, reason: 'unclosed-sql' }
    const { kind, spelled } = found
    if (spelled === ')' && open.pop() === undefined) return { offset: at, reason: 'unpaired' }
    if (kind !== null) {
      const value =
        kind === 'text' || kind === 'name'
          ? spelled.slice(1, -1).replaceAll(kind === 'text' ? "''" : '""', kind === 'text' ? "'" : '"')
          : spelled.toUpperCase()
      tokens.push({ kind, value, spelled, offset: at, depth: open.length })
    }
    if (spelled === '(') open.push(at)
    at += spelled.length
  }
  const [first] = open
  return first === undefined ? { tokens } : { offset: first, reason: 'unpaired' }
}

function taken(source: string, at: number) {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const spelled = pattern.exec(source)?.[0]
    if (spelled !== undefined) return { kind, spelled }
  }
  return null
}
