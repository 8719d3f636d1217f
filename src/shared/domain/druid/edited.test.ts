import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNativeText, textProblemText } from './check-text'
import { diffLines } from './diff-lines'
import { diffSpecs } from './diff-specs'
import { generateSpec } from './generate'
import type { IngestForm } from './ingest-form'
import type { NativeSpec, SqlSpec } from './ingest-spec'
import { isJson, type Json, type JsonValue, sameJson } from './json'
import { mergeEditedSpec } from './merge-edited'
import { parseWithPositions } from './positions'
import { form, input } from './spec-under-test'

const native = (more: Partial<IngestForm> = {}) =>
  generateSpec({ ...form, method: 'native', ...more }, input) as NativeSpec
const sql = (more: Partial<IngestForm> = {}) => generateSpec({ ...form, ...more }, input) as SqlSpec

const json = fc.jsonValue({ maxDepth: 3, noUnicodeString: false }) as fc.Arbitrary<JsonValue>

/** A native task with fields of Druid's that no form knows, put anywhere. */
const edited = fc
  .array(
    fc.tuple(
      fc.nat(),
      fc.string({ minLength: 1 }).map((name) => `x-${name}`),
      json
    ),
    { maxLength: 8 }
  )
  .map((additions) => {
    const spec = structuredClone(native())
    const places: Json[] = []
    const collect = (value: JsonValue) => {
      if (Array.isArray(value)) value.forEach(collect)
      else if (isJson(value)) {
        places.push(value)
        Object.values(value).forEach(collect)
      }
    }
    collect(spec.task)
    for (const [place, name, value] of additions) {
      const object = places[place % places.length]
      if (object) object[name] = value
    }
    return { spec, additions: additions.length }
  })

describe('an edited spec', () => {
  it('stays as it is while the form says the same', () => {
    fc.assert(
      fc.property(edited, ({ spec }) => {
        const { spec: kept, conflicts } = mergeEditedSpec(native(), spec, native())
        expect(sameJson(kept.kind === 'native' ? kept.task : null, spec.task)).toBe(true)
        expect(conflicts).toEqual([])
      })
    )
  })

  it('keeps every unknown field when the form changes elsewhere, and takes the change', () => {
    const now = native({ maxRowsPerSegment: 5000, dataSource: 'other', queryGranularity: 'DAY' })
    fc.assert(
      fc.property(edited, ({ spec }) => {
        const { spec: merged } = mergeEditedSpec(native(), spec, now)
        const added = diffSpecs(native(), spec).filter(({ kind }) => kind === 'added')
        const after = diffSpecs(now, merged)
        expect(after.map(({ path }) => path).sort()).toEqual(added.map(({ path }) => path).sort())
        expect(merged).toMatchObject({ task: { spec: { dataSchema: { dataSource: 'other' } } } })
      })
    )
  })

  it('is the generated one again when nothing was edited', () => {
    const now = native({ mode: 'append' })
    expect(mergeEditedSpec(native(), native(), now)).toEqual({ spec: now, conflicts: [] })
    expect(mergeEditedSpec(native(), native(), sql())).toEqual({ spec: sql(), conflicts: [] })
  })

  it('keeps the person’s own where both changed the same, and says so', () => {
    const mine = structuredClone(native()) as NativeSpec & { task: { spec: { dataSchema: { dataSource: string } } } }
    mine.task.spec.dataSchema.dataSource = 'mine'
    const { spec, conflicts } = mergeEditedSpec(native(), mine, native({ dataSource: 'theirs' }))
    expect(spec).toMatchObject({ task: { spec: { dataSchema: { dataSource: 'mine' } } } })
    expect(conflicts).toEqual(['/task/spec/dataSchema/dataSource'])
    expect(mergeEditedSpec(native(), mine, sql()).conflicts).toEqual([''])
  })

  it('dimensions are told apart by name, whatever their order', () => {
    const mine = structuredClone(native()) as never as NativeSpec & {
      task: { spec: { dataSchema: { dimensionsSpec: { dimensions: Json[] } } } }
    }
    const { dimensions } = mine.task.spec.dataSchema.dimensionsSpec
    dimensions[1] = { ...dimensions[1], createBitmapIndex: true }
    dimensions.push({ type: 'auto', name: 'extra' })
    const fewer = form.dimensions.filter(({ name }) => name !== 'order_id')
    const { spec } = mergeEditedSpec(native(), mine, native({ dimensions: fewer }))
    expect(
      (spec as typeof mine).task.spec.dataSchema.dimensionsSpec.dimensions.map(({ name, ...rest }) => [
        name,
        rest.createBitmapIndex
      ])
    ).toEqual([
      ['quantity', true],
      ['revenue', undefined],
      ['weight', undefined],
      ['returned', undefined],
      ['shipped', undefined],
      ['extra', undefined]
    ])
  })

  it('SQL is one text, its context is not', () => {
    const mine = { ...sql(), query: 'REPLACE …', context: { ...sql().context, faultTolerance: true } }
    const { spec, conflicts } = mergeEditedSpec(sql(), mine, sql({ maxNumTasks: 4 }))
    expect(spec).toMatchObject({ query: 'REPLACE …', context: { faultTolerance: true, maxNumTasks: 4 } })
    expect(conflicts).toEqual([])
    expect(mergeEditedSpec(sql(), mine, sql({ mode: 'append' })).conflicts).toEqual(['/query'])
  })

  it('does not fall for names that objects inherit', () => {
    const mine = structuredClone(native())
    mine.task.constructor = 'x' as never
    const { spec } = mergeEditedSpec(native(), mine, native())
    expect(diffSpecs(native(), spec)).toEqual([{ path: '/task/constructor', kind: 'added', before: null, after: 'x' }])
  })
})

describe('differences', () => {
  it('of lines are as few as there can be, and give both texts back', () => {
    expect(diffLines('a\nb\nc', 'a\nx\nc')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'removed', text: 'b' },
      { kind: 'added', text: 'x' },
      { kind: 'same', text: 'c' }
    ])
    const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((list) => list.join('\n'))
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const found = diffLines(before, after)
        const side = (kind: 'added' | 'removed') =>
          found
            .filter((line) => line.kind !== kind)
            .map(({ text }) => text)
            .join('\n')
        expect([side('added'), side('removed')]).toEqual([before, after])
      })
    )
  })
})

describe('JSON with positions', () => {
  it('is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(0, 1, 2), (value, space) => {
        const text = JSON.stringify(value, null, space)
        const parsed = parseWithPositions(text)
        expect('value' in parsed && JSON.stringify(parsed.value)).toBe(JSON.stringify(JSON.parse(text)))
      })
    )
  })

  it('refuses what JSON.parse refuses', () => {
    const almost = fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '1',
        '-',
        '.',
        'e',
        't',
        'true',
        'null',
        ' ',
        '\\',
        '\n'
      ),
      maxLength: 12
    })
    fc.assert(
      fc.property(almost, (text) => {
        const parsed = parseWithPositions(text)
        let expected: unknown
        try {
          expected = JSON.parse(text)
        } catch {
          expect('reason' in parsed).toBe(true)
          return
        }
        if ('reason' in parsed) expect(parsed.reason).toBe('duplicate-name')
        else expect(parsed.value).toEqual(expected)
      }),
      { numRuns: 3000 }
    )
  })
})

describe('an edited text', () => {
  const text = JSON.stringify(native().task, null, 2)
  const problemsOf = (source: string) =>
    readNativeText(source, input.key).problems.map((problem) => [
      problem.reason,
      source
        .split('\n')
        [problem.line - 1]?.slice(problem.column - 1)
        .split('\n')[0],
      textProblemText(problem)
    ])

  it('is read back', () => expect(readNativeText(text, input.key)).toEqual({ task: native().task, problems: [] }))

  it.each<[string, string, string, string]>([
    ['"dataSource": "sales",', '"dataSource": "sales"', 'unexpected', '"timestampSpec": {'],
    ['"dataSource": "sales",', '"dataSource": 5,', 'wrong-value', '5,'],
    ['"dataSource": "sales",', '', 'missing', '{'],
    ['"dataSource": "sales",', '"dataSource": "a", "dataSource": "b",', 'duplicate-name', '"dataSource": "b",'],
    ['"dropExisting": true', '"dropExisting": true, "appendToExisting": 1', 'duplicate-name', '"appendToExisting": 1'],
    ['"appendToExisting": false', '"appendToExisting": true', 'append-and-drop', 'true'],
    ['"salesJobKey": "job-0001"', '"salesJobKey": "job-0002"', 'other-key', '"job-0002"'],
    ['"order_id"', '"order_id', 'unclosed-text', '"order_id']
  ])('%s as %s', (before, after, reason, at) => {
    const [problem] = problemsOf(text.replace(before, after))
    expect(problem?.slice(0, 2)).toEqual([reason, at])
    expect(problem?.[2]).not.toContain('…')
  })

  it('that ends too early says where', () => {
    expect(problemsOf('{"type": "index_parallel"')).toEqual([
      ['end', '', 'the text ends too early: a bracket or brace is not closed']
    ])
  })
})
