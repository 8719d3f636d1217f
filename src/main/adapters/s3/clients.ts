/** How the SDK is set up for a connection: keys, endpoint, certificates, proxy, time-outs. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { getCACertificates } from 'node:tls'
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { ConnectionSecrets, S3Connection } from '../../../shared/domain/connection'
import { AppError } from '../../../shared/errors'
import { type Place, placeOf } from './place'

export interface TimeLimits {
  readonly connectTimeoutMs: number
  /** Without a byte in either direction. */
  readonly idleTimeoutMs: number
}

export interface Clients {
  readonly s3: S3Client
  /** Signs URLs for those who reach the server under another name. */
  readonly forReaders: S3Client
  readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent }
  close(): void
}

const nothing = () => {}
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing }

type Credentials = NonNullable<S3ClientConfig['credentials']>

/** Errors: `s3.ca-unreadable`, `s3.proxy`. Keys are looked for at the first call, not here. */
export function openClients(
  connection: S3Connection,
  secrets: ConnectionSecrets,
  readerEndpoint: string | null,
  limits: TimeLimits
): Clients {
  const agents = agentsOf(connection)
  const requestHandler = new NodeHttpHandler({
    httpAgent: agents.http,
    httpsAgent: agents.https,
    connectionTimeout: limits.connectTimeoutMs,
    socketTimeout: limits.idleTimeoutMs
  })
  const credentials = credentialsOf(connection, secrets, requestHandler)
  const client = (endpoint: string | null) =>
    new S3Client({
      region: connection.region,
      ...(endpoint === null ? {} : { endpoint }),
      forcePathStyle: connection.pathStyle,
      credentials,
      requestHandler,
      // Bodies are streams, which the SDK cannot send twice: calls are repeated here, not there.
      maxAttempts: 1,
      // Checksums are computed before and sent as headers; trailers are what older servers do not know.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // Handlers that wait for `100 Continue` use agents of their own, without certificates and proxy.
      expectContinueHeader: false,
      followRegionRedirects: false,
      // It would write to the console what is told by errors here, with names of files.
      logger: silent
    })
  const s3 = client(connection.endpoint)
  const forReaders = readerEndpoint === null ? s3 : client(readerEndpoint)
  return {
    s3,
    forReaders,
    agents,
    close() {
      s3.destroy()
      forReaders.destroy()
      agents.http.destroy()
      agents.https.destroy()
    }
  }
}

function agentsOf(connection: S3Connection) {
  const proxyUrl = connection.proxyUrl
  if (proxyUrl !== null && !proxiesAreKnown(process.versions.node)) {
    throw new AppError('s3.proxy', { proxy: placeOf(connection).proxy, reason: 'Node 22.21 or later is needed for it' })
  }
  const common = {
    keepAlive: true,
    maxSockets: 50,
    ...(proxyUrl === null ? {} : { proxyEnv: { HTTP_PROXY: proxyUrl, HTTPS_PROXY: proxyUrl } })
  }
  const ca = connection.caPath === null ? {} : { ca: [...getCACertificates('default'), readCa(connection.caPath)] }
  return { http: new HttpAgent(common), https: new HttpsAgent({ ...common, ...ca }) }
}

/** Whether agents of this Node know proxies; those that don't would go past it without a word. */
export function proxiesAreKnown(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21)
}

function readCa(path: string): string {
  let pem: string
  try {
    pem = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new AppError('s3.ca-unreadable', { path, reason: code ?? 'unreadable' }, { cause: error })
  }
  try {
    // The agent itself would pass over what it cannot read, and trust nothing more than before.
    new X509Certificate(pem)
  } catch (error) {
    throw new AppError('s3.ca-unreadable', { path, reason: 'there is no PEM certificate in it' }, { cause: error })
  }
  return pem
}

/** Asked by the SDK before it signs; what the chain finds is kept until shortly before it expires. */
function credentialsOf(
  connection: S3Connection,
  secrets: ConnectionSecrets,
  requestHandler: NodeHttpHandler
): Credentials {
  const place: Place = placeOf(connection)
  const { credentials } = connection
  switch (credentials.kind) {
    case 'keys':
      return async () => {
        const { s3SecretAccessKey, s3SessionToken } = secrets
        if (!s3SecretAccessKey) throw new AppError('s3.no-credentials', { source: place.keysFrom })
        return {
          accessKeyId: credentials.accessKeyId,
          secretAccessKey: s3SecretAccessKey,
          ...(s3SessionToken ? { sessionToken: s3SessionToken } : {})
        }
      }
    case 'profile':
    case 'chain': {
      // A role, a web identity and SSO are asked for over the network: through the same proxy and certificates.
      const init = { clientConfig: { region: connection.region, requestHandler }, timeout: 1000, maxRetries: 0 }
      // Loaded when needed: most connections have keys of their own.
      const provider = import('@aws-sdk/credential-providers').then(({ fromIni, fromNodeProviderChain }) =>
        credentials.kind === 'profile'
          ? fromIni({ ...init, profile: credentials.profile })
          : fromNodeProviderChain(init)
      )
      return async () => (await provider)()
    }
  }
}
