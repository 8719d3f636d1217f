import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClusterDestination, EditedSpec } from '../destination'
import { checkEdited } from './check-edited'
import { textProblemText } from './check-text'
import { generateSpec } from './generate'
import type { IngestForm } from './ingest-form'
import { mergeLines } from './merge-lines'
import { shownKey, specTextOf } from './spec-text'
import { form, input } from './spec-under-test'
import { submittedSpec } from './submitted-spec'

const shown = { ...input, key: shownKey }
const textsOf = (method: IngestForm['method'], more: Partial<IngestForm> = {}) =>
  specTextOf(generateSpec({ ...form, method, ...more }, shown))

function editedBy(
  method: IngestForm['method'],
  change: (text: string) => string,
  context?: (text: string) => string
): EditedSpec {
  const texts = textsOf(method)
  return {
    generated: texts.spec,
    edited: change(texts.spec),
    context:
      context === undefined || texts.context === null
        ? null
        : { generated: texts.context, edited: context(texts.context) }
  }
}

function problemsOf(edited: EditedSpec, method: IngestForm['method']) {
  return checkEdited(edited, method, 'sales').problems.map((problem) => {
    const text = problem.where === 'context' ? (edited.context?.edited ?? '') : edited.edited
    const at = text.split('\n')[problem.line - 1]?.slice(problem.column - 1) ?? ''
    expect(textProblemText(problem)).not.toContain('…')
    return [problem.where, problem.reason, problem.severity, at]
  })
}

describe('an edited native task', () => {
  const edit = (before: string, after: string) => {
    const edited = editedBy('native', (text) => text.replace(before, after))
    expect(edited.edited).not.toBe(edited.generated)
    return edited
  }

  it('with fields of Druid’s own has no problems; what is other is told by field and by line', () => {
    const edited = edit('"maxParseExceptions": 0', '"maxRowsInMemory": 50000,\n      "maxParseExceptions": 0')
    const { problems, changes, lines } = checkEdited(edited, 'native', 'sales')
    expect(problems).toEqual([])
    expect(changes).toEqual([
      { path: '/task/spec/tuningConfig/maxRowsInMemory', kind: 'added', before: null, after: 50_000 }
    ])
    expect(lines.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'added', text: '      "maxRowsInMemory": 50000,' }
    ])
  })

  it.each<[string, string, string, string, 'error' | 'warning']>([
    ['"dataSource": "sales"', '"dataSource": "other"', 'other-datasource', '"other",', 'error'],
    [
      '"type": "index_parallel",\n  "spec"',
      '"id": "mine",\n  "type": "index_parallel",\n  "spec"',
      'other-key',
      '"mine",',
      'error'
    ],
    [`"salesJobKey": "${shownKey}"`, '"salesJobKey": "another-key"', 'other-key', '"another-key"', 'error'],
    [`"salesJobKey": "${shownKey}"`, '', 'other-key', '{', 'error'],
    ['https://store.test', 'https://elsewhere.test', 'other-source', '{', 'error'],
    [
      '"type": "http"',
      '"type": "http", "httpAuthenticationPassword": {"type": "default", "password": "x"}',
      'secret',
      '"x"},',
      'error'
    ],
    ['"dropExisting": true', '"dropExisting": false', 'replaces-otherwise', 'false', 'warning'],
    ['"segmentGranularity": "MONTH"', '"segmentGranularity": "DAY"', 'replaces-otherwise', '"DAY",', 'warning'],
    ['"rollup": false', '"rollup": 1', 'wrong-value', '1,', 'error'],
    ['"dropExisting": true', '"dropExisting": true, "x": ', 'unexpected', '', 'error']
  ])('%s as %s', (before, after, reason, at, severity) => {
    const [problem] = problemsOf(edit(before, after), 'native')
    expect([...(problem ?? []).slice(0, 3)]).toEqual(['spec', reason, severity])
    if (at !== '') expect(problem?.[3]).toBe(at)
  })

  it('may name a variable of the server instead of a secret', () => {
    const provider = '{"type": "environment", "variable": "PW"}'
    expect(
      problemsOf(edit('"type": "http"', `"type": "http", "httpAuthenticationPassword": ${provider}`), 'native')
    ).toEqual([])
  })
})

describe('an edited query', () => {
  const edit = (before: string, after: string) => {
    const edited = editedBy('sql', (text) => text.replace(before, () => after))
    expect(edited.edited).not.toBe(edited.generated)
    return edited
  }

  it('as a person writes it has no problems', () => {
    expect(
      problemsOf(
        edit('PARTITIONED BY MONTH', '-- it\'s "mine" ;\nPARTITIONED BY MONTH\nCLUSTERED BY "order_id"'),
        'sql'
      )
    ).toEqual([])
    expect(problemsOf(edit('REPLACE INTO "sales"', 'replace /* ) */ into druid.sales'), 'sql')).toEqual([])
    expect(problemsOf(edit('SELECT\n', 'WITH t AS (SELECT 1) SELECT\n'), 'sql')).toEqual([])
  })

  it.each<[string, string, string, string, 'error' | 'warning']>([
    ['REPLACE INTO "sales"', 'REPLACE INTO "Sales"', 'other-datasource', '"Sales"', 'error'],
    ['REPLACE INTO "sales"', 'REPLACE INTO "ext"."sales"', 'other-datasource', '"sales"', 'error'],
    ['REPLACE INTO', 'EXPLAIN PLAN FOR REPLACE INTO', 'no-ingestion', 'EXPLAIN', 'error'],
    ['REPLACE INTO "sales"', 'DROP TABLE "sales"', 'no-ingestion', 'DROP', 'error'],
    ['https://store.test', 'https://elsewhere.test', 'other-source', 'EXTERN', 'error'],
    ['PARTITIONED BY', "UNION ALL SELECT * FROM TABLE(S3('a'))\nPARTITIONED BY", 'other-source', 'S3', 'error'],
    ['PARTITIONED BY MONTH', '', 'missing', '', 'error'],
    ['PARTITIONED BY MONTH', 'PARTITIONED BY MONTH;', 'several-statements', ';', 'error'],
    ['PARTITIONED BY MONTH', 'PARTITIONED BY MONTH)', 'unpaired', ')', 'error'],
    ['FROM TABLE(', 'FROM TABLE((', 'unpaired', '(', 'error'],
    ['PARTITIONED BY MONTH', 'PARTITIONED BY MONTH /* no end', 'unclosed-sql', '/*', 'error'],
    ['"order_id",', '"order_id,', 'unclosed-sql', '"', 'error'],
    ['PARTITIONED BY MONTH', 'PARTITIONED BY DAY', 'replaces-otherwise', 'PARTITIONED', 'warning'],
    [
      'REPLACE INTO "sales" OVERWRITE',
      'REPLACE INTO "sales" OVERWRITE ALL --',
      'replaces-otherwise',
      '"sales"',
      'warning'
    ]
  ])('%s as %s', (before, after, reason, at, severity) => {
    const [problem] = problemsOf(edit(before, after), 'sql')
    expect([...(problem ?? []).slice(0, 3)]).toEqual(['spec', reason, severity])
    expect(problem?.[3]?.startsWith(at)).toBe(true)
  })

  it('its context keeps the key, and holds no secret', () => {
    const context = (before: string, after: string) =>
      problemsOf(
        editedBy(
          'sql',
          (text) => text,
          (text) => text.replace(before, after)
        ),
        'sql'
      )
    expect(context('"maxNumTasks": 2', '"maxNumTasks": 2, "faultTolerance": true')).toEqual([])
    expect(context(shownKey, 'another')[0]?.slice(0, 3)).toEqual(['context', 'other-key', 'error'])
    expect(context('"maxNumTasks": 2', '"sqlQueryId": "x"')[0]?.slice(0, 3)).toEqual(['context', 'other-key', 'error'])
    expect(context('"maxNumTasks": 2', '"password": "x"')[0]?.slice(0, 3)).toEqual(['context', 'secret', 'error'])
    expect(context('"maxNumTasks": 2', '"maxNumTasks" 2')[0]?.slice(0, 3)).toEqual(['context', 'unexpected', 'error'])
  })
})

describe('what is submitted', () => {
  const real = {
    ...input,
    source: { kind: 'http' as const, urls: ['https://store.test/real.json.gz?X-Amz-Signature=2'] },
    key: 'job-0042'
  }
  const destination = (method: IngestForm['method'], edited: EditedSpec): ClusterDestination => ({
    connectionId: 'c',
    form: { ...form, method },
    edited
  })

  it('of a native task is the job’s own with the person’s fields: real URLs, real key', () => {
    const edited = editedBy('native', (text) =>
      text.replace('"maxParseExceptions": 0', '"maxRowsInMemory": 50000, "maxParseExceptions": 0')
    )
    const { spec, edits } = submittedSpec(destination('native', edited), real)
    const own = generateSpec({ ...form, method: 'native' }, real)
    expect(JSON.parse(JSON.stringify(spec))).toEqual({
      ...own,
      task: expect.objectContaining({ context: { salesJobKey: 'job-0042' } })
    })
    expect(spec).toMatchObject({
      key: 'job-0042',
      task: {
        spec: {
          ioConfig: { inputSource: { uris: ['https://store.test/real.json.gz?X-Amz-Signature=2'] } },
          tuningConfig: { maxRowsInMemory: 50_000 }
        }
      }
    })
    expect(edits.map(({ path }) => path)).toEqual(['/task/spec/tuningConfig/maxRowsInMemory'])
  })

  it('of SQL has the person’s lines and context around the job’s own source', () => {
    const edited = editedBy(
      'sql',
      (text) => text.replace('PARTITIONED BY MONTH', 'PARTITIONED BY MONTH\nCLUSTERED BY "order_id"'),
      (text) => text.replace('"maxParseExceptions": 0', '"maxParseExceptions": 0,\n  "faultTolerance": true')
    )
    const { spec } = submittedSpec(destination('sql', edited), real)
    const own = generateSpec(form, real)
    expect(spec).toEqual({
      ...own,
      query: `${own.kind === 'sql' ? own.query : ''}\nCLUSTERED BY "order_id"`,
      context: { ...(own.kind === 'sql' ? own.context : {}), faultTolerance: true }
    })
  })

  it('is nothing where the month that was edited is another one now', () => {
    const edited = editedBy('sql', (text) => text.replace('OVERWRITE WHERE', 'OVERWRITE WHERE 1 = 1 AND'))
    const later = { ...real, months: [...real.months, '2024-05'] }
    expect(() => submittedSpec(destination('sql', edited), later)).toThrowError(
      expect.objectContaining({ code: 'load.edited-conflict', details: { places: '/query' } })
    )
  })

  it('is what is generated without an edit', () => {
    const own = generateSpec(form, real)
    expect(submittedSpec({ connectionId: 'c', form }, real)).toEqual({ spec: own, edits: [] })
    expect(
      submittedSpec(
        destination(
          'sql',
          editedBy('sql', (text) => text)
        ),
        real
      ).spec
    ).toEqual(own)
  })
})

describe('two changes of one text', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 }).map((list) => list.join('\n'))

  it('give the other one where one of them changed nothing', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(mergeLines(before, after, before)).toEqual({ text: after, isConflicting: false })
        expect(mergeLines(before, before, after)).toEqual({ text: after, isConflicting: false })
        expect(mergeLines(before, after, after)).toEqual({ text: after, isConflicting: false })
      })
    )
  })

  it('lie side by side, and are told where they meet', () => {
    expect(mergeLines('1\n2\n3\n4', '1\nx\n3\n4', '1\n2\n3\ny')).toEqual({ text: '1\nx\n3\ny', isConflicting: false })
    expect(mergeLines('1\n2\n3', '1\nx\n3', '1\ny\n3')).toEqual({ text: '1\nx\n3', isConflicting: true })
  })
})
