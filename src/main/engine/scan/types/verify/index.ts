/** The verification pass: reads every value of the typed columns once, on worker threads where there are any. */
import type { Reading } from '../../../../../shared/domain/column-type'
import type { VerifiedColumn } from '../../../../../shared/domain/verification'
import type { Crew } from '../crew'
import type { PassCalls } from '../pass'
import { pauser } from '../pause'
import type { ByteRange, FieldMarks } from '../pieces'
import type { Sample } from '../sample'
import { judge } from './judge'
import { verifyColumnOf } from './plan'
import { type VerifiedPart, type VerifyTask, verifyRanges } from './range'

export type VerifyInput = {
  readonly path: string
  readonly rows: number
  /** Ranges for any number of workers. */
  readonly rangesFor: (workers: number) => Promise<readonly ByteRange[]>
  readonly marks: FieldMarks
  readonly sample: Sample
  readonly names: readonly string[]
  readonly chosen: readonly Reading[]
  readonly todayIso: string
}

/** How rows of the clean text are found in the source: their numbers, and the lines (and files) in which they stand. */
export type PlaceLookup = {
  readonly original: (row: number) => number
  readonly places: (rows: readonly number[]) => Promise<readonly { readonly line: number; readonly file?: string }[]>
}

/**
 * Whether every value reads as the sample (or a person) says, with exact sums.
 * @throws AppError `cancelled`, `open.changed` and what the file underneath throws
 */
export async function verifyPass(
  input: VerifyInput,
  lookup: PlaceLookup,
  calls: PassCalls,
  crew: Crew | null
): Promise<VerifiedColumn[]> {
  const { path, marks, names, chosen, todayIso, rows } = input
  const { verdicts } = input.sample
  const columns = verdicts.map((v, at) => verifyColumnOf(v, chosen.find((r) => r.column === names[at]) ?? null))
  const ranges = await input.rangesFor(crew?.size ?? 1)
  const tasks = ranges.map((range): VerifyTask => ({ path, ranges: [range], marks, columns, todayIso }))
  const parts = crew === null ? await inPlace(tasks, calls) : await onWorkers(crew, tasks, calls)
  const delimiter = String.fromCharCode(marks.delimiter)
  const judged = judge(parts, { names, columns, verdicts, chosen, delimiter, todayIso, rows })
  const wanted = judged.flatMap((c) => c.violations.map((v) => lookup.original(v.row)))
  const places = wanted.length === 0 ? [] : await lookup.places(wanted)
  let at = 0
  return judged.map((column) => ({
    ...column,
    violations: column.violations.map(({ text }) => ({ row: wanted[at] ?? 0, line: 0, ...places[at++], text }))
  }))
}

async function inPlace(tasks: readonly VerifyTask[], calls: PassCalls): Promise<VerifiedPart[][]> {
  const pause = pauser(calls.signal)
  const parts: VerifiedPart[][] = []
  let bytesDone = 0
  const onPiece = (bytes: number) => {
    bytesDone += bytes
    calls.onBytes(bytesDone)
    return pause()
  }
  for (const task of tasks) parts.push(await verifyRanges(task, onPiece))
  return parts
}

async function onWorkers(crew: Crew, tasks: readonly VerifyTask[], calls: PassCalls) {
  const answers = await crew.ask(
    tasks.map((task) => ({ kind: 'verify', task })),
    calls.onBytes
  )
  return answers.map((a) => {
    if (a.kind !== 'verified') throw new TypeError(`unexpected ${a.kind}`)
    return a.parts
  })
}
