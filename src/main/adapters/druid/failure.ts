/** What an answer that is no success means: every shape in which Druid, Jetty and proxies say no, as one of our codes. */
import { AppError, type ErrorCode } from '../../../shared/errors'
import { type Call, callName } from './call'
import { parseExact } from './exact-json'
import type { Answer } from './http'
import type { Redact } from './redact'

type Fields = Readonly<Record<string, unknown>>

/** JSON of an answer, whatever its content type claims; undefined when it is none. */
export function jsonOf(text: string): unknown {
  if (text === '') return undefined
  try {
    return parseExact(text)
  } catch {
    return undefined
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const longest = 500

/** The sentence of a message: its stack, the exceptions' package names and what is past its first lines are left out. */
export function firstSentence(message: string): string {
  const line = message.split(/\n\s*at |\n\t|\r?\n/, 1)[0] ?? ''
  const short = line
    .replace(/^(?:(?:[a-z][\w$]*\.)+[A-Z]\w*(?:Exception|Error|RE|ISE|IAE|UOE)?:\s*)+/, '')
    .replace(/[.\s]+$/, '')
    .trim()
  return short.length > longest ? `${short.slice(0, longest)}…` : short
}

/** The sentence of a message with a Java stack, and that of its innermost cause where it is another. */
export function sentenceWithCause(message: string, stack = message): string {
  const sentence = firstSentence(message)
  const cause = firstSentence([...stack.matchAll(/Caused by: ([^\n]+)/g)].at(-1)?.[1] ?? '')
  if (cause === '' || sentence.includes(cause)) return sentence
  return cause.includes(sentence) ? cause : `${sentence}: ${cause}`
}

/** Which extension brings a type that Druid does not know. */
const extensionOf: Readonly<Record<string, string>> = {
  s3: 'druid-s3-extensions',
  parquet: 'druid-parquet-extensions',
  orc: 'druid-orc-extensions',
  avro_ocf: 'druid-avro-extensions',
  google: 'druid-google-extensions',
  azure: 'druid-azure-extensions',
  azureStorage: 'druid-azure-extensions',
  hdfs: 'druid-hdfs-storage',
  HLLSketchBuild: 'druid-datasketches',
  HLLSketchMerge: 'druid-datasketches',
  thetaSketch: 'druid-datasketches',
  quantilesDoublesSketch: 'druid-datasketches',
  query_controller: 'druid-multi-stage-query'
}

const missingType = /load all the necessary extensions and jars with type '([^']*)' on '([^']*)' service/

/** An error of a type that no module of the cluster brings; null when the message is about something else. */
export function missingExtension(message: string): AppError | null {
  const match = missingType.exec(message)
  if (!match) return null
  const [, type = '', service = ''] = match
  return new AppError('druid.extension-missing', { type, extension: extensionOf[type] ?? null, service })
}

const denied =
  /\b(?:AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|InvalidToken|RequestTimeTooSkewed|Forbidden)\b|(?:response code|Status Code): 40[13]/i
const missing = /NoSuchKey|NoSuchBucket|NoSuchFile|FileNotFound|No such file|response code: 404|Status Code: 404/i
const unreachable =
  /Connection refused|connect timed out|Connect to .* failed|UnknownHost|No route to host|Unable to execute HTTP|trying to read uri|SSLHandshake|PKIX/i

/** What Druid met at the published object; null when the message is about something else. */
export function inputError(message: string): AppError | null {
  const found: readonly (readonly [RegExp, ErrorCode])[] = [
    [denied, 'druid.input-denied'],
    [missing, 'druid.input-missing'],
    [unreachable, 'druid.input-unreachable']
  ]
  const reason = firstSentence(message.replace(/^Failed to sample data:\s*/, '')).replace(/ \(Service: .*$/, '')
  for (const [pattern, code] of found) if (pattern.test(message)) return new AppError(code, { reason })
  return null
}

/** Which service a call ends at. */
function serviceOf(path: string): string {
  if (path.startsWith('/druid/indexer/') || path.startsWith('/proxy/overlord/')) return 'overlord'
  if (path.startsWith('/druid/coordinator/') || path.startsWith('/proxy/coordinator/')) return 'coordinator'
  return path.startsWith('/druid/v2') ? 'broker' : 'router'
}

const position = /\(line \[(\d+)\], column \[(\d+)\]\)/
/** How the planner of older releases says where. */
const olderPosition = /[Ff]rom line (\d+), column (\d+) to line \d+, column \d+:\s*/

function sqlError(message: string, context: Fields): AppError {
  const match = position.exec(message) ?? olderPosition.exec(message)
  const line = Number(context.line ?? match?.[1] ?? Number.NaN)
  const column = Number(context.column ?? match?.[2] ?? Number.NaN)
  const reason = firstSentence(message.replace(position, '').replace(olderPosition, ''))
  const dataSource = /^Object '(.*)' not found/s.exec(message)?.[1]
  const where = Number.isFinite(line) && Number.isFinite(column) ? { line, column } : {}
  if (dataSource !== undefined) return new AppError('druid.unknown-datasource', { dataSource, ...where })
  return new AppError('druid.invalid-sql', { reason, ...where })
}

interface Said {
  readonly message: string
  readonly category: string
  readonly kind: string
  readonly context: Fields
}

/** The newer shape, the older one, `{error}` alone, and the newer one inside of an `error`. */
function saidIn(body: Fields): Said {
  const inner = isFields(body.error) ? body.error : body
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    message: text(inner.errorMessage) || text(inner.error) || text(inner.message),
    category: text(inner.category),
    kind: `${text(inner.error)} ${text(inner.errorCode)} ${text(inner.errorClass)}`,
    context: isFields(inner.context) ? inner.context : {}
  }
}

const busy = /capacity exceeded|QueryCapacityExceeded|Too many|CAPACITY_EXCEEDED/i
const planner =
  /SQL parse failed|Plan validation failed|SqlParseException|ValidationException|CalciteContext|RelOptPlanner/i
const resources = /Resource limit exceeded|ResourceLimitExceeded|Truncated response/i

function fromJson(answer: Answer, call: Call, body: Fields): AppError {
  const { message, category, kind, context } = saidIn(body)
  const name = callName(call)
  const reason = firstSentence(message) || `status ${answer.status}`
  const extension = missingExtension(message)
  if (extension) return extension
  const isSql = call.path.startsWith('/druid/v2/')
  const queryId = String(answer.headers['x-druid-sql-query-id'] ?? '')
  if (category === 'TIMEOUT' || /Query timeout|QueryTimeoutException/.test(kind)) {
    const seconds = secondsOf(call)
    return new AppError('druid.timeout', {
      call: name,
      ...(seconds === null ? {} : { seconds, limit: `${seconds} s` })
    })
  }
  if (category === 'CANCELED' || /Query cancelled|QueryInterrupted/.test(kind)) {
    return new AppError('druid.query-cancelled', { queryId })
  }
  if (category === 'CAPACITY_EXCEEDED' || busy.test(kind)) return new AppError('druid.busy', { reason })
  // What follows its first sentence are settings and links.
  if (resources.test(kind)) return new AppError('druid.out-of-room', { reason: reason.split('. ', 1)[0] })
  if (category === 'NOT_FOUND') return new AppError('druid.unknown-task', { taskId: lastOf(call.path) })
  if (isSql && (category === 'INVALID_INPUT' || context.sourceType === 'sql' || planner.test(kind))) {
    return sqlError(message, context)
  }
  if (isSql && /Unable to parse the SQL|Object '.*' not found|line \d+, column \d+/.test(message)) {
    return sqlError(message, context)
  }
  if (isSql) return new AppError('druid.query-failed', { reason })
  if (call.path.startsWith('/druid/indexer/v1/sampler')) {
    const input = inputError(message)
    if (input) return input
  }
  if (answer.status === 429 || answer.status === 503) return new AppError('druid.busy', { reason })
  if (answer.status >= 500) return badAnswer(answer, call, reason)
  return new AppError('druid.rejected', { call: name, reason })
}

/** The seconds that the query itself was given. */
function secondsOf(call: Call): number | null {
  const context = isFields(call.body) && isFields(call.body.context) ? call.body.context : {}
  return typeof context.timeout === 'number' ? context.timeout / 1000 : null
}

function lastOf(path: string): string {
  return decodeURIComponent(path.split('?')[0]?.split('/').at(-1) ?? '')
}

function badAnswer(answer: Answer, call: Call, reason: string): AppError {
  return new AppError('druid.bad-answer', { url: answer.origin, call: callName(call), status: answer.status, reason })
}

function titleOf(html: string): string {
  return firstSentence(/<title>([^<]*)/.exec(html)?.[1]?.replace(/^Error \d+\s*/, '') ?? 'a page of HTML')
}

/** Of an extension that is there in part, or of another release. It stays so however often it is asked. */
const lackingClass = /\b(?:NoClassDefFoundError|ClassNotFoundException): (?:Could not initialize class )?([\w./$]+)/

/** An answer that is no success, as an error without secrets. */
export function answerError(answer: Answer, call: Call, redact: Redact): AppError {
  const text = redact(answer.text)
  const { status } = answer
  if (status === 401) return new AppError('druid.unauthorized', { url: answer.origin })
  if (status === 403) return new AppError('druid.forbidden', { call: callName(call), grant: grantOf(text, call) })
  const className = lackingClass.exec(text)?.[1]?.replaceAll('/', '.')
  if (className !== undefined) return new AppError('druid.class-missing', { service: serviceOf(call.path), className })
  const body = jsonOf(text)
  const jetty = isFields(body) ? jettyPage(body) : null
  if (isFields(body) && jetty === null) {
    const said = saidIn(body)
    if (said.category === 'UNAUTHORIZED') return new AppError('druid.unauthorized', { url: answer.origin })
    if (said.category === 'FORBIDDEN') {
      return new AppError('druid.forbidden', { call: callName(call), grant: call.grant })
    }
    return fromJson(answer, call, body)
  }
  if (status === 404 || status === 405 || status === 501) {
    if (text.startsWith('Cannot find any task')) return new AppError('druid.unknown-task', { taskId: taskIn(text) })
    return new AppError('druid.not-supported', { call: callName(call) })
  }
  if (status === 429 || (status === 503 && !text.includes('<html') && jetty === null)) {
    return new AppError('druid.busy', { reason: firstSentence(text) || `status ${status}` })
  }
  const html = /^\s*<(?:!doctype|html)/i.test(text)
  // A router that can't pass a GET on says 502, and 500 "Server Error" for a POST.
  const forwarding =
    text.includes('ForwardingServlet') &&
    (jetty === 'Server Error' || (html && /HTTP ERROR 500 Server Error/.test(text)))
  if (status === 502 || status === 503 || status === 504 || forwarding) {
    return new AppError('druid.service-down', { service: serviceOf(call.path) })
  }
  if (status === 400 || status === 415) {
    const reason = jetty ?? (html ? titleOf(text) : firstSentence(text))
    return new AppError('druid.rejected', { call: callName(call), reason })
  }
  return badAnswer(answer, call, jetty ?? (html ? titleOf(text) : firstSentence(text) || 'an empty answer'))
}

/** What a page of Jetty says that was asked for as JSON; null: it is no such page, but Druid's own answer. */
function jettyPage({ servlet, message, status }: Fields): string | null {
  return typeof servlet === 'string' && typeof message === 'string' && typeof status === 'string' ? message : null
}

function taskIn(text: string): string {
  return /id: \[([^\]]*)\]/.exec(text)?.[1] ?? ''
}

/** What a 403 says it wants, where it says it; else what the call is known to need. */
function grantOf(text: string, call: Call): string {
  return /Insufficient permission to view servers/.test(text) ? 'STATE READ' : call.grant
}
