/** Addresses of the screens, for links and `navigate`. */
export const paths = {
  home: '/',
  open: '/open',
  check: '/check',
  shape: '/shape',
  load: '/load',
  boards: '/board',
  board: (dataset: string) => `/board/${encodeURIComponent(dataset)}`,
  datasets: '/datasets',
  dataset: (dataset: string) => `/datasets/${encodeURIComponent(dataset)}`,
  jobs: '/jobs',
  job: (jobId: string) => `/jobs/${encodeURIComponent(jobId)}`,
  rejected: (jobId: string) => `/jobs/${encodeURIComponent(jobId)}/rejected`,
  sql: '/sql',
  settings: '/settings'
} as const
