/**
 * Druid's SQL for the warehouse of this machine: what DuckDB calls otherwise is written anew, everything else stays as it is, so that
 * DuckDB's own SQL runs too. Where both know a word and mean something else by it, Druid's meaning is taken.
 */
import { AppError } from '../../errors'
import type { Argument, Call } from './call'
import { cast } from './casts'
import { type Code, kept, sourceOffset, textOfCode, writer } from './code'
import { druidFunctionsHere, isRefusedHere } from './functions'
import { partOf, toUnit } from './functions/times'
import { noEquivalent } from './problem'
import { closing, isMark, isWord, type Token, tokensOf } from './tokens'

export interface LocalSql {
  /** For DuckDB. */
  readonly sql: string
  /** The plan is asked for, not the rows; `sql` is without EXPLAIN then. */
  readonly isExplain: boolean
  /** Where a character of `sql` comes from in the statement; both from 0. */
  sourceOffset(offset: number): number
}

/**
 * A statement as DuckDB takes it. Texts, quoted names and comments stay as they are.
 * @throws AppError `explore.sql-dialect` for what of Druid has no equivalent here, with its place (`position`, from 1)
 */
export function localSql(statement: string): LocalSql {
  const all = tokensOf(statement)
  const { tokens, isExplain } = withoutExplain(all)
  const code = rewritten(isDruidSchema(tokens) ? withoutSchema(tokens) : tokens)
  return { sql: textOfCode(code), isExplain, sourceOffset: (offset) => sourceOffset(code, offset) }
}

/** Names of functions that are written anew, for completion. */
export const rewrittenFunctions: readonly string[] = [...druidFunctionsHere.keys()]

const isBlank = ({ kind }: Token) => kind === 'blank'

/** Where the next token is that is no blank; behind the last one when there is none. */
function nextAt(tokens: readonly Token[], from: number): number {
  let index = from
  while (tokens[index]?.kind === 'blank') index++
  return index
}

/** Calls in calls; no statement of a person comes near. */
const maxDepth = 100
/** Characters of what one call becomes: some name what they were given several times. */
const maxChars = 1_000_000

/** EXPLAIN SELECT as DuckDB and EXPLAIN PLAN FOR SELECT as Druid has it. */
function withoutExplain(tokens: readonly Token[]): { tokens: readonly Token[]; isExplain: boolean } {
  const [first, second, third, fourth] = tokens.filter((token) => !isBlank(token))
  if (!isWord(first, 'EXPLAIN')) return { tokens, isExplain: false }
  const begin = isWord(second, 'PLAN') && isWord(third, 'FOR') ? fourth : second
  const isQuery = isWord(begin, 'SELECT', 'WITH', 'FROM', 'VALUES') || isMark(begin, '(')
  return isQuery && begin !== undefined
    ? { tokens: tokens.slice(tokens.indexOf(begin)), isExplain: true }
    : { tokens, isExplain: false }
}

/** Whether `druid` is the schema wherever it stands: before a point, and once behind FROM or JOIN. */
function isDruidSchema(tokens: readonly Token[]): boolean {
  const own = tokens.filter((token) => !isBlank(token))
  const places = own.flatMap((token, index) => (isDruid(token) ? [index] : []))
  return (
    places.some((index) => isWord(own[index - 1], 'FROM', 'JOIN')) &&
    places.every((index) => isMark(own[index + 1], '.') && !isMark(own[index - 1], '.'))
  )
}

function isDruid({ kind, spelled }: Token): boolean {
  return (kind === 'word' && spelled.toLowerCase() === 'druid') || (kind === 'name' && spelled === '"druid"')
}

function withoutSchema(tokens: readonly Token[]): readonly Token[] {
  const dropped = new Set<Token>()
  for (const [index, token] of tokens.entries()) {
    if (!isDruid(token)) continue
    const point = tokens[nextAt(tokens, index + 1)]
    dropped.add(token)
    if (point !== undefined) dropped.add(point)
  }
  return tokens.filter((token) => !dropped.has(token))
}

/** Words after which a list of what is selected is over. */
const clauses = [
  'FROM',
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
  'EXCEPT'
]

function rewritten(tokens: readonly Token[], depth = 0): Code {
  const code: Code[number][] = []
  /** By depth of brackets: whether what stands there is selected. */
  const selected = [false]
  let before: Token | undefined
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token
    if (isMark(token, '(')) selected.push(false)
    else if (isMark(token, ')') && selected.length > 1) selected.pop()
    else if (isWord(token, 'SELECT')) selected[selected.length - 1] = true
    else if (isWord(token, ...clauses)) selected[selected.length - 1] = false
    const found = isMark(before, '.') ? null : replaced(tokens, index, before, depth)
    if (found === null) {
      code.push(kept(token.spelled, token.at))
      if (!isBlank(token)) before = token
      continue
    }
    const opens = isWord(before, 'SELECT', 'DISTINCT', 'ALL') || isMark(before, ',')
    const isItem = selected.at(-1) === true && opens && isItemEnd(tokens, found.last + 1)
    for (const part of found.code) code.push(part)
    if (isItem) code.push(...nameOf(tokens.slice(index, found.last + 1)))
    index = found.last
    before = tokens[index]
  }
  return code
}

function isItemEnd(tokens: readonly Token[], index: number): boolean {
  const next = tokens[nextAt(tokens, index)]
  return next === undefined || isMark(next, ',') || isMark(next, ';') || isWord(next, ...clauses)
}

/** A column keeps the name that it was asked by. */
function nameOf(asked: readonly Token[]): Code {
  const name = asked.map(({ spelled }) => spelled).join('')
  return writer(asked[0]?.at ?? 0)` AS ${`"${name.replaceAll('"', '""')}"`}`
}

interface Found {
  readonly code: Code
  /** Of the tokens it stands for. */
  readonly last: number
}

/** What stands for a token and what follows it; null where it stays. */
function replaced(tokens: readonly Token[], index: number, before: Token | undefined, depth: number): Found | null {
  const token = tokens[index]
  if (token?.kind !== 'word') return null
  const word = token.spelled.toUpperCase()
  const next = tokens[index + 1]
  if (word === 'U' && isMark(next, '&') && tokens[index + 2]?.kind === 'text') {
    throw noEquivalent('unicode-text', `U&${tokens[index + 2]?.spelled}`, token.at)
  }
  if (word === 'INTERVAL') checkInterval(tokens, index)
  const open = nextAt(tokens, index + 1)
  if (!isMark(tokens[open], '(')) {
    if (!['CURRENT_TIMESTAMP', 'LOCALTIMESTAMP'].includes(word) || isWord(before, 'AS')) return null
    return { code: writer(token.at)`CAST(now() AS TIMESTAMP)`, last: index }
  }
  if (word === 'TABLE') {
    const called = tokens[nextAt(tokens, open + 1)]
    throw noEquivalent('table', called?.spelled ?? '', token.at)
  }
  if (isRefusedHere(word)) throw noEquivalent('function', word, token.at)
  if (!druidFunctionsHere.has(word) && !isRounding(word) && word !== 'EXTRACT' && word !== 'CAST') return null
  const last = closing(tokens, open)
  if (last === null) return null
  if (depth >= maxDepth) throw tooLong()
  const inner = tokens.slice(open + 1, last)
  const call: Call = { name: word, at: token.at, args: argumentsOf(inner, token.at, depth), sql: writer(token.at) }
  const code = rewrittenCall(call, inner, depth)
  if (code !== null && code.reduce((sum, { text }) => sum + text.length, 0) > maxChars) throw tooLong()
  return code && { code, last }
}

/** INTERVAL 'text' UNIT: units that mean something else, or that DuckDB does not join. @throws AppError `explore.sql-dialect` */
function checkInterval(tokens: readonly Token[], index: number): void {
  const [value, unit, to, last] = tokens.slice(index + 1).filter((token) => !isBlank(token))
  if (value?.kind !== 'text' || unit?.kind !== 'word') return
  if (isWord(unit, 'WEEK', 'QUARTER')) throw noEquivalent('interval-unit', unit.spelled.toUpperCase(), unit.at)
  if (isWord(to, 'TO') && last?.kind === 'word') {
    throw noEquivalent('unit', `${unit.spelled} TO ${last.spelled}`.toUpperCase(), unit.at)
  }
}

function rewrittenCall(call: Call, inner: readonly Token[], depth: number): Code | null {
  if (call.name === 'EXTRACT') return extracted(call, inner, depth)
  if (call.name === 'CAST') return cast(call.sql, trimmed(inner), (tokens) => rewritten(trimmed(tokens), depth + 1))
  return isRounding(call.name) ? rounded(call, inner, depth) : written(call)
}

function tooLong(): AppError {
  return new AppError('explore.sql', { reason: 'calls stand too deep in one another.' })
}

function written(call: Call): Code | null {
  const known = druidFunctionsHere.get(call.name)
  if (known === undefined) return null
  const { length } = call.args
  if (length < known.least || length > known.most) throw noEquivalent('arguments', call.name, call.at)
  return known.write(call)
}

const isRounding = (word: string) => word === 'FLOOR' || word === 'CEIL' || word === 'CEILING'

/** FLOOR(time TO unit); null for FLOOR of a number. */
function rounded(call: Call, inner: readonly Token[], depth: number): Code | null {
  const own = trimmed(inner)
  const unit = own.at(-1)
  const to = own.slice(0, -1).findLast((token) => !isBlank(token))
  if (unit?.kind !== 'word' || !isWord(to, 'TO')) return null
  const time = trimmed(own.slice(0, own.indexOf(to as Token)))
  return toUnit(call, rewritten(time, depth + 1), { word: unit.spelled.toUpperCase(), at: unit.at })
}

/** EXTRACT(unit FROM time); null for a unit that only DuckDB has. */
function extracted(call: Call, inner: readonly Token[], depth: number): Code | null {
  const own = trimmed(inner)
  const [unit] = own
  const from = own.findIndex((token, index) => index > 0 && !isBlank(token))
  if (unit?.kind !== 'word' || !isWord(own[from], 'FROM')) return null
  const time = trimmed(own.slice(from + 1))
  const word = unit.spelled.toUpperCase()
  if (word === 'ISOYEAR') throw noEquivalent('misnamed', word, unit.at)
  // The others are the same in both.
  return ['DOW', 'EPOCH', 'MILLISECOND'].includes(word) ? partOf(call.sql, rewritten(time, depth + 1), word) : null
}

function trimmed(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex((token) => !isBlank(token))
  return first < 0 ? [] : tokens.slice(first, tokens.findLastIndex((token) => !isBlank(token)) + 1)
}

/** What stands between the commas of a call. */
function argumentsOf(inner: readonly Token[], at: number, depth: number): Argument[] {
  const pieces: Token[][] = [[]]
  let open = 0
  for (const token of inner) {
    if (token.kind === 'mark' && '([{'.includes(token.spelled)) open++
    else if (token.kind === 'mark' && ')]}'.includes(token.spelled)) open--
    if (open === 0 && isMark(token, ',')) pieces.push([])
    else pieces.at(-1)?.push(token)
  }
  const args = pieces.map((piece): Argument => {
    const own = trimmed(piece)
    let code: Code | undefined
    return {
      // Not before it is wanted: a call that stays is gone through by itself.
      get code() {
        code ??= rewritten(own, depth + 1)
        return code
      },
      tokens: own,
      at: own[0]?.at ?? at
    }
  })
  return args.length === 1 && args[0]?.tokens.length === 0 ? [] : args
}
