/** What host and worker say to each other: one answer for each question, in order. */
import type { Failed } from '../worker-failure'
import type { Repeats } from './repeats'
import type { RecordFile } from './row-records'
import type { TableAnswer, TableTask } from './table/take-ranges'
import type { VerifiedPart, VerifyTask } from './verify/range'
import type { TallyAnswer, TallyTask } from './worker-task'

export type ToWorker =
  | { readonly kind: 'verify'; readonly task: VerifyTask }
  | { readonly kind: 'tally'; readonly task: TallyTask }
  | { readonly kind: 'table'; readonly task: TableTask }
  /** Among the rows that were hashed by the tally. */
  | { readonly kind: 'repeats'; readonly files: readonly RecordFile[]; readonly partitions: readonly number[] }

export type Answer =
  | { readonly kind: 'verified'; readonly parts: readonly VerifiedPart[] }
  | { readonly kind: 'tallied'; readonly answer: TallyAnswer }
  | { readonly kind: 'tabled'; readonly answer: TableAnswer }
  | { readonly kind: 'repeated'; readonly repeats: Repeats }

export type FromWorker = Answer | { readonly kind: 'bytes'; readonly bytesDone: number } | Failed
