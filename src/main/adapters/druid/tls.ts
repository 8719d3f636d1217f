/** Who is talked to: certificates of one's own authority, of oneself, or one that is known by its fingerprint. */
import { readFileSync } from 'node:fs'
import type { PeerCertificate, TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import type { DruidConnection } from '../../../shared/domain/connection'
import { AppError } from '../../../shared/errors'

/** Hex without colons, small: fingerprints are written in many ways. */
function bare(fingerprint: string): string {
  return fingerprint
    .replace(/^sha-?256[:=\s]*/i, '')
    .replace(/[^0-9a-f]/gi, '')
    .toLowerCase()
}

function pem(path: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new AppError('druid.certificate-file', { path, reason }, { cause: error })
  }
  if (!text.includes('-----BEGIN')) throw new AppError('druid.certificate-file', { path, reason: 'no PEM' })
  return text
}

/**
 * How sockets to the cluster are opened. With a fingerprint, that certificate and no other is trusted, whoever signed it. Fails with
 * `druid.certificate-file` at once when a file is not there, and each connect with `druid.fingerprint`.
 */
export function connectorOf(connection: DruidConnection, connectTimeoutMs: number): buildConnector.connector {
  const { caPath, clientCertificate, fingerprint } = connection
  const expected = fingerprint === null ? null : bare(fingerprint)
  const connect = buildConnector({
    timeout: connectTimeoutMs,
    // A resumed session does not show the certificate again.
    ...(expected === null ? {} : { rejectUnauthorized: false, maxCachedSessions: 0 }),
    ...(caPath === null ? {} : { ca: pem(caPath) }),
    ...(clientCertificate === null
      ? {}
      : { cert: pem(clientCertificate.certPath), key: pem(clientCertificate.keyPath) })
  })
  if (expected === null) return connect
  return (options, callback) =>
    connect(options, (error, socket) => {
      if (error || !socket) return callback(error ?? new Error('no socket'), null)
      if (options.protocol !== 'https:') return callback(null, socket)
      const shown = certificateOf(socket as TLSSocket)
      if (shown !== null && bare(shown) === expected) return callback(null, socket)
      socket.destroy()
      const url = `${options.protocol}//${options.host ?? options.hostname}`
      callback(new AppError('druid.fingerprint', { url, fingerprint: shown ?? '?' }), null)
    })
}

function certificateOf(socket: TLSSocket): string | null {
  const certificate: PeerCertificate | Record<string, never> = socket.getPeerCertificate()
  return certificate.fingerprint256 ?? null
}
