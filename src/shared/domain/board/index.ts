/** Boards: what they are made of, what is asked of them, and their results. Definitions of every metric: README, "KPIs". */
export * from './file'
export * from './freshness'
export * from './metric'
export * from './query'
export * from './ready'
export * from './saved'
export * from './spec'
export * from './tiles'
