import { expect, test } from 'vitest'
import { failureOf, type UpdateFailure } from './update-failure'

const error = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {})

const cases: readonly (readonly [Error, UpdateFailure])[] = [
  [error('net::ERR_CONNECTION_REFUSED'), 'unreachable'],
  [error('net::ERR_NAME_NOT_RESOLVED'), 'unreachable'],
  [error('net::ERR_INTERNET_DISCONNECTED'), 'unreachable'],
  [error('connect ECONNREFUSED', 'ECONNREFUSED'), 'unreachable'],
  [error('Request timed out'), 'unreachable'],
  [error('Request has been aborted by the server'), 'unreachable'],
  [error('503', 'HTTP_ERROR_503'), 'unreachable'],
  [error('Cannot download "https://a/b", status 502: Bad Gateway'), 'unreachable'],
  [error('net::ERR_CERT_AUTHORITY_INVALID'), 'untrusted'],
  [error('net::ERR_SSL_PROTOCOL_ERROR'), 'untrusted'],
  [error('403', 'HTTP_ERROR_403'), 'missing'],
  [error('no channel', 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'), 'missing'],
  [error('Cannot download "https://a/b", status 404: Not Found'), 'missing'],
  [error('bad yml', 'ERR_UPDATER_INVALID_UPDATE_INFO'), 'unreadable'],
  [error('bad version', 'ERR_UPDATER_INVALID_VERSION'), 'unreadable'],
  [new TypeError("Cannot read properties of undefined (reading 'version')"), 'unreadable'],
  [error('sha512', 'ERR_CHECKSUM_MISMATCH'), 'damaged'],
  [error('not signed', 'ERR_UPDATER_INVALID_SIGNATURE'), 'damaged'],
  [error('full', 'ENOSPC'), 'disk'],
  [error('denied', 'EACCES'), 'disk'],
  [error('who knows'), 'unexpected']
]

test.each(cases)('%s is %s', (thrown, failure) => {
  expect(failureOf(thrown)).toBe(failure)
})

test('anything may be thrown', () => {
  for (const thrown of [undefined, null, 'text', 7]) expect(failureOf(thrown)).toBe('unexpected')
})
