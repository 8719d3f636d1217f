/** A connection as it is typed: texts of fields, what is wrong with them, and the connection that they make. */
import { Connection, type ConnectionSecrets } from '../../../../shared/domain/connection'

export interface ConnectionDraft {
  readonly id: string
  readonly name: string
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly prefix: string
  readonly pathStyle: boolean
  readonly credentials: Connection['s3']['credentials']['kind']
  readonly profile: string
  readonly accessKeyId: string
  /** Secrets as they were typed; empty: as they are stored. */
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly encryption: Connection['s3']['encryption']['kind']
  readonly kmsKeyId: string
  readonly storageClass: string
  /** `name=value`. */
  readonly tags: readonly string[]
  readonly s3Ca: string
  readonly proxyUrl: string
  /** MB a second, or nothing. */
  readonly bandwidth: string
  readonly originals: Connection['s3']['originals']['kind']
  readonly originalDays: string
  readonly replaced: Connection['s3']['replaced']
  readonly routerUrl: string
  readonly brokerUrl: string
  readonly coordinatorUrl: string
  readonly overlordUrl: string
  readonly auth: Connection['druid']['auth']['kind']
  readonly user: string
  readonly password: string
  readonly token: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly druidCa: string
  readonly fingerprint: string
  readonly certPath: string
  readonly keyPath: string
  readonly timeoutS: string
  readonly access: Connection['access']
  readonly druidEndpoint: string
}

export type DraftField = keyof ConnectionDraft
/** Keys of the words under `form.bad`. */
export type Complaint =
  | 'required'
  | 'url'
  | 'bucket'
  | 'prefix'
  | 'headerName'
  | 'headerValue'
  | 'both'
  | 'timeout'
  | 'bandwidth'
  | 'tag'
  | 'days'
  | 'keys'
export type Complaints = Readonly<Partial<Record<DraftField, Complaint>>>

const bytesInMb = 1_000_000

export const emptyDraft: ConnectionDraft = {
  id: '',
  name: '',
  endpoint: '',
  region: 'us-east-1',
  bucket: '',
  prefix: '',
  pathStyle: false,
  credentials: 'chain',
  profile: '',
  accessKeyId: '',
  secretAccessKey: '',
  sessionToken: '',
  encryption: 'bucket-default',
  kmsKeyId: '',
  storageClass: '',
  tags: [],
  s3Ca: '',
  proxyUrl: '',
  bandwidth: '',
  originals: 'no',
  originalDays: '30',
  replaced: 'keep',
  routerUrl: '',
  brokerUrl: '',
  coordinatorUrl: '',
  overlordUrl: '',
  auth: 'none',
  user: '',
  password: '',
  token: '',
  headers: [{ name: '', value: '' }],
  druidCa: '',
  fingerprint: '',
  certPath: '',
  keyPath: '',
  timeoutS: '30',
  access: 'presigned',
  druidEndpoint: ''
}

export function draftOf({ id, name, s3, druid, access, endpointForDruid }: Connection): ConnectionDraft {
  const { credentials, encryption } = s3
  const { auth } = druid
  return {
    ...emptyDraft,
    id,
    name,
    endpoint: s3.endpoint ?? '',
    region: s3.region,
    bucket: s3.bucket,
    prefix: s3.prefix,
    pathStyle: s3.pathStyle,
    credentials: credentials.kind,
    profile: credentials.kind === 'profile' ? credentials.profile : '',
    accessKeyId: credentials.kind === 'keys' ? credentials.accessKeyId : '',
    encryption: encryption.kind,
    kmsKeyId: encryption.kind === 'sse-kms' ? encryption.keyId : '',
    storageClass: s3.storageClass ?? '',
    tags: Object.entries(s3.tags).map(([key, value]) => `${key}=${value}`),
    s3Ca: s3.caPath ?? '',
    proxyUrl: s3.proxyUrl ?? '',
    bandwidth: s3.bandwidthBytesPerS === null ? '' : String(s3.bandwidthBytesPerS / bytesInMb),
    originals: s3.originals.kind,
    originalDays: s3.originals.kind === 'days' ? String(s3.originals.days) : emptyDraft.originalDays,
    replaced: s3.replaced,
    routerUrl: druid.routerUrl,
    brokerUrl: druid.brokerUrl ?? '',
    coordinatorUrl: druid.coordinatorUrl ?? '',
    overlordUrl: druid.overlordUrl ?? '',
    auth: auth.kind,
    user: auth.kind === 'basic' ? auth.user : '',
    headers: auth.kind === 'headers' ? auth.names.map((header) => ({ name: header, value: '' })) : emptyDraft.headers,
    druidCa: druid.caPath ?? '',
    fingerprint: druid.fingerprint ?? '',
    certPath: druid.clientCertificate?.certPath ?? '',
    keyPath: druid.clientCertificate?.keyPath ?? '',
    timeoutS: String(druid.timeoutMs / 1000),
    access,
    druidEndpoint: endpointForDruid ?? ''
  }
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** What the fields make; may not be valid yet. */
function assembled(draft: ConnectionDraft): Connection {
  const headers = namedHeaders(draft)
  return {
    id: draft.id,
    name: draft.name.trim(),
    s3: {
      endpoint: orNull(draft.endpoint),
      region: draft.region.trim(),
      bucket: draft.bucket.trim(),
      prefix: draft.prefix.trim(),
      pathStyle: draft.pathStyle,
      credentials:
        draft.credentials === 'chain'
          ? { kind: 'chain' }
          : draft.credentials === 'profile'
            ? { kind: 'profile', profile: draft.profile.trim() }
            : { kind: 'keys', accessKeyId: draft.accessKeyId.trim() },
      encryption:
        draft.encryption === 'sse-kms' ? { kind: 'sse-kms', keyId: draft.kmsKeyId.trim() } : { kind: draft.encryption },
      storageClass: orNull(draft.storageClass),
      tags: Object.fromEntries(draft.tags.map(tagOf)),
      caPath: orNull(draft.s3Ca),
      proxyUrl: orNull(draft.proxyUrl),
      bandwidthBytesPerS: draft.bandwidth.trim() === '' ? null : Math.round(numberOf(draft.bandwidth) * bytesInMb),
      originals:
        draft.originals === 'days' ? { kind: 'days', days: numberOf(draft.originalDays) } : { kind: draft.originals },
      replaced: draft.replaced
    },
    druid: {
      routerUrl: draft.routerUrl.trim(),
      brokerUrl: orNull(draft.brokerUrl),
      coordinatorUrl: orNull(draft.coordinatorUrl),
      overlordUrl: orNull(draft.overlordUrl),
      auth:
        draft.auth === 'basic'
          ? { kind: 'basic', user: draft.user.trim() }
          : draft.auth === 'headers'
            ? { kind: 'headers', names: headers.map(({ name }) => name) }
            : { kind: draft.auth },
      clientCertificate:
        draft.certPath.trim() === '' && draft.keyPath.trim() === ''
          ? null
          : { certPath: draft.certPath.trim(), keyPath: draft.keyPath.trim() },
      caPath: orNull(draft.druidCa),
      fingerprint: orNull(draft.fingerprint),
      timeoutMs: Math.round(numberOf(draft.timeoutS) * 1000)
    },
    access: draft.access,
    endpointForDruid: orNull(draft.druidEndpoint)
  }
}

/** A number with a point or a comma; what is none is NaN, which no field takes. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'))
}

function tagOf(tag: string): [string, string] {
  const at = tag.indexOf('=')
  return at < 0 ? [tag, ''] : [tag.slice(0, at).trim(), tag.slice(at + 1).trim()]
}

/** Lines that have anything in them. */
function namedHeaders({ headers }: ConnectionDraft) {
  return headers
    .map(({ name, value }) => ({ name: name.trim(), value }))
    .filter(({ name, value }) => name !== '' || value !== '')
}

const fields: Readonly<Record<string, readonly [DraftField, Complaint]>> = {
  name: ['name', 'required'],
  's3.endpoint': ['endpoint', 'url'],
  's3.region': ['region', 'required'],
  's3.bucket': ['bucket', 'bucket'],
  's3.prefix': ['prefix', 'prefix'],
  's3.credentials.profile': ['profile', 'required'],
  's3.credentials.accessKeyId': ['accessKeyId', 'required'],
  's3.encryption.keyId': ['kmsKeyId', 'required'],
  's3.proxyUrl': ['proxyUrl', 'url'],
  's3.bandwidthBytesPerS': ['bandwidth', 'bandwidth'],
  's3.originals.days': ['originalDays', 'days'],
  'druid.routerUrl': ['routerUrl', 'url'],
  'druid.brokerUrl': ['brokerUrl', 'url'],
  'druid.coordinatorUrl': ['coordinatorUrl', 'url'],
  'druid.overlordUrl': ['overlordUrl', 'url'],
  'druid.auth.user': ['user', 'required'],
  'druid.auth.names': ['headers', 'headerName'],
  'druid.timeoutMs': ['timeoutS', 'timeout'],
  endpointForDruid: ['druidEndpoint', 'url']
}

/**
 * What the fields make, or what is wrong with them. `stored`: names of the secrets that are there; `mayBeSet`: one that is not may come from
 * the environment.
 */
export function checkedDraft(
  draft: ConnectionDraft,
  stored: readonly string[],
  mayBeSet = false
): { readonly connection: Connection | null; readonly complaints: Complaints } {
  const complaints: Partial<Record<DraftField, Complaint>> = {}
  const parsed = Connection.safeParse(assembled(draft))
  for (const { path } of parsed.error?.issues ?? []) {
    const key = path.filter((part) => typeof part === 'string').join('.')
    const [field, complaint] = fields[key] ?? []
    if (field !== undefined && complaint !== undefined) complaints[field] = complaint
  }
  const lacks = (typed: string, name: keyof ConnectionSecrets) => typed === '' && !stored.includes(name) && !mayBeSet
  if (draft.credentials === 'keys' && lacks(draft.secretAccessKey, 's3SecretAccessKey')) {
    complaints.secretAccessKey = 'required'
  }
  if (draft.auth === 'basic' && lacks(draft.password, 'druidPassword')) complaints.password = 'required'
  if (draft.auth === 'bearer' && lacks(draft.token, 'druidToken')) complaints.token = 'required'
  if (draft.auth === 'headers' && complaints.headers === undefined) {
    const given = namedHeaders(draft).filter(({ value }) => value !== '').length
    const isKept = given === 0 && stored.includes('druidHeaders')
    if (!isKept && given < namedHeaders(draft).length) complaints.headers = 'headerValue'
  }
  const [hasCert, hasKey] = [draft.certPath.trim() !== '', draft.keyPath.trim() !== '']
  if (hasCert !== hasKey) complaints[hasCert ? 'keyPath' : 'certPath'] = 'both'
  if (draft.tags.some((tag) => !/^[^=]+=.*$/.test(tag))) complaints.tags = 'tag'
  if (draft.access === 's3-keys-in-spec' && draft.credentials !== 'keys') complaints.access = 'keys'
  const isGood = parsed.success && Object.keys(complaints).length === 0
  return { connection: isGood ? parsed.data : null, complaints }
}

/**
 * The secrets that go with it: what was typed. With `stored`, those that the connection has no use for any more are emptied, which removes
 * them.
 */
export function secretsOf(draft: ConnectionDraft, stored: readonly string[] = []): ConnectionSecrets {
  const { secretAccessKey, sessionToken, password, token } = draft
  const isKeys = draft.credentials === 'keys'
  const headers = namedHeaders(draft).filter(({ value }) => value !== '')
  const kept = (name: keyof ConnectionSecrets, isUsed: boolean, typed: string) =>
    isUsed && typed !== '' ? { [name]: typed } : !isUsed && stored.includes(name) ? { [name]: '' } : {}
  return {
    ...kept('s3SecretAccessKey', isKeys, secretAccessKey),
    ...kept('s3SessionToken', isKeys, sessionToken),
    ...kept('druidPassword', draft.auth === 'basic', password),
    ...kept('druidToken', draft.auth === 'bearer', token),
    ...(draft.auth === 'headers' && headers.length > 0
      ? { druidHeaders: Object.fromEntries(headers.map(({ name, value }) => [name, value])) }
      : draft.auth !== 'headers' && stored.includes('druidHeaders')
        ? { druidHeaders: {} }
        : {})
  }
}
