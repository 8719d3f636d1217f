/** What host and tally worker say to each other. */
import type { Repeats } from './repeats'
import type { RecordFile } from './row-records'
import type { TallyAnswer } from './worker-task'

export type ToWorker = {
  readonly kind: 'repeats'
  readonly files: readonly RecordFile[]
  readonly partitions: readonly number[]
}

export type FromWorker =
  | { readonly kind: 'bytes'; readonly bytesDone: number }
  | { readonly kind: 'tallied'; readonly answer: TallyAnswer }
  | { readonly kind: 'repeated'; readonly repeats: Repeats }
  | {
      readonly kind: 'failed'
      readonly code: string | null
      readonly details: Record<string, unknown>
      readonly text: string
    }
