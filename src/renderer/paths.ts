import type { ReadyBoard } from '../shared/domain/board'

/** Addresses of the screens, for links and `navigate`. */
export const paths = {
  home: '/',
  open: '/open',
  check: '/check',
  shape: '/shape',
  load: '/load',
  boards: '/board',
  /** A board of a dataset; without a name the one looked at last. */
  board: (dataset: string, board?: ReadyBoard) =>
    `/board/${encodeURIComponent(dataset)}${board === undefined ? '' : `/${board}`}`,
  /** A saved board over a dataset. */
  savedBoard: (dataset: string, id: string) => `/board/${encodeURIComponent(dataset)}/saved/${encodeURIComponent(id)}`,
  datasets: '/datasets',
  dataset: (dataset: string) => `/datasets/${encodeURIComponent(dataset)}`,
  /** Targets of a dataset. */
  targets: (dataset: string) => `/datasets/${encodeURIComponent(dataset)}/targets`,
  jobs: '/jobs',
  job: (jobId: string) => `/jobs/${encodeURIComponent(jobId)}`,
  rejected: (jobId: string) => `/jobs/${encodeURIComponent(jobId)}/rejected`,
  /** Two loads side by side; `<job>.<attempt>` names an attempt that is not the last. */
  compare: (a: string, b: string | null) =>
    `/jobs/compare/${encodeURIComponent(a)}${b === null ? '' : `/${encodeURIComponent(b)}`}`,
  receipt: (jobId: string) => `/jobs/${encodeURIComponent(jobId)}/receipt`,
  alerts: '/alerts',
  alert: (id: string) => `/alerts/${encodeURIComponent(id)}`,
  sql: '/sql',
  cluster: '/cluster',
  newConnection: '/cluster/new',
  connection: (connectionId: string) => `/cluster/${encodeURIComponent(connectionId)}`,
  changeConnection: (connectionId: string) => `/cluster/${encodeURIComponent(connectionId)}/change`,
  clusterDatasource: (connectionId: string, dataSource: string) =>
    `/cluster/${encodeURIComponent(connectionId)}/datasources/${encodeURIComponent(dataSource)}`,
  settings: '/settings'
} as const
