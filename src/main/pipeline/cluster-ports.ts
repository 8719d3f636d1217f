/** What rooms need from an object store, from Druid, and from who keeps secrets: types only. */

/** An object as the store knows it. */
export interface StoredObject {
  readonly key: string
  readonly sizeBytes: number
  readonly etag: string | null
  /** SHA-256 of the content, hex, as it was kept with the object; null when somebody else put it there, and in lists, which do not say it. */
  readonly contentHash: string | null
}

/** Where an upload stands: plain data, stored by the caller before the next act. */
export interface UploadCheckpoint {
  readonly key: string
  readonly uploadId: string
  readonly partBytes: number
  /** SHA-256 of the file it was begun for, hex: parts of another content are never put together with its own. */
  readonly contentHash: string
}

export interface PutFile {
  readonly key: string
  readonly path: string
  readonly contentType: string
  /** SHA-256 of the file, hex. */
  readonly contentHash: string
  /** An upload that was begun before: what is there is not sent again. */
  readonly checkpoint: UploadCheckpoint | null
}

export interface PutOptions {
  /** Gives the upload up: `cancelled`, and nothing stays open on the server. */
  readonly signal: AbortSignal
  /** Stops it for a while: `s3.paused`, and the parts stay for the next call with the checkpoint. */
  readonly pause?: AbortSignal
  /** Bytes that the store has, of this file. */
  readonly onBytes: (done: number) => void
  /** Must be stored before it returns. Null: nothing is open any more. */
  readonly onCheckpoint: (checkpoint: UploadCheckpoint | null) => void
}

export interface ObjectStore {
  /**
   * Puts a file, in parts where it is large. An object with the same content under the key is left as it is (`wasThere`).
   * Cancelled (`cancelled`) nothing stays open on the server; a lost network leaves the parts for the next call with the checkpoint.
   * Errors: `s3.*`; `s3.changed` when the file is not `contentHash` (any more), `s3.conflict` when the key has another content.
   */
  put(file: PutFile, options: PutOptions): Promise<StoredObject & { readonly wasThere: boolean }>
  /** Puts a small text whole. */
  putText(key: string, text: string, contentType: string, signal?: AbortSignal): Promise<StoredObject>
  /** The text of an object; null when there is none. */
  getText(key: string, signal?: AbortSignal): Promise<string | null>
  head(key: string, signal?: AbortSignal): Promise<StoredObject | null>
  list(prefix: string, signal?: AbortSignal): Promise<StoredObject[]>
  remove(keys: readonly string[], signal?: AbortSignal): Promise<void>
  /** Copies an object within the store, hash and type with it; what was under `to` is written over. */
  copy(from: string, to: string, signal?: AbortSignal): Promise<void>
  /** How others name the object: `s3://bucket/key` with the connection's prefix, or a `file:` URL. */
  uriOf(key: string): string
  /** A URL that anybody may read the object by for a while (seconds, a week at most). */
  presign(key: string, expiresS: number): Promise<string>
  /** Aborts an upload that nobody will go on with. */
  abandon(checkpoint: UploadCheckpoint): Promise<void>
  /**
   * Aborts uploads under a prefix that are not among `keep` (upload ids); gives how many. Two machines may share a bucket:
   * `olderThanMs` leaves alone what another may be sending just now.
   */
  abandonOrphans(prefix: string, keep: readonly string[], olderThanMs?: number): Promise<number>
  /** "Test connection", line by line; leaves nothing behind. */
  test(signal: AbortSignal): AsyncGenerator<Probe, void, void>
  close(): void
}

/** Where secrets are: the keychain of the system, or, where it has none, this process only. */
export interface SecretStore {
  readonly kind: 'keychain' | 'memory'
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
  remove(name: string): Promise<void>
}

/** A line of a test or of the doctor. */
export interface Probe {
  /** What was tried, a key of the renderer's texts. */
  readonly name: string
  readonly state: 'ok' | 'failed' | 'skipped' | 'warning'
  /** What was found (a version, a count), or null. */
  readonly value: string | null
  /** Why it failed: an error code with its details, as everywhere else. */
  readonly error: { readonly code: string; readonly message: string; readonly details: Record<string, unknown> } | null
  /** Property, extension, grant or policy statement to be changed, to be copied; null when there is none. */
  readonly fix: string | null
  readonly tookMs: number
}
