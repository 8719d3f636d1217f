/** Connections to clusters: what is known of them, their secrets, and clients that live as long as a connection stays as it is. */
import { type Connection, type ConnectionSecrets, objectsIn } from '../../shared/domain/connection'
import type { IngestSource } from '../../shared/domain/druid/ingest-input'
import { AppError } from '../../shared/errors'
import type { ObjectStore, SecretStore } from '../pipeline/cluster-ports'
import type { DruidClient } from '../pipeline/druid-port'
import type { ConnectionStore } from '../pipeline/ports'
import { lazyStore } from './lazy-store'

export interface ConnectionsPorts {
  readonly store: ConnectionStore
  readonly secrets: SecretStore
  /** What the environment gives where a connection has no secret of its own: for servers without a keychain. */
  readonly fromEnvironment: ConnectionSecrets
  /** Asked when the bucket is needed for the first time. */
  readonly openS3: (connection: Connection, secrets: ConnectionSecrets) => Promise<ObjectStore>
  readonly openDruid: (connection: Connection, secrets: ConnectionSecrets) => DruidClient
  readonly newId: () => string
  /** A connection is stored as it was chosen just now. */
  readonly onChanged?: (id: string) => void
  readonly nowMs: () => number
}

/** A connection with clients of both services. */
export interface OpenedConnection {
  readonly connection: Connection
  readonly s3: ObjectStore
  readonly druid: DruidClient
  readonly sourceOf: (keys: readonly string[]) => Promise<IngestSource>
}

export interface Connections {
  list(): Connection[]
  get(id: string): Connection
  /** Which secrets are there, by name; never what they are. */
  known(id: string): Promise<(keyof ConnectionSecrets)[]>
  secretKind(): SecretStore['kind']
  /** Makes (`id` empty) or changes one. A secret that is not given stays as it was; an empty one is removed. */
  put(connection: Connection, secrets: ConnectionSecrets): Promise<Connection>
  remove(id: string): Promise<void>
  /** @throws AppError `cluster.unknown` */
  open(id: string): Promise<OpenedConnection>
  /** As it would be opened, without being stored: for a test before saving. The caller closes both clients. */
  tried(connection: Connection, secrets: ConnectionSecrets): Promise<OpenedConnection>
  close(): Promise<void>
}

const secretKeys = ['s3SecretAccessKey', 's3SessionToken', 'druidPassword', 'druidToken', 'druidHeaders'] as const
/** Longer than the longest queue for a task slot that anybody waits for. */
const signedForS = 24 * 3600

export function createConnections(ports: ConnectionsPorts): Connections {
  const { store, secrets } = ports
  const opened = new Map<string, Promise<OpenedConnection>>()

  function get(id: string): Connection {
    const found = store.get(id)
    if (!found) throw new AppError('cluster.unknown', { id })
    return found
  }

  async function secretsOf(id: string): Promise<ConnectionSecrets> {
    const own: Record<string, unknown> = {}
    for (const key of secretKeys) {
      const value = await secrets.get(`${id}/${key}`)
      if (value !== null) own[key] = key === 'druidHeaders' ? JSON.parse(value) : value
    }
    return { ...ports.fromEnvironment, ...(own as ConnectionSecrets) }
  }

  function openWith(connection: Connection, own: ConnectionSecrets): OpenedConnection {
    const druid = ports.openDruid(connection, own)
    const s3 = lazyStore(connection.s3, () => ports.openS3(connection, own))
    return { connection, s3, druid, sourceOf: (keys) => sourceFor(connection, own, s3, keys) }
  }

  async function forget(id: string) {
    const clients = await opened.get(id)?.catch(() => null)
    opened.delete(id)
    clients?.s3.close()
    await clients?.druid.close()
  }

  return {
    list: () => store.list(),
    get,
    secretKind: () => secrets.kind,
    async known(id) {
      const own = await secretsOf(id)
      return secretKeys.filter((key) => own[key] !== undefined)
    },
    async put(connection, given) {
      const id = connection.id === '' ? ports.newId() : connection.id
      const changed = { ...connection, id }
      for (const key of secretKeys) {
        const value = given[key]
        if (value === undefined) continue
        const text = typeof value === 'string' ? value : JSON.stringify(value)
        if (text === '' || text === '{}') await secrets.remove(`${id}/${key}`)
        else await secrets.set(`${id}/${key}`, text)
      }
      store.put(changed, ports.nowMs())
      await forget(id)
      ports.onChanged?.(id)
      return changed
    },
    async remove(id) {
      get(id)
      await forget(id)
      store.remove(id)
      for (const key of secretKeys) await secrets.remove(`${id}/${key}`)
    },
    open(id) {
      const known = opened.get(id)
      if (known) return known
      const opening = (async () => openWith(get(id), await secretsOf(id)))()
      opened.set(id, opening)
      opening.catch(() => opened.delete(id))
      return opening
    },
    async tried(connection, given) {
      const stored = connection.id === '' ? ports.fromEnvironment : await secretsOf(connection.id)
      return openWith(connection, { ...stored, ...given })
    },
    async close() {
      for (const id of [...opened.keys()]) await forget(id)
    }
  }
}

/** How Druid is told to read objects. */
async function sourceFor(
  connection: Connection,
  secrets: ConnectionSecrets,
  s3: ObjectStore,
  keys: readonly string[]
): Promise<IngestSource> {
  const { endpoint, region, pathStyle, credentials } = connection.s3
  const url = connection.endpointForDruid ?? endpoint
  if (connection.access === 'presigned') {
    const urls = await Promise.all(keys.map((key) => s3.presign(key, signedForS)))
    return { kind: 'http', urls }
  }
  const { s3SecretAccessKey } = secrets
  const isInSpec = connection.access === 's3-keys-in-spec'
  if (isInSpec && (credentials.kind !== 'keys' || s3SecretAccessKey === undefined)) {
    throw new AppError('cluster.no-keys', { name: connection.name })
  }
  return {
    kind: 's3',
    objects: objectsIn(connection.s3, keys),
    endpoint: url === null ? null : { url, region, pathStyle },
    keys:
      isInSpec && credentials.kind === 'keys' && s3SecretAccessKey !== undefined
        ? { accessKeyId: credentials.accessKeyId, secretAccessKey: s3SecretAccessKey }
        : null
  }
}
