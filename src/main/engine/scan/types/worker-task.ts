/** What one worker does: counts its range, then looks for repeated rows among its share of the partitions. */
import { translateFileError } from '../source-file'
import { type ColumnPart, kernelColumns, type TableLimits } from './kernel-columns'
import { type KernelInstance, kernelInstance } from './kernel-instance'
import type { ByteRange, FieldMarks } from './pieces'
import type { TallyPlan } from './plan'
import { findRepeats, type Repeats } from './repeats'
import { type RecordFile, rowRecords } from './row-records'
import { exampleLimit } from './tally'
import { tallyRange } from './tally-range'

/** Plain data; goes to a worker as it is. */
export type TallyTask = {
  readonly path: string
  readonly ranges: readonly ByteRange[]
  readonly marks: FieldMarks
  readonly plan: TallyPlan
  readonly limits: TableLimits
  /** Null: rows are not hashed. */
  readonly records: { readonly partitions: number; readonly path: string | null } | null
}

export type TallyAnswer = { readonly parts: readonly ColumnPart[]; readonly rows: number; readonly records: RecordFile }

export type TallySession = {
  readonly run: (onPiece: (bytes: number) => Promise<void> | void) => Promise<TallyAnswer>
  readonly repeats: (
    files: readonly RecordFile[],
    partitions: readonly number[],
    pause: () => Promise<void> | void
  ) => Promise<Repeats>
}

/** A kernel with the columns of a task. */
export async function tallySession(task: TallyTask): Promise<TallySession> {
  // The kernel calls back into the columns, which are made with the kernel.
  const calls = { script: (): number => 0, begin: (): void => undefined } as {
    script: (column: number, ptr: number, length: number, row: number, weight: number) => number
    begin: (column: number) => void
  }
  const kernel: KernelInstance = await kernelInstance({
    script: (column, ptr, length, row, weight) => calls.script(column, ptr, length, row, weight),
    begin: (column) => calls.begin(column)
  })
  return {
    run: async (onPiece) => {
      const columns = kernelColumns(kernel, task.plan, task.limits)
      Object.assign(calls, { script: columns.script, begin: columns.begin })
      const records = task.records === null ? null : rowRecords(kernel, task.records.partitions, task.records.path)
      const pass = { kernel, columns, active: task.plan.active, marks: task.marks, records, onPiece }
      let rows = 0
      try {
        for (const range of task.ranges) rows += await tallyRange(task.path, range, pass)
        return { parts: columns.parts(), rows, records: records?.finish() ?? { path: null, blocks: [] } }
      } catch (error) {
        throw translateFileError(error, task.records?.path ?? task.path)
      }
    },
    repeats: (files, partitions, pause) => findRepeats(kernel, files, partitions, exampleLimit, pause)
  }
}
