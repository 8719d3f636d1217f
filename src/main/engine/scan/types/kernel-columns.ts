/** The columns of one kernel instance: their state, their streams, and what they counted at the end. Offsets are those of kernel/column.as.ts. */
import type { HashList } from './hash-counts'
import type { Entry, Way } from './infer/verdict'
import type { KernelInstance } from './kernel-instance'
import type { KernelMemory } from './kernel-memory'
import type { TallyPlan } from './plan'
import { dateCode, limitOffsets, limitsCode, marksInOrder, numberCode, tokenCode } from './plan-code'
import { scaleOf } from './report/measures'
import { type ScriptStream, scriptStream } from './script-stream'
import { sketchSize } from './sketch'
import {
  type DateStream,
  exampleLimit,
  type Misfits,
  type NumberStream,
  type ScaleSum,
  type Stream,
  type TextStream
} from './tally'

/** What one worker counted of one column. Plain data that can be posted. */
export type ColumnPart = {
  readonly empty: number
  readonly blankEnds: number
  readonly blankEndRows: readonly number[]
  readonly texts: readonly string[]
  readonly counts: Float64Array
  readonly firstRows: Float64Array
  /** Characters of the texts that are kept by their beginnings, by their place in `texts`. */
  readonly cut: ReadonlyMap<number, number>
  /** Hashes of `texts`, as pairs of 32-bit numbers. */
  readonly textHashes: Uint32Array
  /** All different texts of the part; null when they were too many. */
  readonly known: HashList | null
  readonly sketch: Uint8Array
  readonly stream: Stream | null
  readonly failed: boolean
}

/** Offsets in the state of a column. */
export const columnOffsets = {
  mode: 0,
  op: 4,
  slots: 8,
  mask: 12,
  used: 16,
  arena: 20,
  empty: 40,
  blankEnds: 44,
  blankRows: 48,
  streamed: 56,
  lengthMin: 60,
  lengthMax: 64,
  sums: 68,
  config: 72
} as const
const at = columnOffsets

const opCodes = { text: 0, number: 1, date: 2, script: 3 } as const
const wayBytes = 432 + 401 * 12 * 4
const firstYear = 1800
/** Texts of 1,024 bytes and more are cut there, at a whole character. */
const cutFrom = 1020

/** Texts of a column's table, in the order of their slots. */
export function* entriesAt(kernel: KernelMemory, state: number): Generator<Entry & { readonly slot: number }> {
  const [bytes, view] = [kernel.bytes(), kernel.view()]
  const number = (offset: number) => view.getUint32(state + offset, true)
  const arena = number(at.arena)
  for (let slot = number(at.slots), left = number(at.mask) + 1; left > 0; left--, slot += 16) {
    const count = view.getUint32(slot + 8, true)
    if (count === 0) continue
    const record = arena + view.getUint32(slot + 12, true)
    const stored = view.getUint32(record + 4, true)
    yield {
      slot,
      text: bytes.toString('utf8', record + 12, record + 12 + stored),
      count,
      firstRow: view.getUint32(record, true),
      characters: stored > cutFrom ? view.getUint32(record + 8, true) : undefined
    }
  }
}

export type KernelColumns = {
  readonly states: readonly number[]
  readonly begin: (column: number) => void
  readonly script: (column: number, ptr: number, length: number, row: number, weight: number) => number
  readonly parts: () => ColumnPart[]
}

/** Limits of the table of one column. */
export type TableLimits = {
  readonly entries: number
  readonly bytes: number
  /** At the end a table with more texts than these is folded into a stream. */
  readonly foldAbove: number
}

/** Sets up the columns of a plan in a kernel. */
export function kernelColumns(kernel: KernelInstance, plan: TallyPlan, limits: TableLimits): KernelColumns {
  const { exports } = kernel
  const scripts = new Map<number, ScriptStream>()
  const misfits = new Map<number, number>()
  const put = (bytes: Uint8Array): number => {
    const ptr = exports.allocate(Math.max(64, bytes.length))
    kernel.bytes().set(bytes, ptr)
    return ptr
  }
  const tokens = tokenCode(plan.tokens)
  exports.setTokens(put(tokens), tokens.length)
  const states = plan.columns.map((column, index) => {
    const state = exports.newColumn(index, limits.entries, limits.bytes)
    kernel.view().setUint32(state + at.op, opCodes[column.op], true)
    return state
  })

  const begin = (index: number) => {
    const column = plan.columns[index]
    const state = states[index] ?? 0
    let [sums, config] = [0, 0]
    if (column?.op === 'number') {
      config = put(numberCode(column.way, column.bins))
      sums = exports.newNumberSums(column.bins?.count ?? 0)
      const { limit } = column
      if (limit !== null) {
        const limits = put(limitsCode(limit))
        misfits.set(index, exports.newNumberSums(0))
        const view = kernel.view()
        view.setUint32(config + limitOffsets.limits, limits, true)
        view.setUint32(config + limitOffsets.mostDigits, scaleOf(limit), true)
        view.setUint32(config + limitOffsets.misfits, misfits.get(index) ?? 0, true)
      }
    } else if (column?.op === 'date') {
      config = put(dateCode(column.ways, plan.todayIso))
      sums = exports.newDateSums(column.ways.length)
    } else if (column?.op === 'script') {
      scripts.set(index, scriptStream(column, plan.todayIso))
    } else sums = exports.newTextSums()
    kernel.view().setUint32(state + at.sums, sums, true)
    kernel.view().setUint32(state + at.config, config, true)
  }

  const script = (index: number, ptr: number, length: number, row: number, weight: number): number => {
    const text = kernel.bytes().toString('utf8', ptr, ptr + length)
    return scripts.get(index)?.take(text, row, weight) ? 1 : 0
  }

  const isTable = (state: number) => kernel.view().getUint32(state + at.mode, true) === 0

  /** Hashes and counts of all texts of a table. */
  const listOf = (state: number): HashList => {
    const view = kernel.view()
    const used = view.getUint32(state + at.used, true)
    const [pairs, counts] = [new Uint32Array(used * 2), new Uint32Array(used)]
    let [slot, n] = [view.getUint32(state + at.slots, true), 0]
    for (let left = view.getUint32(state + at.mask, true) + 1; left > 0; left--, slot += 16) {
      const [low, high] = [view.getUint32(slot, true), view.getUint32(slot + 4, true)]
      if (low === 0 && high === 0) continue
      pairs[n * 2] = low
      pairs[n * 2 + 1] = high
      counts[n++] = view.getUint32(slot + 8, true)
    }
    return { pairs, counts }
  }

  const partOf = (state: number, index: number): ColumnPart => {
    const known = isTable(state) ? listOf(state) : null
    if (known !== null && known.counts.length > limits.foldAbove) exports.fold(state)
    const sketchPtr = exports.sketchOf(state)
    const bytes = kernel.bytes()
    const view = kernel.view()
    const number = (offset: number) => view.getUint32(state + offset, true)
    const rowsAt = (ptr: number, count: number) =>
      Array.from({ length: Math.min(count, exampleLimit) }, (_, n) => view.getUint32(ptr + n * 4, true))
    const used = number(at.used)
    const [texts, counts, firstRows] = [[] as string[], new Float64Array(used), new Float64Array(used)]
    const textHashes = new Uint32Array(used * 2)
    const cut = new Map<number, number>()
    for (const { slot, text, count, firstRow, characters } of entriesAt(kernel, state)) {
      textHashes[texts.length * 2] = view.getUint32(slot, true)
      textHashes[texts.length * 2 + 1] = view.getUint32(slot + 4, true)
      counts[texts.length] = count
      firstRows[texts.length] = firstRow
      if (characters !== undefined) cut.set(texts.length, characters)
      texts.push(text)
    }
    const streamed = number(at.streamed)
    const plan_ = plan.columns[index]
    const sums = number(at.sums)
    let values: Stream['values'] | null = null
    if (streamed > 0 && plan_?.op === 'number') {
      const [apart, { limit }] = [misfits.get(index), plan_]
      const without = apart === undefined ? null : numbersAt(view, apart, plan_.way, null, null)
      const misfit =
        limit === null || without === null
          ? null
          : { type: limit, count: without.negatives, rows: without.negativeRows, scales: without.scales }
      values = numbersAt(view, sums, plan_.way, plan_.bins, misfit)
    } else if (streamed > 0 && plan_?.op === 'date') {
      values = { kind: 'date', ways: plan_.ways.map((way, n) => dateWayAt(view, sums + n * wayBytes, way)) }
    } else if (streamed > 0 && plan_?.op === 'script') {
      values = scripts.get(index)?.result() ?? null
    } else if (streamed > 0) {
      const text = (place: number) =>
        bytes.toString(
          'utf8',
          view.getUint32(place, true),
          view.getUint32(place, true) + view.getUint32(place + 4, true)
        )
      const rows = rowsAt(sums + 36, view.getUint32(sums + 32, true))
      values = { kind: 'text', min: text(sums), max: text(sums + 16), rows } satisfies TextStream
    }
    const way =
      plan_?.op === 'number'
        ? plan_.way
        : plan_?.op === 'text' || plan_ === undefined
          ? { type: { kind: 'string' as const }, format: null }
          : plan_.ways[0]
    return {
      empty: number(at.empty),
      blankEnds: number(at.blankEnds),
      blankEndRows: rowsAt(number(at.blankRows), number(at.blankEnds)),
      texts,
      counts: counts.slice(0, texts.length),
      firstRows: firstRows.slice(0, texts.length),
      cut,
      textHashes,
      known,
      sketch: Uint8Array.from(bytes.subarray(sketchPtr, sketchPtr + sketchSize)),
      stream:
        values === null || way === undefined
          ? null
          : { way, count: streamed, lengthMin: number(at.lengthMin), lengthMax: number(at.lengthMax), values },
      failed: number(at.mode) === 2
    }
  }

  return { states, begin, script, parts: () => states.map(partOf) }
}

const scaleBytes = 40
const scaleCount = 32

/** Numbers of a column at `sums`. */
export function numbersAt(
  view: DataView,
  sums: number,
  way: Way,
  bins: { scale: number; from: bigint; width: bigint; count: number } | null,
  misfits: Misfits | null
): NumberStream {
  const scales: ScaleSum[] = []
  for (let scale = 0; scale < scaleCount; scale++) {
    const part = sums + scale * scaleBytes
    const count = Number(view.getBigUint64(part, true))
    if (count === 0) continue
    const sum = (view.getBigInt64(part + 16, true) << 32n) + view.getBigUint64(part + 8, true)
    scales.push({ scale, count, sum, min: view.getBigInt64(part + 24, true), max: view.getBigInt64(part + 32, true) })
  }
  const rest = sums + scaleCount * scaleBytes
  const digits = (s: ScaleSum) => Math.max(...[s.min, s.max].map((n) => (n < 0n ? -n : n).toString().length)) - s.scale
  return {
    kind: 'number',
    scales,
    wholeDigits: Math.max(0, ...scales.map(digits)),
    grouped: view.getUint32(rest, true),
    negatives: view.getUint32(rest + 4, true),
    negativeRows: Array.from({ length: view.getUint32(rest + 8, true) }, (_, n) =>
      view.getUint32(rest + 12 + n * 4, true)
    ),
    currencies: new Map(
      marksInOrder(way.format?.kind === 'number' ? way.format.currencies : []).flatMap((mark, n) => {
        const count = view.getUint32(rest + 412 + n * 4, true)
        return count === 0 ? [] : [[mark, count] as const]
      })
    ),
    bins:
      bins === null
        ? null
        : {
            scale: bins.scale,
            from: bins.from,
            width: bins.width,
            counts: Array.from({ length: bins.count }, (_, n) => view.getUint32(rest + 444 + n * 4, true))
          },
    misfits
  }
}

/** Dates under one way at `part`. */
export function dateWayAt(
  view: DataView,
  part: number,
  way: DateStream['ways'][number]['way']
): DateStream['ways'][number] {
  const months = new Map<string, number>()
  for (let n = 0; n < 401 * 12; n++) {
    const count = view.getUint32(part + 432 + n * 4, true)
    if (count > 0) months.set(`${firstYear + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`, count)
  }
  return {
    way,
    valid: view.getUint32(part, true),
    only: view.getUint32(part + 4, true),
    onlyRows: Array.from({ length: view.getUint32(part + 12, true) }, (_, n) =>
      view.getUint32(part + 32 + n * 4, true)
    ),
    min: view.getBigInt64(part + 16, true),
    max: view.getBigInt64(part + 24, true),
    after: view.getUint32(part + 8, true),
    months
  }
}
