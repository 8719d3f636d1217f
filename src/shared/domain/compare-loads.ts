/** Two attempts of loads side by side: what they share and in what they differ. */

import type { QualityDimension } from './check-report'
import type { Reading } from './column-type'
import { typeName } from './column-type'
import { exactOf, subtract, textOf } from './exact'
import type { Attempt, JobDetail, Receipt } from './job'
import type { Step } from './recipe'

/** What is compared, as data: screens write it in the person's words. Null: that side has none. */
export type ComparedValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'took'; readonly ms: number }
  | { readonly kind: 'at'; readonly ms: number }
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'score'; readonly score: number }
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'word'; readonly of: 'state' | 'mode' | 'place'; readonly word: string }
  | { readonly kind: 'error'; readonly error: NonNullable<Attempt['error']> }
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'step'; readonly step: Step }
  | null

/** What a row is about: a fixed name of ours, or something of the data that has a name of its own. */
export type ComparedName =
  | { readonly of: 'load'; readonly name: 'state' | 'started' | 'took' | 'mode' | 'place' | 'error' }
  | { readonly of: 'source'; readonly name: 'file' | 'size' | 'hash' | 'partsHash' }
  | { readonly of: 'ledger'; readonly name: keyof Receipt['ledger'] }
  | { readonly of: 'sums'; readonly name: string }
  | { readonly of: 'months'; readonly name: string }
  | { readonly of: 'timings'; readonly name: string }
  | { readonly of: 'quality'; readonly name: 'score' | QualityDimension }
  | { readonly of: 'readings'; readonly name: string }
  | { readonly of: 'steps'; readonly name: string }
  | { readonly of: 'roles'; readonly name: string }
  | { readonly of: 'schema'; readonly name: string }

export interface ComparedRow {
  readonly id: string
  readonly name: ComparedName
  readonly a: ComparedValue
  readonly b: ComparedValue
  readonly equal: boolean
  /** B minus A, where both are amounts of the same kind. */
  readonly change: ComparedValue
}

export type ComparedGroup = ComparedName['of']

/** One attempt of a job. */
export interface ComparedSide {
  readonly job: JobDetail
  readonly attempt: Attempt
  /** As far as the attempt had come; null when it had not shaped anything. */
  readonly receipt: Receipt | null
}

/** An attempt of a job, the last one when there is none of that number. */
export function sideOf(job: JobDetail, number: number | null): ComparedSide {
  const last = job.attempts.at(-1)
  const attempt = job.attempts.find((one) => one.number === number) ?? last
  if (attempt === undefined) throw new Error(`job ${job.id} has no attempt`)
  return { job, attempt, receipt: (attempt === last ? job.receipt : attempt.receipt) ?? null }
}

/** All rows in the order in which they are shown; rows that neither side has are left out. */
export function compareLoads(a: ComparedSide, b: ComparedSide): ComparedRow[] {
  const rows: ComparedRow[] = []
  const add = (name: ComparedName, left: ComparedValue, right: ComparedValue) => {
    if (left === null && right === null) return
    const id = `${name.of} ${name.name} ${rows.length}`
    rows.push({ id, name, a: left, b: right, equal: isEqual(left, right), change: changeOf(left, right) })
  }
  const both = <N extends ComparedName>(name: N, valueIn: (side: ComparedSide) => ComparedValue) =>
    add(name, valueIn(a), valueIn(b))
  /** By names that the one side, the other or both have, in the order of the first. */
  const named = (of: ComparedGroup, valuesOf: (side: ComparedSide) => ReadonlyMap<string, ComparedValue>) => {
    const [left, right] = [valuesOf(a), valuesOf(b)]
    for (const name of new Set([...left.keys(), ...right.keys()])) {
      add({ of, name } as ComparedName, left.get(name) ?? null, right.get(name) ?? null)
    }
  }

  both({ of: 'load', name: 'state' }, ({ attempt }) => ({ kind: 'word', of: 'state', word: attempt.state }))
  both({ of: 'load', name: 'started' }, ({ attempt }) => ({ kind: 'at', ms: attempt.startedMs }))
  both({ of: 'load', name: 'took' }, ({ attempt: { endedMs, startedMs } }) =>
    endedMs === null ? null : { kind: 'took', ms: endedMs - startedMs }
  )
  both({ of: 'load', name: 'mode' }, ({ job }) => ({ kind: 'word', of: 'mode', word: job.request.mode }))
  both({ of: 'load', name: 'place' }, ({ job }) => ({ kind: 'word', of: 'place', word: job.connectionId ?? 'local' }))
  both({ of: 'load', name: 'error' }, ({ attempt }) => attempt.error && { kind: 'error', error: attempt.error })

  both({ of: 'source', name: 'file' }, ({ job }) => textValue(job.request.source.name))
  both({ of: 'source', name: 'size' }, ({ job }) => ({ kind: 'bytes', bytes: job.request.source.sizeBytes }))
  both({ of: 'source', name: 'hash' }, ({ job, receipt }) =>
    textValue(receipt?.source.contentHash ?? job.request.contentHash)
  )
  both({ of: 'source', name: 'partsHash' }, ({ receipt }) => textValue(receipt?.partsHash))

  for (const name of ['read', 'made', 'loaded', 'rejected', 'filtered', 'deduplicated', 'joinedOut'] as const) {
    both({ of: 'ledger', name }, ({ receipt }) => countValue(receipt?.ledger[name]))
  }
  named('sums', ({ receipt }) =>
    mapOf(receipt?.parity ?? [], (row) => [row.name, amountValue(row.warehouse ?? row.shaped)])
  )
  named('months', ({ receipt }) => {
    const months = mapOf(receipt?.months ?? [], ({ month, rows }) => [month, countValue(rows)])
    return new Map([...months].sort(([one], [other]) => (one < other ? -1 : 1)))
  })
  named('timings', ({ receipt }) =>
    mapOf(receipt?.timings ?? [], ({ step, tookMs }) => [step, { kind: 'took', ms: tookMs }])
  )

  const qualityOf = ({ job, receipt }: ComparedSide) => receipt?.quality ?? job.request.quality
  both({ of: 'quality', name: 'score' }, (side) => scoreValue(qualityOf(side)?.score))
  named('quality', (side) =>
    mapOf(qualityOf(side)?.dimensions ?? [], ({ dimension, value }) => [
      dimension,
      value === null ? null : { kind: 'share', share: value }
    ])
  )

  named('readings', ({ job }) =>
    mapOf(job.request.recipe.readings, (reading) => [reading.column, { kind: 'reading', reading }])
  )
  for (const [at, [left, right]] of alignedSteps(a.job.request.recipe.steps, b.job.request.recipe.steps).entries()) {
    add({ of: 'steps', name: String(at + 1) }, stepValue(left), stepValue(right))
  }
  named('roles', ({ job }) =>
    mapOf(Object.entries(job.request.recipe.roles), ([role, column]) => [role, textValue(column)])
  )
  named('schema', ({ receipt }) => mapOf(receipt?.schema ?? [], ({ name, type }) => [name, textValue(typeName(type))]))
  return rows
}

/** Steps that are the same stand side by side; between them what was there before, and what is there now. */
export function alignedSteps(a: readonly Step[], b: readonly Step[]): [Step | null, Step | null][] {
  const [left, right] = [a.map(contentOf), b.map(contentOf)]
  // Lengths of the longest common rest, from the end.
  const rest = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const same = left[i] === right[j]
      const skipped = Math.max(rest[i + 1]?.[j] ?? 0, rest[i]?.[j + 1] ?? 0)
      const row = rest[i]
      if (row) row[j] = same ? (rest[i + 1]?.[j + 1] ?? 0) + 1 : skipped
    }
  }
  const pairs: [Step | null, Step | null][] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i] ?? null, b[j] ?? null]
    if (one && other && left[i] === right[j]) {
      pairs.push([one, other])
      i++
      j++
    } else if (one && other && one.kind === other.kind && (rest[i + 1]?.[j + 1] ?? 0) === (rest[i]?.[j] ?? 0)) {
      // The same kind of step with other settings.
      pairs.push([one, other])
      i++
      j++
    } else if (other === null || (one !== null && (rest[i + 1]?.[j] ?? 0) >= (rest[i]?.[j + 1] ?? 0))) {
      pairs.push([one, null])
      i++
    } else {
      pairs.push([null, other])
      j++
    }
  }
  return pairs
}

/** What a step does; its id and its name do nothing. */
function contentOf(step: Step): string {
  const { id: _id, label: _label, ...rest } = step
  return JSON.stringify(rest)
}

function isEqual(a: ComparedValue, b: ComparedValue): boolean {
  if (a?.kind === 'step' && b?.kind === 'step') return contentOf(a.step) === contentOf(b.step)
  return JSON.stringify(a) === JSON.stringify(b)
}

function changeOf(a: ComparedValue, b: ComparedValue): ComparedValue {
  if (a === null || b === null || isEqual(a, b)) return null
  if (a.kind === 'count' && b.kind === 'count') return countValue(b.count - a.count)
  if (a.kind === 'bytes' && b.kind === 'bytes') return { kind: 'bytes', bytes: b.bytes - a.bytes }
  if (a.kind === 'took' && b.kind === 'took') return { kind: 'took', ms: b.ms - a.ms }
  if (a.kind === 'score' && b.kind === 'score') return scoreValue(b.score - a.score)
  if (a.kind === 'share' && b.kind === 'share') return { kind: 'share', share: b.share - a.share }
  if (a.kind === 'exact' && b.kind === 'exact') {
    const [left, right] = [exactOf(a.text), exactOf(b.text)]
    return left && right ? { kind: 'exact', text: textOf(subtract(right, left)) } : null
  }
  return null
}

/** A number, else a text as it is: days. */
function amountValue(text: string | null): ComparedValue {
  if (text === null) return null
  return exactOf(text) === null ? { kind: 'text', text } : { kind: 'exact', text }
}

const textValue = (text: string | null | undefined): ComparedValue => (text ? { kind: 'text', text } : null)
const countValue = (count: number | undefined): ComparedValue => (count === undefined ? null : { kind: 'count', count })
const scoreValue = (score: number | undefined): ComparedValue => (score === undefined ? null : { kind: 'score', score })
const stepValue = (step: Step | null): ComparedValue => step && { kind: 'step', step }

function mapOf<T>(
  all: readonly T[],
  entry: (one: T) => readonly [name: string, value: ComparedValue]
): Map<string, ComparedValue> {
  return new Map(all.map(entry))
}
