/** What went wrong with an update, as one of a few things a person can do something about. */

export type UpdateFailure =
  /** No answer: no network, a name that is not found, a server that is away or silent. */
  | 'unreachable'
  /** The server could not prove who it is. */
  | 'untrusted'
  /** An answer, but not the file that was asked for. */
  | 'missing'
  /** What the server says about its versions makes no sense. */
  | 'unreadable'
  /** The file is not the one that was announced, or not signed as it should be. */
  | 'damaged'
  /** The disk is full, or the place may not be written. */
  | 'disk'
  | 'unexpected'

const byCode: readonly (readonly [RegExp, UpdateFailure])[] = [
  [/^(ECONN\w+|ENOTFOUND|ETIMEDOUT|EAI_\w+|EPIPE|EHOSTUNREACH|ENETUNREACH)$/, 'unreachable'],
  [/^HTTP_ERROR_5\d\d$/, 'unreachable'],
  [/^(HTTP_ERROR_\d+|ERR_UPDATER_CHANNEL_FILE_NOT_FOUND|ERR_UPDATER_ZIP_FILE_NOT_FOUND)$/, 'missing'],
  [/^(ERR_CHECKSUM_MISMATCH|ERR_UPDATER_INVALID_SIGNATURE)$/, 'damaged'],
  [/^ERR_UPDATER_(INVALID_UPDATE_INFO|INVALID_VERSION|NO_FILES_PROVIDED|NO_CHECKSUM)$/, 'unreadable'],
  [/^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS)$/, 'disk']
]

// Chromium's network errors, and those of the updater that carry no code, are told apart by their text only.
const byText: readonly (readonly [RegExp, UpdateFailure])[] = [
  [/net::ERR_(CERT|SSL|BAD_SSL)/, 'untrusted'],
  [/net::ERR_|timed out|aborted by the server/i, 'unreachable'],
  [/^Cannot download .*, status 5\d\d/, 'unreachable'],
  [/^Cannot download .*, status \d+/, 'missing']
]

/** Tells an error of the updater apart by its code, its text or its kind. */
export function failureOf(error: unknown): UpdateFailure {
  const { code, message, name } = (error ?? {}) as Partial<NodeJS.ErrnoException>
  const match = (table: typeof byCode, text: string) => table.find(([pattern]) => pattern.test(text))?.[1]
  const found = match(byCode, String(code ?? '')) ?? match(byText, String(message ?? ''))
  if (found) return found
  // The description of a version is read without looking at its shape first.
  return name === 'TypeError' || name === 'YAMLException' || name === 'SyntaxError' ? 'unreadable' : 'unexpected'
}
