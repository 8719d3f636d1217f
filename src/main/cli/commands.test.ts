import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze, textPathsFor } from './analyze'
import type { AnalyzeCommand, LoadCommand } from './arguments'
import { fakeCore, recordedOutput, report } from './core-under-test'
import { load } from './load'
import { alignedTable, sizeText } from './output'
import { jobs, query } from './query'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('analyze', () => {
  const command = (files: string[], parts: Partial<AnalyzeCommand> = {}): AnalyzeCommand => ({
    kind: 'analyze',
    json: true,
    dataDir: null,
    files,
    entry: null,
    together: false,
    fileColumn: false,
    textDir: null,
    against: null,
    ...parts
  })

  it('prints one JSON line a file in order, errors among them, and fails', async () => {
    const { core } = fakeCore()
    const { output, printed, complaints } = recordedOutput()
    expect(await analyze(core, command(['a.csv', 'missing.csv', 'bad.csv', 'c.csv']), output)).toBe(1)
    const lines = printed.map((line) => JSON.parse(line))
    expect(lines.map(({ file, error }) => [file, error?.code])).toEqual([
      ['a.csv', undefined],
      ['missing.csv', 'open.not-found'],
      ['bad.csv', 'check.too-wide'],
      ['c.csv', undefined]
    ])
    expect(complaints).toEqual([])
    expect(lines[0]).toMatchObject({
      path: resolve('a.csv'),
      sizeBytes: 1234,
      dialect: {
        encoding: 'windows-1252',
        compression: 'none',
        delimiter: ';',
        quote: '"',
        escape: 'doubled',
        lineEnd: 'crlf',
        hasHeader: true,
        skipLines: 0,
        commentPrefix: null,
        decimalMark: ',',
        thousandsMark: '.'
      },
      rowCount: 4,
      raggedRows: { count: 1, rows: [{ row: 2, line: 4, fields: 3 }] },
      findings: [{ rule: 'ragged-rows', severity: 'warning', count: 1, lines: [4] }],
      score: 91.5,
      roles: [{ role: 'unitPrice', column: 'Preis' }],
      text: null
    })
    expect(lines[0].columns[0]).toMatchObject({
      name: 'Preis',
      type: 'decimal(18,2)',
      format: { kind: 'number', decimalMark: ',' },
      nulls: 1,
      nullShare: 0.25,
      evidence: report.columns[0]?.evidence
    })
    // How a file is read is told even when its rows can't be checked.
    expect(lines[2]).toMatchObject({ dialect: { delimiter: ';' } })
  })

  it('prints text for people, and sentences where it fails', async () => {
    const { core } = fakeCore()
    const { output, printed, complaints } = recordedOutput()
    expect(await analyze(core, command(['a.csv', 'missing.csv'], { json: false }), output)).toBe(1)
    expect(printed[0]).toBe('a.csv: 4 rows, 2 columns, 1.2 kB, quality 91.5 of 100 (gate 80)')
    expect(printed).toContain(
      '  read as windows-1252, semicolon, quote ", CRLF, header, decimal mark ,, thousands mark "."'
    )
    expect(printed).toContain('  Preis   decimal(18,2)  1,5 1.000   25 %         3           1.5 … 20   unitPrice')
    expect(printed).toContain('  1 ragged row: line 4 (3 fields)')
    expect(complaints).toEqual([
      `missing.csv: There is no file at ${resolve('missing.csv')}. Check the path, or choose the file again.`
    ])
  })

  it('writes raw text beside, never over the file itself', async () => {
    const { core, asked } = fakeCore()
    const { output, printed } = recordedOutput()
    const original = join(folder, 'x.csv')
    writeFileSync(original, 'a,b\n1,2\n')
    expect(await analyze(core, command(['in/y.csv.gz', original], { textDir: folder }), output)).toBe(1)
    const [first, second] = printed.map((line) => JSON.parse(line))
    expect(first.text).toBe(join(folder, 'y.csv'))
    expect(asked.filter(({ call }) => call === 'text').map(({ input }) => input.outPath)).toEqual([
      join(folder, 'y.csv')
    ])
    expect(second.error.code).toBe('cli.usage')
  })

  it('reads the named file of an archive', async () => {
    const { core, asked } = fakeCore()
    await analyze(core, command(['a.zip'], { entry: 'north.csv' }), recordedOutput().output)
    await load(core, { ...loadCommand(['a.zip']), entry: 'south.csv' }, recordedOutput().output)
    expect(asked.filter(({ call }) => call === 'open').map(({ input }) => input.override)).toEqual([
      { member: 'north.csv' },
      { member: 'south.csv' }
    ])
  })

  it('takes all files as one table where that is asked', async () => {
    const { core, asked } = fakeCore()
    const { output, printed } = recordedOutput()
    const files = ['in/sales_2023.csv', 'in/sales_2024.csv']
    const together = { together: true, fileColumn: true, textDir: folder, json: false }
    expect(await analyze(core, command(files, together), output)).toBe(0)
    expect(asked.find(({ call }) => call === 'together')?.input).toEqual({
      files: files.map((file) => ({ path: resolve(file) })),
      nameColumn: true
    })
    expect(asked.find(({ call }) => call === 'text')?.input.outPath).toBe(join(folder, 'sales.csv'))
    expect(printed[0]).toMatch(/^in\/sales_2023\.csv … in\/sales_2024\.csv \(2\): 4 rows/)
    expect(printed.slice(1, 4).map((line) => line.replace(/ +/g, ' '))).toEqual([
      ' file rows columns read as',
      ' sales_2023.csv 0 all windows-1252, semicolon, quote ", CRLF, header',
      ' sales_2024.csv 0 all windows-1252, semicolon, quote ", CRLF, header'
    ])
    await load(core, { ...loadCommand(files), together: true }, output)
    expect(asked.filter(({ call }) => call === 'load')).toHaveLength(1)
  })

  it('gives files of one name different places', () => {
    expect(textPathsFor(['a/x.csv', 'b/X.csv', 'c/x.csv.gz', 'd/plain'], 'out')).toEqual(
      ['x.csv', 'X (2).csv', 'x (3).csv', 'plain'].map((name) => join('out', name))
    )
  })

  it('finds files by a pattern', async () => {
    for (const name of ['p2.csv', 'p1.csv', 'q.txt']) writeFileSync(join(folder, name), 'a\n1\n')
    const { output, printed } = recordedOutput()
    expect(await analyze(fakeCore().core, command([join(folder, 'p*.csv')]), output)).toBe(0)
    expect(printed.map((line) => JSON.parse(line).file)).toEqual([join(folder, 'p1.csv'), join(folder, 'p2.csv')])
  })
})

const loadCommand = (files: string[], parts: Partial<LoadCommand> = {}): LoadCommand => ({
  kind: 'load',
  json: false,
  dataDir: null,
  files,
  entry: null,
  together: false,
  fileColumn: false,
  dataset: 'shop',
  recipePath: null,
  mode: 'replace-months',
  belowGateReason: null,
  ...parts
})

describe('load', () => {
  const command = loadCommand

  it('checks, loads and prints ledger and parity', async () => {
    const { core, asked } = fakeCore()
    const { output, printed, complaints } = recordedOutput()
    expect(await load(core, command(['a.csv'], { belowGateReason: 'month end' }), output)).toBe(0)
    expect(asked.map(({ call }) => call)).toEqual(['open', 'check', 'load'])
    expect(asked[2]?.input).toMatchObject({ dataset: 'shop', mode: 'replace-months', belowGateReason: 'month end' })
    expect(printed.join('\n')).toBe(
      [
        'a.csv: loaded into shop (replace-months, months 2024-01 to 2024-02), job job_1',
        '',
        '  ledger         rows',
        '  read          1,200',
        '  loaded        1,190',
        '  rejected          7',
        '  filtered          2',
        '  deduplicated      1',
        '',
        '  parity        shaped  warehouse',
        '  sum(revenue)   99.50      99.50  equal',
        '',
        '  rejected rows in /ws/rejected.csv',
        ''
      ].join('\n')
    )
    expect(complaints).toEqual([])
  })

  it('goes on after a failure and says so by its exit code', async () => {
    const { output, printed, complaints } = recordedOutput()
    expect(await load(fakeCore().core, command(['failing.csv', 'missing.csv', 'b.csv']), output)).toBe(1)
    expect(complaints).toEqual([
      'failing.csv: The warehouse answers other numbers than were shaped (rows), so the load was rolled back. Nothing has changed; try again.',
      `missing.csv: There is no file at ${resolve('missing.csv')}. Check the path, or choose the file again.`
    ])
    expect(printed[0]).toMatch(/^b\.csv: loaded/)
  })

  it('replaces all by the first file that succeeds, and adds the others', async () => {
    const { core, asked } = fakeCore()
    await load(core, command(['failing.csv', 'b.csv', 'c.csv'], { mode: 'replace-all' }), recordedOutput().output)
    expect(asked.filter(({ call }) => call === 'load').map(({ input }) => input.mode)).toEqual([
      'replace-all',
      'replace-all',
      'append'
    ])
  })

  it('takes a recipe from a file and refuses what is none', async () => {
    const { core, asked } = fakeCore()
    const recipePath = join(folder, 'recipe.json')
    writeFileSync(recipePath, JSON.stringify({ version: 1, readings: [], steps: [], roles: { revenue: 'Sales' } }))
    expect(await load(core, command(['a.csv'], { recipePath }), recordedOutput().output)).toBe(0)
    expect(asked.at(-1)?.input.recipe).toMatchObject({ roles: { revenue: 'Sales' } })
    writeFileSync(recipePath, '{"version": 2}')
    await expect(load(core, command(['a.csv'], { recipePath }), recordedOutput().output)).rejects.toMatchObject({
      code: 'shape.recipe-version'
    })
  })

  it('prints JSON lines', async () => {
    const { output, printed } = recordedOutput()
    await load(fakeCore().core, command(['a.csv', 'failing.csv'], { json: true }), output)
    expect(printed.map((line) => JSON.parse(line))).toMatchObject([
      { file: 'a.csv', jobId: 'job_1', state: 'done', ledger: { read: 1200, loaded: 1190 }, parity: [{ equal: true }] },
      { file: 'failing.csv', state: 'failed', error: { code: 'load.parity' } }
    ])
  })
})

describe('query and jobs', () => {
  const working = { json: false, dataDir: null }

  it('prints an aligned table, numbers flush right', async () => {
    const { core, asked } = fakeCore()
    const { output, printed } = recordedOutput()
    expect(await query(core, { kind: 'query', sql: 'SELECT', limit: 9, ...working }, output)).toBe(0)
    expect(asked[0]?.input).toEqual({ sql: 'SELECT', limit: 9 })
    expect(printed).toEqual(['name     n', 'Köln     7', '      1200', '2 rows, 3 ms'])
  })

  it('prints JSON, also of an error', async () => {
    const { output, printed, complaints } = recordedOutput()
    const { core } = fakeCore()
    expect(await query(core, { kind: 'query', sql: 'x', limit: 9, ...working, json: true }, output)).toBe(0)
    expect(await query(core, { kind: 'query', sql: 'bad', limit: 9, ...working, json: true }, output)).toBe(1)
    expect(await query(core, { kind: 'query', sql: 'bad', limit: 9, ...working }, output)).toBe(1)
    expect(JSON.parse(printed[0] ?? '').rows).toEqual([
      ['Köln', 7],
      [null, 1200]
    ])
    expect(JSON.parse(printed[1] ?? '')).toEqual({
      error: { code: 'explore.sql', message: "The SQL can't run: syntax error" }
    })
    expect(complaints).toEqual(["The SQL can't run: syntax error"])
  })

  it('lists the jobs', async () => {
    const { output, printed } = recordedOutput()
    expect(await jobs(fakeCore().core, { kind: 'jobs', ...working }, output)).toBe(0)
    expect(printed[1]).toBe('2024-05-01 13:07:22  done   shop     a.csv  1,190  job_1')
  })
})

describe('text', () => {
  it('keeps cells on one line, not endless, and knows wide characters', () => {
    expect(
      alignedTable(
        ['a', 'b'],
        [
          ['東京', 'x\ny'],
          ['z', 'w'.repeat(80)]
        ]
      )
    ).toEqual(['a     b', '東京  x y', `z     ${'w'.repeat(59)}…`])
  })

  it('says sizes as file managers do', () => {
    expect([0, 999, 1500, 2_250_017, 1_340_000_000].map(sizeText)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.5 kB',
      '2.3 MB',
      '1.3 GB'
    ])
  })
})
