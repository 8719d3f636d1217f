/** Why nothing was heard of a server: `reasonCode` of `druid.unreachable`, with its English words. */
export const unreachableReasons = {
  refused: 'nothing listens there',
  'unknown-name': 'the name of the server is not known',
  'no-way': 'no network leads there',
  silent: 'nothing answered in time',
  broke: 'the connection broke'
} as const

export type UnreachableReason = keyof typeof unreachableReasons
