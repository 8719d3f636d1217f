/** The byte kernel against the plain definition: same text, same figures, with tables small enough that columns become streams. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellsOf } from './fixtures'
import type { ColumnPart } from './kernel-columns'
import { anyCell, type Kind, kinds, quoted } from './kinds-under-test'
import { mergeColumn } from './merge'
import { type ColumnPlan, planOf, tokensOf } from './plan'
import { tallyRows } from './reference'
import { type Measures, measure } from './report/measures'
import type { RecordFile } from './row-records'
import type { ColumnTally } from './tally'
import { tallySession } from './worker-task'

const todayIso = '2024-06-30'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'types-kernel-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const comparable = ({
  reading: _r,
  counted: _c,
  frequent: _f,
  stream: _s,
  invalidEntries,
  distinct: _d,
  nullTokens,
  invalidRows: _i,
  negativeRows: _n,
  afterRows: _a,
  ...rest
}: Measures) => ({
  ...rest,
  // Long texts are kept by their beginnings.
  min: rest.min?.slice(0, 300),
  max: rest.max?.slice(0, 300),
  mean: rest.mean === null ? null : Math.round(rest.mean * 1000),
  nullTokens: nullTokens.map((t) => `${t.token}:${t.count}`),
  invalid: invalidEntries.map((e) => `${e.text}:${e.count}:${e.firstRow}`).sort()
})

const unsaid = { invalid: [], lengthMin: null, lengthMax: null }

const table = fc.record({
  columns: fc.array(fc.nat({ max: kinds.length - 1 }), { minLength: 1, maxLength: 4 }),
  seed: fc.integer(),
  rows: fc.integer({ min: 1, max: 120 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  lastEnd: fc.boolean(),
  alwaysQuoted: fc.boolean(),
  entries: fc.integer({ min: 4, max: 40 }),
  foldAbove: fc.constantFrom(2, 10, Number.POSITIVE_INFINITY),
  forceScript: fc.boolean(),
  limited: fc.boolean(),
  parts: fc.integer({ min: 1, max: 3 })
})

describe('tally kernel', () => {
  it('counts like the reference, whatever becomes a stream', async () => {
    let streams = 0
    await fc.assert(
      fc.asyncProperty(table, async (drawn) => {
        const t = { ...drawn, kinds: drawn.columns.map((at) => kinds[at] ?? kinds[0]).filter((k) => k !== undefined) }
        const rows = Array.from({ length: t.rows }, (_, r) =>
          t.kinds.map((k, c) => fc.sample(anyCell(k.cell), { seed: t.seed + r * 7 + c, numRuns: 1 })[0] ?? '')
        )
        // A row that repeats now and then; a row of one empty cell would be a blank line.
        const filled = rows
          .map((r, n) => (n % 9 === 8 ? (rows[n - 3] ?? r) : r))
          .map((r) => (r.length === 1 && (r[0] === '' || r[0] === '\r') ? ['x'] : r))
        const lines = filled.map((r) => r.map((c) => quoted(c, t.alwaysQuoted)).join(','))
        const csv = lines.join(t.lineEnd) + (t.lastEnd ? t.lineEnd : '')
        const reference = tallyRows(cellsOf(csv), t.kinds.length)
        expect(reference.rows).toBe(filled.length)
        const plan = planFor(t.kinds, t.forceScript, t.limited)
        const { tallies, repeats } = await tally(csv, lines, t.lineEnd.length, plan, t)
        expect(repeats).toEqual({ count: reference.duplicates, rows: reference.duplicateRows })
        for (const [at, k] of t.kinds.entries()) {
          const [ours, theirs] = [tallies[at], reference.columns[at]]
          if (ours === undefined || theirs === undefined) throw new Error('a column is missing')
          if (ours.failed) continue
          if (ours.stream !== null) streams++
          expect([ours.empty, ours.blankEnds, ours.blankEndRows]).toEqual([
            theirs.empty,
            theirs.blankEnds,
            theirs.blankEndRows
          ])
          const [a, b] = [measure(ours, k.reading, todayIso), measure(theirs, k.reading, todayIso)]
          const isApart = ours.stream?.values.kind === 'date' || (ours.stream !== null && (t.limited || k.isNarrow))
          if (!isApart) expect(comparable(a)).toEqual(comparable(b))
          // A text that is read by the other order only, or does not fit the type, is in no entry, and its length counts.
          else expect({ ...comparable(a), ...unsaid }).toEqual({ ...comparable(b), ...unsaid })
          if (ours.distinct?.exact) expect(ours.distinct.texts).toBe(theirs.entries.length)
        }
      }),
      { numRuns: 150, seed: 20_240_630 }
    )
    expect(streams).toBeGreaterThan(100)
  })
})

function planFor(list: readonly Kind[], forceScript: boolean, limited: boolean): readonly ColumnPlan[] {
  return list.map((k) => {
    const plan = planOf(
      { ...k.reading, rivals: [], state: 'sure' },
      k.range,
      limited || k.isNarrow ? k.reading.type : null
    )
    if (!forceScript || plan.op === 'text') return plan
    return plan.op === 'number'
      ? { op: 'script', ways: [plan.way], bins: plan.bins, limit: plan.limit }
      : plan.op === 'date'
        ? { op: 'script', ways: plan.ways, bins: null, limit: null }
        : plan
  })
}

type Settings = {
  readonly kinds: readonly Kind[]
  readonly entries: number
  readonly foldAbove: number
  readonly parts: number
}

async function tally(
  csv: string,
  lines: readonly string[],
  lineEndLength: number,
  columns: readonly ColumnPlan[],
  t: Settings
) {
  const path = join(folder, 'rows.csv')
  await writeFile(path, csv)
  const plan = { columns, active: columns.map(() => true), tokens: tokensOf(t.kinds.map((k) => k.reading)), todayIso }
  const marks = { delimiter: 44, quote: 34, columns: columns.length }
  const limits = { entries: t.entries + plan.tokens.length, bytes: 1 << 20, foldAbove: t.foldAbove }
  const size = Math.ceil(lines.length / t.parts)
  const parts: (readonly ColumnPart[])[] = []
  const files: RecordFile[] = []
  let session: Awaited<ReturnType<typeof tallySession>> | undefined
  let start = 0
  for (let first = 0; first < lines.length; first += size) {
    const bytes = lines.slice(first, first + size).reduce((sum, l) => sum + Buffer.byteLength(l) + lineEndLength, 0)
    const end = Math.min(start + bytes, Buffer.byteLength(csv))
    session = await tallySession({
      path,
      ranges: [{ start, end, firstRow: first }],
      marks,
      plan,
      limits,
      records: { partitions: 4, path: null }
    })
    const answer = await session.run(() => undefined)
    parts.push(answer.parts)
    files.push(answer.records)
    start = end
  }
  const repeats = await session?.repeats(files, [0, 1, 2, 3], () => undefined)
  const tallies: ColumnTally[] = columns.map((_, at) =>
    mergeColumn(
      parts.map((p) => p[at]).filter((p) => p !== undefined),
      lines.length
    )
  )
  return { tallies, repeats }
}
