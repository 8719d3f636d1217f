/** Whether an edited query can be submitted for a job: one ingestion, into the job's datasource, of the rows that the job publishes. */
import type { TextProblem, TextReason } from './check-text'
import { positionOf } from './positions'
import { secretNames } from './secret-names'
import { type SqlToken, sqlTokens } from './sql-tokens'

/** Functions that read from elsewhere than a datasource. */
const readers = new Set(['EXTERN', 'S3', 'HTTP', 'LOCALFILES', 'INLINE', 'AZURE', 'GOOGLE', 'HDFS'])

interface Statement {
  /** Where rows go, as tokens: the name, and what stands before the query. */
  readonly target: SqlToken
  readonly dataSource: string
  readonly replaced: string
  readonly partitioned: SqlToken | undefined
  readonly granularity: string
  /** What is read from elsewhere: the function, and the first text in it. */
  readonly read: readonly { readonly at: SqlToken; readonly source: string | null }[]
}

/** Problems that keep it from being submitted, and those of severity `warning`, in the order of the text. */
export function checkSqlText(generated: string, edited: string, dataSource: string): TextProblem[] {
  const problems: TextProblem[] = []
  const say = (
    offset: number,
    reason: TextReason,
    details: TextProblem['details'] = {},
    severity: TextProblem['severity'] = 'error'
  ) => problems.push({ ...positionOf(edited, offset), reason, details, severity })
  const read = sqlTokens(edited)
  if ('reason' in read) {
    say(read.offset, read.reason)
    return problems
  }
  const { tokens } = read
  const end = tokens.find(({ kind, value, depth }) => kind === 'mark' && value === ';' && depth === 0)
  if (end !== undefined) say(end.offset, 'several-statements')
  const statement = statementOf(tokens)
  if (statement === null) {
    say(tokens[0]?.offset ?? 0, 'no-ingestion')
    return problems
  }
  if (statement.dataSource !== dataSource) say(statement.target.offset, 'other-datasource', { name: dataSource })
  const own = sqlTokens(generated)
  const before = 'tokens' in own ? statementOf(own.tokens) : null
  const sources = (of: Statement | null) => JSON.stringify(of?.read.map(({ source }) => source) ?? [])
  if (sources(statement) !== sources(before)) {
    const known = new Set(before?.read.map(({ source }) => source))
    const other = statement.read.find(({ source }) => !known.has(source))
    say((other ?? statement.read.at(-1))?.at.offset ?? statement.target.offset, 'other-source')
  }
  if (statement.partitioned === undefined) say(edited.length, 'missing', { name: 'PARTITIONED BY' })
  for (const { kind, value, offset } of tokens) {
    if (kind === 'text' && carriesSecret(value)) say(offset, 'secret')
  }
  if (before !== null && problems.length === 0) {
    if (statement.replaced !== before.replaced) say(statement.target.offset, 'replaces-otherwise', {}, 'warning')
    else if (statement.granularity !== before.granularity) {
      say(statement.partitioned?.offset ?? 0, 'replaces-otherwise', {}, 'warning')
    }
  }
  return problems.sort((a, b) => a.offset - b.offset)
}

/** Null: it is no INSERT and no REPLACE. */
function statementOf(tokens: readonly SqlToken[]): Statement | null {
  const word = (at: number) => (tokens[at]?.kind === 'word' ? tokens[at]?.value : undefined)
  const verb = word(0)
  if ((verb !== 'INSERT' && verb !== 'REPLACE') || word(1) !== 'INTO') return null
  const isSchema = tokens[3]?.spelled === '.'
  const [schema, target] = isSchema ? [tokens[2], tokens[4]] : [null, tokens[2]]
  if (target === undefined || (target.kind !== 'name' && target.kind !== 'word')) return null
  const nameOf = ({ kind, value, spelled }: SqlToken) => (kind === 'name' ? value : spelled)
  const from = isSchema ? 5 : 3
  const query = tokens.findIndex(({ kind, value, depth }, i) => {
    return i >= from && kind === 'word' && depth === 0 && (value === 'SELECT' || value === 'WITH')
  })
  const isDruid = schema == null || nameOf(schema) === 'druid'
  const at = tokens.findLastIndex(({ kind, value, depth }) => kind === 'word' && depth === 0 && value === 'PARTITIONED')
  const clustered = tokens.findIndex(({ value }, i) => i > at && value === 'CLUSTERED')
  const spelling = (some: readonly SqlToken[]) =>
    some.map(({ kind, value, spelled }) => (kind === 'word' ? value : spelled)).join(' ')
  return {
    target,
    dataSource: isDruid ? nameOf(target) : '',
    replaced: `${verb} ${spelling(tokens.slice(from, query < 0 ? undefined : query))}`,
    partitioned: tokens[at],
    granularity: at < 0 ? '' : spelling(tokens.slice(at, clustered < 0 ? undefined : clustered)),
    read: tokens.flatMap((token, i) => {
      if (token.kind !== 'word' || !readers.has(token.value) || tokens[i + 1]?.spelled !== '(') return []
      const source = tokens.slice(i + 1).find(({ kind, depth }) => kind === 'text' || depth <= token.depth - 1)
      return [{ at: token, source: source?.kind === 'text' ? source.value : null }]
    })
  }
}

/** As JSON has it inside of a text. A password provider that names a variable of the server is no secret. */
const secretInText = new RegExp(`"(?:${secretNames})"\\s*:\\s*(?:"|\\{[^}]*"password"\\s*:)`, 'i')

function carriesSecret(text: string): boolean {
  return secretInText.test(text)
}
