/** One request to a cluster, before it is sent. */

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** With its query; begins with a slash. */
  readonly path: string
  /** Sent as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Whether doing it twice is as good as once. */
  readonly repeatable: boolean
  /** Of the service itself, for calls that have the same path everywhere; missing: by the path. */
  readonly at?: 'router' | 'broker'
  /** Of a process that is asked for itself: scheme, host and port. */
  readonly origin?: string
  /** The right that a 403 asks for, as Druid's security extension names it. */
  readonly grant: string
}

/** `POST /druid/v2/sql`: how errors name a call. */
export function callName({ method, path }: Pick<Call, 'method' | 'path'>): string {
  return `${method} ${path.split('?')[0]}`
}
