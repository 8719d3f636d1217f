/** One pass over every row: on worker threads where the text is large, in place where it is small. */
import { rm } from 'node:fs/promises'
import { type Crew, crewFor } from './crew'
import type { ColumnPart, TableLimits } from './kernel-columns'
import { pauser } from './pause'
import type { ByteRange, FieldMarks } from './pieces'
import type { TallyPlan } from './plan'
import type { Repeats } from './repeats'
import { partitionsFor, rowsInMemory } from './row-records'
import { type TallyAnswer, type TallyTask, tallySession } from './worker-task'

export type PassInput = {
  readonly path: string
  readonly bytes: number
  readonly rows: number
  /** Ranges for any number of workers. */
  readonly rangesFor: (workers: number) => Promise<readonly ByteRange[]>
  readonly marks: FieldMarks
  readonly plan: TallyPlan
  /** Whether the plan comes from a sample, so that columns may be folded into streams. */
  readonly isSampled: boolean
  /** Temporary files begin with this path; null: repeated rows are not looked for. */
  readonly recordsPath: string | null
}

export type PassOutput = { readonly parts: readonly (readonly ColumnPart[])[]; readonly repeats: Repeats }

export type PassCalls = { readonly onBytes: (bytesDone: number) => void; readonly signal?: AbortSignal }

/** Bytes of tables that all columns of one worker may fill, and the share of one column at most. */
const tableBytes = 160 * 1024 * 1024
const columnBytes = 4 * 1024 * 1024
const maxEntries = 65_536

/** Different texts of a column that are carried to the report one by one. */
const carriedEntries = 2048

function limitsFor(columns: number, isSampled: boolean): TableLimits {
  const share = Math.floor(tableBytes / Math.max(1, columns))
  return {
    entries: Math.max(256, Math.min(maxEntries, Math.floor(share / 64))),
    bytes: Math.max(16_384, Math.min(columnBytes, share >> 1)),
    foldAbove: isSampled ? carriedEntries : Number.POSITIVE_INFINITY
  }
}

/** Counts every row, with a crew that is there already or one of its own. @throws AppError `cancelled`, `open.changed`, `load.disk-full` from the files underneath */
export async function tallyPass(input: PassInput, calls: PassCalls, crew: Crew | null = null): Promise<PassOutput> {
  if (crew !== null) return await passOf(input, calls, crew)
  const own = crewFor(input.bytes, calls.signal)
  try {
    return await passOf(input, calls, own)
  } finally {
    await own?.end()
  }
}

async function passOf(input: PassInput, calls: PassCalls, crew: Crew | null): Promise<PassOutput> {
  const ranges = await input.rangesFor(crew?.size ?? 1)
  const onDisk = input.rows > rowsInMemory
  const partitions = partitionsFor(input.rows)
  const tasks = ranges.map((range, n): TallyTask => {
    const path = input.recordsPath !== null && onDisk ? `${input.recordsPath}.${process.pid}-${n}.tmp` : null
    const records = input.recordsPath === null ? null : { partitions, path }
    return {
      path: input.path,
      ranges: [range],
      marks: input.marks,
      plan: input.plan,
      limits: limitsFor(input.marks.columns, input.isSampled),
      records
    }
  })
  const all = Array.from({ length: input.recordsPath === null ? 0 : partitions }, (_, n) => n)
  try {
    return crew === null ? await inPlace(tasks, all, calls) : await onWorkers(crew, tasks, all, calls)
  } finally {
    for (const task of tasks) if (task.records?.path) await rm(task.records.path, { force: true })
  }
}

const none: Repeats = { count: 0, rows: [] }

async function inPlace(
  tasks: readonly TallyTask[],
  partitions: readonly number[],
  calls: PassCalls
): Promise<PassOutput> {
  const pause = pauser(calls.signal)
  let bytesDone = 0
  const answers: TallyAnswer[] = []
  let repeats = none
  for (const task of tasks) {
    const session = await tallySession(task)
    const onPiece = (bytes: number) => {
      bytesDone += bytes
      calls.onBytes(bytesDone)
      return pause()
    }
    answers.push(await session.run(onPiece))
    if (task === tasks.at(-1) && partitions.length > 0) {
      repeats = await session.repeats(
        answers.map((a) => a.records),
        partitions,
        pause
      )
    }
  }
  return { parts: answers.map((a) => a.parts), repeats }
}

async function onWorkers(
  crew: Crew,
  tasks: readonly TallyTask[],
  partitions: readonly number[],
  calls: PassCalls
): Promise<PassOutput> {
  const tallied = await crew.ask(
    tasks.map((task) => ({ kind: 'tally', task })),
    calls.onBytes
  )
  const answers = tallied.map((a) => {
    if (a.kind !== 'tallied') throw new TypeError(`unexpected ${a.kind}`)
    return a.answer
  })
  const files = answers.map((a) => a.records)
  const questions = tasks.map((_, n) => ({
    kind: 'repeats' as const,
    files,
    partitions: partitions.filter((p) => p % tasks.length === n)
  }))
  const repeated = partitions.length === 0 ? [] : await crew.ask(questions, () => undefined)
  const found = repeated.map((a) => {
    if (a.kind !== 'repeated') throw new TypeError(`unexpected ${a.kind}`)
    return a.repeats
  })
  return {
    parts: answers.map((a) => a.parts),
    repeats: {
      count: found.reduce((sum, f) => sum + f.count, 0),
      rows: found.flatMap((f) => f.rows).sort((a, b) => a - b)
    }
  }
}
