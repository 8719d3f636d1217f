/**
 * One error vocabulary. A code is "room.reason"; its sentence says what happened, where, and what to do next. Foreign
 * errors are translated in the adapter that met them; what nobody translated becomes `internal`.
 */
type Details = Readonly<Record<string, unknown>>
type Entry = { readonly status: number; readonly retryable: boolean; readonly sentence: (d: Details) => string }

const text = (value: unknown, fallback = 'it') => (value === undefined || value === null ? fallback : String(value))

const table = {
  'open.not-found': entry(
    404,
    false,
    (d) => `There is no file at ${text(d.path)}. Check the path, or choose the file again.`
  ),
  'open.not-a-file': entry(
    400,
    false,
    (d) => `${text(d.path)} is a folder or a device, not a file. Choose a CSV file inside it.`
  ),
  'open.empty': entry(422, false, (d) => `${text(d.name)} is empty: it has no bytes. Export it again.`),
  'open.no-rows': entry(
    422,
    false,
    (d) => `${text(d.name)} has no rows of data, only ${text(d.what, 'blank lines')}. Export it again.`
  ),
  'open.binary': entry(
    422,
    false,
    (d) => `${text(d.name)} is ${text(d.what, 'a binary file')}, not text. Save it as CSV and open that.`
  ),
  'open.unreadable': entry(
    403,
    true,
    (d) =>
      `${text(d.path)} can't be read: ${text(d.reason, 'permission denied')}. Change its permissions or copy it elsewhere.`
  ),
  'open.vanished': entry(
    410,
    true,
    (d) => `${text(d.path)} was there when you opened it and is gone now. Put it back or choose another file.`
  ),
  'open.changed': entry(
    409,
    true,
    (d) => `${text(d.path)} has changed since it was opened. Open it again so that nothing old is mixed with new.`
  ),
  'open.outside-roots': entry(
    403,
    false,
    (d) =>
      `${text(d.path)} is outside of the folders this app may read. Choose a file in the dialog, or start with --root.`
  ),
  'open.field-too-long': entry(
    422,
    false,
    (d) =>
      `Line ${text(d.line)} of ${text(d.name)} has a field longer than ${text(d.limit)} characters, most often an unclosed quote. Correct that line or choose another quote character.`
  ),
  'open.too-many-columns': entry(
    422,
    false,
    (d) => `${text(d.name)} has ${text(d.columns)} columns; the limit is ${text(d.limit)}. Is the delimiter right?`
  ),
  'open.undecodable': entry(
    422,
    false,
    (d) => `${text(d.name)} can't be decoded as ${text(d.encoding)}. Choose another encoding.`
  ),
  'open.broken-archive': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} ends in the middle of its ${text(d.compression)} data or is damaged. Download or copy it again.`
  ),
  'open.archive-several': entry(
    422,
    false,
    (d) => `${text(d.name)} has ${text(d.count)} files in it: ${text(d.shown)}. Choose the one to open.`
  ),
  'open.archive-entry': entry(
    404,
    false,
    (d) => `There is no ${text(d.entry)} in ${text(d.name)}. Open the archive again and choose from what is in it.`
  ),
  'open.archive-encrypted': entry(
    422,
    false,
    (d) => `${text(d.entry)} in ${text(d.name)} is locked with a password. Unpack it first and open the file itself.`
  ),
  'open.archive-method': entry(
    422,
    false,
    (d) =>
      `${text(d.entry)} in ${text(d.name)} is packed in a rare way (method ${text(d.method)}). Unpack it first and open the file itself.`
  ),
  'open.inflates': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} unpacks to more than ${text(d.ratio)} times its size, which no table does. It was stopped before it fills the disk; unpack it yourself if you trust it.`
  ),
  'open.upload-too-large': entry(
    413,
    false,
    (d) => `The upload is larger than ${text(d.limit)}. Open the file by its path instead.`
  ),
  'open.unknown-source': entry(
    404,
    false,
    (d) => `Source ${text(d.sourceId)} is not open any more. Open the file again.`
  ),
  'check.unknown-column': entry(
    400,
    false,
    (d) => `There is no column ${text(d.column)} in ${text(d.name, 'this file')}.`
  ),
  'check.no-report': entry(
    409,
    false,
    (d) => `${text(d.name, 'This file')} has not been checked yet. Wait for the check, then ask again.`
  ),
  'check.unknown-finding': entry(
    404,
    false,
    (d) =>
      `The last check of ${text(d.name, 'this file')} has no such finding. Check the file again to see the present ones.`
  ),
  'check.too-wide': entry(422, false, (d) => `${text(d.name)} has too many columns to check: ${text(d.columns)}.`),
  'check.rule-column': entry(
    422,
    false,
    (d) =>
      `The rule “${text(d.rule)}” needs the column ${text(d.column)}, which this file does not have. Change the rule or switch it off.`
  ),
  'check.rule-type': entry(
    422,
    false,
    (d) =>
      `The rule “${text(d.rule)}” needs ${text(d.expected)}, and ${text(d.column)} is ${text(d.got)}. Change the rule, or how the column is read.`
  ),
  'check.rule-value': entry(
    422,
    false,
    (d) =>
      `The rule “${text(d.rule)}” compares ${text(d.column)} with “${text(d.value)}”, which is no ${text(d.type)}. Write numbers like 12.50 and days like 2024-12-31.`
  ),
  'check.rule-reference': entry(
    422,
    false,
    (d) =>
      `The rule “${text(d.rule)}” looks into ${text(d.dataset)}.${text(d.column)}, which is not there. Load that dataset, or change the rule.`
  ),
  'shape.bad-expression': entry(
    422,
    false,
    (d) => `The expression can't be read at character ${text(d.position)}: ${text(d.reason)}.`
  ),
  'shape.bad-pattern': entry(
    422,
    false,
    (d) => `The pattern can't be used at character ${text(d.position)}: ${text(d.reason)}.`
  ),
  'shape.unknown-column': entry(
    422,
    false,
    (d) =>
      `Step ${text(d.step)} needs the column ${text(d.column)}, which is not there at that point. Change or switch off the step.`
  ),
  'shape.duplicate-column': entry(
    422,
    false,
    (d) => `Step ${text(d.step)} would make a second column named ${text(d.column)}. Choose another name.`
  ),
  'shape.type-mismatch': entry(422, false, (d) => `${text(d.what)} needs ${text(d.expected)} and got ${text(d.got)}.`),
  'shape.column-type': entry(
    422,
    false,
    (d) => `Step ${text(d.step)} needs ${text(d.expected)} in the column ${text(d.column)}, which is ${text(d.got)}.`
  ),
  'shape.bad-value': entry(
    422,
    false,
    (d) =>
      `Step ${text(d.step)} can't put ${text(d.value)} into the column ${text(d.column)}, which is ${text(d.got)}. Write it as the column shows its values.`
  ),
  'shape.bad-step': entry(422, false, (d) => `Step ${text(d.step)} can't run: ${text(d.reason)}.`),
  'shape.role-column': entry(
    422,
    false,
    (d) =>
      `The role ${text(d.role)} points to the column ${text(d.column)}, which the recipe does not give. Choose another column for it.`
  ),
  'shape.role-type': entry(
    422,
    false,
    (d) =>
      `The role ${text(d.role)} needs ${text(d.expected)}, and the column ${text(d.column)} is ${text(d.got)}. Choose another column, or read it as another type.`
  ),
  'shape.overflow': entry(
    422,
    false,
    (d) =>
      `A number of ${text(d.what, 'the recipe')} has more digits than can be kept exactly (38). Round what it is made of, or divide it.`
  ),
  'shape.lookup-key-not-unique': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} has ${text(d.count)} keys more than once in ${text(d.column)}, for example ${text(d.example)}. A look-up needs each key once.`
  ),
  'shape.rates-too-long': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} spreads over more than ${text(d.limit)} days and currencies. Keep the currencies and years that are needed.`
  ),
  'shape.nothing-left': entry(
    422,
    false,
    () => 'No row would be loaded: every row is rejected or filtered. Look at the ledger to see why.'
  ),
  'shape.ambiguous': entry(
    422,
    false,
    (d) => `Column ${text(d.column)} can be read in more than one way. Choose one in Check before loading.`
  ),
  'shape.recipe-file': entry(
    422,
    false,
    (d) => `${text(d.name)} is no recipe: ${text(d.reason)}. Choose a recipe that was saved in Shape.`
  ),
  'shape.recipe-version': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} is a recipe of version ${text(d.version)}; this app reads version ${text(d.newest)}. Save it again with this version of the app, or update the app.`
  ),
  'shape.replay-stopped': entry(
    409,
    false,
    (d) =>
      `The recipe of dataset ${text(d.dataset)} does not run on ${text(d.name)} by itself: ${text(d.reasons)}. Open the file in the app and look, give a recipe, or replace the whole dataset.`
  ),
  'shape.ledger': entry(
    500,
    true,
    (d) => `The ledger does not add up by ${text(d.gap)} rows, so nothing was loaded. Please report this with the file.`
  ),
  'load.bad-name': entry(
    422,
    false,
    (d) => `${text(d.name)} is no dataset name. Use letters, digits and underscores, beginning with a letter.`
  ),
  'load.below-gate': entry(
    422,
    false,
    (d) =>
      `The quality score ${text(d.score)} is below the gate of ${text(d.gate)}. Give a reason to load it all the same.`
  ),
  'load.rules-failed': entry(
    422,
    false,
    (d) => `Rules that block loading are broken: ${text(d.rules)}. Give a reason to load it all the same.`
  ),
  'load.schema-differs': entry(
    409,
    false,
    (d) =>
      `Dataset ${text(d.dataset)} has other columns: ${text(d.difference)}. Change the recipe, choose another name, or replace all.`
  ),
  'load.column-clash': entry(
    422,
    false,
    (d) =>
      `The columns ${text(d.one)} and ${text(d.other)} are one and the same to the warehouse, which reads names without upper and lower case. Rename one of them in Shape.`
  ),
  'load.parity': entry(
    500,
    true,
    (d) =>
      `The warehouse answers other numbers than were shaped (${text(d.difference)}), so the load was rolled back. Nothing has changed; try again.`
  ),
  'load.disk-full': entry(
    507,
    true,
    (d) => `The disk is full at ${text(d.path)}. Free some space and try again; nothing was loaded.`
  ),
  'load.no-rejected': entry(
    410,
    false,
    (d) =>
      `The rejected rows of ${text(d.jobId)} are not kept any more (${text(d.path)}): the dataset was replaced or cleared since. Load the file again.`
  ),
  'load.correction': entry(
    422,
    false,
    (d) =>
      `The corrected rows can't be put back: ${text(d.reason)}. Open the rejected rows again and correct them there.`
  ),
  'load.put-back-already': entry(
    409,
    false,
    (d) =>
      `Row ${text(d.row)} was put back already, by ${text(d.jobId)}; nothing was loaded, so that no row counts twice. Leave that row out.`
  ),
  'load.replaced-since': entry(
    409,
    false,
    (d) =>
      `The rows of ${text(d.jobId)} are not in ${text(d.dataset)} any more: a later load replaced them. Correct the rejected rows of that load instead.`
  ),
  'load.unknown-dataset': entry(404, false, (d) => `There is no dataset ${text(d.dataset)}.`),
  'jobs.unknown': entry(404, false, (d) => `There is no job ${text(d.jobId)}.`),
  'jobs.no-receipt': entry(
    409,
    false,
    (d) => `Job ${text(d.jobId)} is ${text(d.state)}; only a finished one has a receipt.`
  ),
  'jobs.not-cancellable': entry(409, false, (d) => `Job ${text(d.jobId)} is ${text(d.state)} and can't be cancelled.`),
  'jobs.not-retryable': entry(
    409,
    false,
    (d) => `Job ${text(d.jobId)} is ${text(d.state)}; only a failed or cancelled one can be tried again.`
  ),
  'jobs.interrupted': entry(
    500,
    true,
    () => 'The app was closed in the middle of this load. Nothing of it was kept; try again.'
  ),
  'explore.sql': entry(422, false, (d) => `The SQL can't run: ${text(d.reason)}`),
  'explore.sql-refused': entry(
    403,
    false,
    (d) => `Only one SELECT over your datasets may run here: ${text(d.reason)}.`
  ),
  'explore.timeout': entry(
    504,
    true,
    (d) => `The query took longer than ${text(d.limitS)} s and was stopped. Narrow it or try again.`
  ),
  'explore.no-role': entry(422, false, (d) => `Dataset ${text(d.dataset)} has no column for ${text(d.role)}.`),
  'settings.invalid': entry(422, false, (d) => `${text(d.what)} is not a valid setting.`),
  'web.unauthorized': entry(
    401,
    false,
    () => 'Sign in with the address that was printed at the start, or send the token of run.json.'
  ),
  'web.forbidden-origin': entry(403, false, () => 'The request came from another site and was refused.'),
  'web.rate-limited': entry(429, true, (d) => `Too many requests; try again in ${text(d.retryAfterS)} s.`),
  'web.bad-request': entry(400, false, (d) => `The request can't be understood: ${text(d.reason)}.`),
  'web.not-found': entry(404, false, (d) => `There is nothing at ${text(d.path)}. The calls are listed at /api/docs.`),
  'web.port-taken': entry(
    409,
    false,
    (d) => `Port ${text(d.port)} can't be used (${text(d.reason)}). Choose another with --port, or 0 for any free one.`
  ),
  'web.too-large': entry(413, false, (d) => `The request is larger than ${text(d.limit)}.`),
  'cli.usage': entry(400, false, (d) => `${text(d.what)}. See sales --help.`),
  'engine.crashed': entry(
    503,
    true,
    (d) =>
      `The ${text(d.engine)} engine stopped in the middle of the work and is being started again. Try again in a moment.`
  ),
  'engine.unavailable': entry(
    503,
    true,
    (d) => `The ${text(d.engine)} engine could not be started five times in a row. Restart the app; the log says why.`
  ),
  'workspace.locked': entry(
    409,
    false,
    (d) => `Another instance is using the workspace ${text(d.path)}. Close it, or start with another --data.`
  ),
  'workspace.unusable': entry(500, false, (d) => `The workspace ${text(d.path)} can't be used: ${text(d.reason)}.`),
  cancelled: entry(499, false, () => 'Cancelled.'),
  internal: entry(
    500,
    true,
    (d) =>
      `Something unexpected happened inside the app. The log has the details under ${text(d.reference, 'its time')}.`
  )
} as const satisfies Record<string, Entry>

function entry(status: number, retryable: boolean, sentence: (d: Details) => string): Entry {
  return { status, retryable, sentence }
}

export type ErrorCode = keyof typeof table
export const errorCodes = Object.keys(table) as readonly ErrorCode[]

/** The one error class. `details` are plain data; the sentence is made from them. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: Details

  constructor(code: ErrorCode, details: Details = {}, options?: { cause?: unknown }) {
    super(sentenceOf(code, details), options)
    this.code = code
    this.details = details
  }

  /** HTTP status of the code. */
  get status(): number {
    return table[this.code].status
  }

  /** Whether the same call may succeed when it is made again. */
  get retryable(): boolean {
    return table[this.code].retryable
  }

  /** Plain data for storage and for the wire. */
  toShape(): { code: string; message: string; details: Record<string, unknown>; retryable: boolean } {
    return { code: this.code, message: this.message, details: { ...this.details }, retryable: this.retryable }
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(table, value)
}

/** The English sentence of a code with its details filled in. */
export function sentenceOf(code: ErrorCode, details: Details): string {
  return table[code].sentence(details)
}

/** Whether this is a cancel: ours, or the platform's AbortError. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'cancelled'
  return error instanceof Error && error.name === 'AbortError'
}
