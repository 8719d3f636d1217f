/** Alerts on a metric; the crossing of a threshold is told once. */
export * from './alert'
export * from './judge'
export * from './query'
