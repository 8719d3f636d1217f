/**
 * Random expressions over a small table of strange values: Polars answers what the slow evaluator answers, cell for cell, or fails
 * with the same overflow. `FUZZ_RUNS` says how many (400 when left out), `FUZZ_SEED` where to begin.
 */
import fc from 'fast-check'
import pl from 'nodejs-polars'
import { describe, expect, it } from 'vitest'
import type { Column, ColumnType } from '../../../../shared/domain/column-type'
import { checkExpression, parseExpression, type Typed } from '../../../../shared/domain/expression'
import { AppError } from '../../../../shared/errors'
import { cellSource, cellTexts } from '../cells'
import { dataTypeOf } from '../frames'
import { translatePolarsError } from '../polars-error'
import * as calendar from './calendar-under-test'
import { compileExpression, withLets } from './compile'
import { evaluate } from './evaluate-under-test'
import { expressionArbitrary } from './random-expressions-under-test'
import { Overflow, plain, Unknown, type Value } from './values-under-test'

const columns: Column[] = [
  { name: 'n', type: { kind: 'long' } },
  { name: 'm', type: { kind: 'long' } },
  { name: 'd', type: { kind: 'decimal', precision: 10, scale: 2 } },
  { name: 'e', type: { kind: 'decimal', precision: 6, scale: 4 } },
  { name: 'f', type: { kind: 'double' } },
  { name: 's', type: { kind: 'string' } },
  { name: 't', type: { kind: 'string' } },
  { name: 'b', type: { kind: 'boolean' } },
  { name: 'x', type: { kind: 'date' } },
  { name: 'y', type: { kind: 'date' } },
  { name: 'z', type: { kind: 'timestamp', zone: 'none' } }
]

const cells: Readonly<Record<string, readonly (string | null)[]>> = {
  n: ['0', '7', '-7', '12', null, '9223372036854775807', '-1', '100', '3', '365'],
  m: ['1', '0', '3', null, '-12', '2', '-5', '1000000', '31', '-13'],
  d: ['0.00', '12.50', '-0.05', null, '99999999.99', '-12345678.90', '0.01', '2.50', '-2.50', '100.00'],
  e: ['0.0000', '0.1500', '-1.2500', '99.9999', null, '0.0001', '-0.5000', '2.5000', '1.0000', '12.3456'],
  f: ['0', '0.5', '-2.5', '1000000', null, '0.1', '-0.25', '3', '2.5', '-100.125'],
  s: ['', ' Köln ', 'anne-marie x', null, 'A,b,,c', '12', '-3.50', '2024-02-29', 'ÉCOLE straße', '🙂a1b2'],
  t: ['a', 'öl', ',', 'x', null, '12.345', '31/12/2024', '9223372036854775808', 'straße', ' 7 '],
  b: ['true', 'false', null, 'true', 'false', 'true', null, 'false', 'true', 'true'],
  x: [
    '2024-02-29',
    '1970-01-01',
    '1969-12-31',
    null,
    '0001-01-01',
    '9999-12-31',
    '2024-12-30',
    '2023-01-01',
    '2000-02-29',
    '1900-03-01'
  ],
  y: [
    '2024-01-31',
    null,
    '2024-03-31',
    '1582-10-15',
    '2100-02-28',
    '1970-01-01',
    '0004-02-29',
    '2025-06-15',
    '2024-02-29',
    '1999-12-31'
  ],
  z: [
    '2024-02-29 23:59:59',
    '1970-01-01 00:00:00',
    '1969-12-31 23:59:59',
    null,
    '2000-01-01 12:30:00',
    '2024-07-04 06:07:08',
    '0001-01-01 00:00:00',
    '9999-12-31 23:00:00',
    '1900-01-01 00:00:01',
    '2024-02-29 00:00:00'
  ]
}
const height = 10

function cellValue(type: ColumnType, text: string | null): Value {
  if (text === null) return null
  switch (type.kind) {
    case 'long':
      return { kind: 'exact', units: BigInt(text), scale: 0 }
    case 'decimal':
      return { kind: 'exact', units: BigInt(text.replace('.', '')), scale: type.scale }
    case 'double':
      return { kind: 'double', value: Number(text) }
    case 'boolean':
      return { kind: 'boolean', value: text === 'true' }
    case 'date':
      return { kind: 'days', days: calendar.daysOfIso(text) }
    case 'timestamp':
      return { kind: 'micros', micros: BigInt(Date.parse(`${text.replace(' ', 'T')}Z`)) * 1000n }
    case 'string':
      return { kind: 'text', value: text }
  }
}

const rows = Array.from(
  { length: height },
  (_, i) => new Map(columns.map(({ name, type }) => [name, cellValue(type, cells[name]?.[i] ?? null)]))
)

const frame = pl
  .DataFrame(columns.map(({ name }) => pl.Series(name, [...(cells[name] ?? [])], pl.String)))
  .lazy()
  .select(
    ...columns.map(({ name, type }) => {
      const text = pl.col(name)
      if (type.kind === 'boolean') return text.eq(pl.lit('true')).alias(name)
      if (type.kind === 'date') return text.str.strptime(pl.Date, '%Y-%m-%d').alias(name)
      if (type.kind === 'timestamp')
        return text.str.strptime(pl.Datetime('ms'), '%Y-%m-%d %H:%M:%S').cast(pl.Datetime('us')).alias(name)
      return text.cast(dataTypeOf(type)).alias(name)
    })
  )

type Answer = { readonly cells: (string | null)[] } | 'overflow'

async function byPolars(typed: Typed, type: ColumnType, source: string): Promise<Answer> {
  const { lets, value } = compileExpression(typed, (name) => pl.col(name), 'let', pl.col('n'))
  try {
    const result = await withLets(frame, lets)
      .withColumns(value.cast(dataTypeOf(type)).alias('answer'))
      .select(cellSource(pl.col('answer'), type).alias('answer'))
      .collect()
    return { cells: cellTexts(result, 'answer', type) }
  } catch (error) {
    const translated = translatePolarsError(error, { name: source, path: '' })
    if (translated instanceof AppError && translated.code === 'shape.overflow') return 'overflow'
    throw error
  }
}

function bySlowly(typed: Typed): { readonly values: Value[] } | 'overflow' | 'unknown' {
  let ended: 'overflow' | 'unknown' | null = null
  const values = rows.map((row) => {
    try {
      return evaluate(typed, row)
    } catch (error) {
      if (error instanceof Overflow) ended = 'overflow'
      else if (error instanceof Unknown) ended ??= 'unknown'
      else throw error
      return null
    }
  })
  return ended ?? { values }
}

/** Floating numbers may differ in their last digits. */
function agrees(type: ColumnType, got: string | null, wanted: string | null): boolean {
  if (type.kind !== 'double' || got === null || wanted === null) return got === wanted
  const [g, w] = [Number(got), Number(wanted)]
  return g === w || Math.abs(g - w) <= 1e-9 * Math.max(Math.abs(g), Math.abs(w))
}

describe('expressions in Polars', () => {
  it('answer what the slow evaluator answers', async () => {
    const seen = { checked: 0, compared: 0, overflows: 0 }
    const used = new Set<string>()
    await fc.assert(
      fc.asyncProperty(expressionArbitrary, async (source) => {
        let typed: Typed
        try {
          typed = checkExpression(parseExpression(source), columns)
        } catch (error) {
          expect(error).toMatchObject({ code: 'shape.bad-expression' })
          return
        }
        if (typed.type.kind === 'null') return
        seen.checked++
        const type: ColumnType = typed.type
        const slow = bySlowly(typed)
        const got = await byPolars(typed, type, source)
        if (slow === 'unknown') return
        seen.compared++
        for (const [name] of source.matchAll(/\b[a-z_]+(?=\()/g)) used.add(name)
        if (slow === 'overflow') {
          seen.overflows++
          expect(`${source}: ${JSON.stringify(got)}`).toBe(`${source}: "overflow"`)
          return
        }
        const wanted = slow.values.map((value) => shown(value, type))
        const given = got === 'overflow' ? ['overflow'] : got.cells
        const same = given.length === wanted.length && given.every((cell, i) => agrees(type, cell, wanted[i] ?? null))
        if (!same) expect({ source, cells: given }).toEqual({ source, cells: wanted })
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 400), seed: Number(process.env.FUZZ_SEED ?? 5) }
    )
    // Otherwise the generator makes nonsense and nothing was proved.
    expect(seen.compared).toBeGreaterThan(seen.checked * 0.6)
    expect(used.size).toBeGreaterThan(30)
  }, 600_000)
})

/** As `cellTexts` shows a value of the type. */
function shown(value: Value, type: ColumnType): string | null {
  if (value?.kind === 'exact' && type.kind === 'decimal') {
    return plain({ ...value, units: value.units * 10n ** BigInt(type.scale - value.scale), scale: type.scale })
  }
  return plain(value)
}
