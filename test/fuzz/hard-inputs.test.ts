/** Single files that programs stumble over, each through the whole core with its real engines. */
import { closeSync, existsSync, ftruncateSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examine, type Failure } from './examine'
import type { FuzzInput } from './inputs'
import { type Session, startSession } from './session'
import { hostileNames } from './values'

const root = join(import.meta.dirname, '..', '..')
const engineEntry = join(root, 'out', 'main', 'engine.js')
const samplePath = join(root, 'resources', 'sample-sales.csv')
const limitMs = 10_000

let session: Session
beforeAll(async () => {
  if (!existsSync(engineEntry)) throw new Error('build first: npm run build')
  session = await startSession({ engineEntry, samplePath, limitMs })
})
afterAll(() => session?.close())

let count = 0
const inputOf = (bytes: Buffer | string): FuzzInput => ({
  seed: 0,
  index: count++,
  family: 'mutated',
  bytes: Buffer.from(bytes as string),
  override: {},
  known: null
})
const examined = (bytes: Buffer | string): Promise<Failure[]> => examine(session, inputOf(bytes))

const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))
const columns = (n: number, cell: (column: number, row: number) => string, rows = 3) =>
  [many(n, (i) => `c${i}`), ...many(rows, (row) => many(n, (i) => cell(i, row)))]
    .map((cells) => cells.join(','))
    .join('\n')

/** The code a file is refused with when it is opened, or what was found in it. */
async function opened(path: string) {
  const outcome = await session.call((core) => core.client.open.open({ path }))
  return outcome.kind === 'refused' ? outcome.code : outcome.kind === 'slow' ? 'slow' : outcome.value
}

test.each<[string, Buffer | string]>([
  ['1,000 columns', columns(1000, (i, row) => `${i * row}`)],
  ['1,000 columns of dates that may be read both ways', columns(1000, (i, row) => `0${(i % 9) + 1}/0${row + 1}/2024`)],
  ['one column', `value\n${many(5000, (i) => `${i}.5`).join('\n')}\n`],
  ['only a header', 'order_date,quantity,price'],
  ['only quotes', '"'.repeat(5001)],
  ['an even number of quotes', '"'.repeat(5000)],
  ['deep quotes', `a,b\n${many(50, (i) => `${'"'.repeat(i)},${'"'.repeat(i * 2)}`).join('\n')}\n`],
  ['a byte order mark in the middle', 'a,b\n1,2\n\ufeff3,4\n\ufeff"5",6\n'],
  ['two byte order marks', '\ufeff\ufeffa,b\n1,2\n'],
  ['NUL bytes in text', `a,b\n${many(400, (i) => `x${i},some longer text here`).join('\n')}\n1\0,\0\n`],
  ['half UTF-8, half Latin-1', Buffer.concat([Buffer.from('a,b\nMüller,1\n'), Buffer.from('Müller,2\n', 'latin1')])],
  ['UTF-16 cut in the middle of a character', Buffer.from('\ufeffa,b\nx,1\ny,2\n', 'utf16le').subarray(0, -1)],
  ['CR alone', 'a,b\r1,2\r3,"4\r5"\r'],
  ['all line ends at once', 'a,b\n1,2\r\n3,4\r5,6\n\r7,8'],
  ['a line break before a trailing minus', 'v\n2.5-\n"4814048235851635.79\r-"\n3.25\n"9\n-"\n1.5-\n'],
  ['one byte', 'x'],
  ['one line end', '\n'],
  ['a million empty lines', `a,b\n1,2\n${'\n'.repeat(1_000_000)}3,4\n`],
  ['a number of 300,000 zeros', `n\n0.${'0'.repeat(300_000)}1\n1.5\n2e3\n`],
  ['a number of 300,000 digits', `n\n${'9'.repeat(300_000)}\n1\n2\n`],
  ['300,000 blanks inside a number', `n\n(${' '.repeat(300_000)}5 x\n(1)\n(2)\n`],
  ['numbers beyond the largest', 'n\n1e308\n1e308\n-1e308\n'],
  ['the largest and smallest whole numbers', 'n\n9223372036854775807\n-9223372036854775808\n9223372036854775807\n'],
  ['sums of more than 38 digits', `n\n${many(50, () => '99999999999999999999999999999999999999').join('\n')}\n`],
  ['formulas', 'a,b\n=1+1,@SUM(A1)\n+1,-2+3\n=cmd|calc,\t=1\n'],
  ['texts that look like patterns', 'a,b\n(a+)+$,^(.*)*$\n[^,c0,c1\n\\d+,$1\n'],
  ['a text of the pattern (a+)+ at its worst', `a\n${'a'.repeat(100_000)}!\n`]
])('%s', async (_, bytes) => {
  expect(await examined(bytes)).toEqual([])
})

test('column names that look like patterns, SQL, paths, markup, right to left, emoji or are 10 kB long', async () => {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const rows = many(20, (row) => hostileNames.map((_, i) => `${i}.${row}`).join(','))
  expect(await examined([hostileNames.map(quoted).join(','), ...rows, ''].join('\n'))).toEqual([])
})

test('numbers beyond the largest are loaded, with proof', async () => {
  const path = join(session.dir, 'beyond.csv')
  writeFileSync(path, 'n,m\n1e308,1\n1e308,2\n')
  const job = await session.call(async (core) => {
    const { source } = await core.client.open.open({ path })
    await core.client.check.report({ sourceId: source.id })
    const { recipe } = await core.client.shape.propose({ sourceId: source.id })
    const question = { sourceId: source.id, recipe, dataset: 'beyond', belowGateReason: 'hard' }
    return core.jobSettled((await core.client.load.start(question)).jobId)
  })
  expect(job).toMatchObject({ kind: 'value', value: { state: 'done', rowsLoaded: 2, error: null } })
  rmSync(path)
})

test('a pattern of dates that could be tried in endless ways is refused', async () => {
  const path = join(session.dir, 'pattern.csv')
  writeFileSync(path, `day\n${'1'.repeat(80)}x\n`)
  const asked = await session.call(async (core) => {
    const { source } = await core.client.open.open({ path })
    const format = { kind: 'date' as const, patterns: ['DMH'.repeat(20)], pivotYear: 68 }
    const reading = {
      column: 'day',
      type: { kind: 'date' as const },
      format,
      nullTokens: [],
      onInvalid: 'reject' as const
    }
    return core.client.check.report({ sourceId: source.id, chosen: [reading] })
  })
  expect(asked).toMatchObject({ kind: 'refused', code: 'web.bad-request' })
  rmSync(path)
})

test('10,000 columns are opened, counted and checked; 10,001 are refused', async () => {
  // The memory of this one is looked at apart.
  await session.renew()
  const path = join(session.dir, 'wide.csv')
  writeFileSync(
    path,
    columns(10_000, (i, row) => `${i + row}`, 5)
  )
  const found = await opened(path)
  if (typeof found === 'string') throw new Error(found)
  const { id: sourceId, columns: names } = found.source
  expect(names).toHaveLength(10_000)
  const report = await session.call((core) => core.client.check.report({ sourceId }))
  // 0 + 1 + … + 9,999 in the first row, 10,000 more in each other one; the file as a whole, added up.
  const sum =
    report.kind === 'value' ? report.value.columns.reduce((all, column) => all + Number(column.sum), 0) : report.kind
  expect(sum).toBe(5 * 49_995_000 + 10_000 * (1 + 2 + 3 + 4))
  writeFileSync(
    path,
    columns(10_001, () => '1')
  )
  expect(await opened(path)).toBe('open.too-many-columns')
  rmSync(path)
}, 120_000)

/** Writes a large file piece by piece. */
function writeLarge(name: string, head: string, piece: string, pieces: number, tail: string): string {
  const path = join(session.dir, name)
  const file = openSync(path, 'w')
  writeSync(file, head)
  for (let n = 0; n < pieces; n++) writeSync(file, piece)
  writeSync(file, tail)
  closeSync(file)
  return path
}

/** Refusal of a file anywhere from opening to the end of the structural pass. */
async function refusal(path: string): Promise<string> {
  const found = await opened(path)
  if (typeof found === 'string') return found
  const { id: sourceId } = found.source
  const structure = await session.call(async (core) => {
    for await (const state of await core.client.open.watch({ sourceId })) if (state.structure) return state.structure
    return null
  })
  return structure.kind === 'refused' ? structure.code : structure.kind
}

const mebibyte = 1024 * 1024

test('a field of 80 MB is refused with its sentence, and so is a line of 200 MB', async () => {
  const field = writeLarge('field.csv', 'a,b\n1,"', 'x'.repeat(mebibyte), 80, '"\n2,3\n')
  expect(await refusal(field)).toBe('open.field-too-long')
  const line = writeLarge('line.csv', 'a,b\n1,2\n', 'abc,'.repeat(mebibyte / 4), 200, '\n')
  expect(await refusal(line)).toMatch(/^open\.(too-many-columns|field-too-long)$/)
  const quiet = writeLarge('quiet.csv', '', 'x'.repeat(mebibyte), 200, '')
  expect(await refusal(quiet)).toBe('open.field-too-long')
  for (const path of [field, line, quiet]) rmSync(path)
}, 120_000)

test('5 GB of nothing are refused at once', async () => {
  const path = join(session.dir, 'nothing.csv')
  const file = openSync(path, 'w')
  ftruncateSync(file, 5 * 1024 ** 3)
  closeSync(file)
  expect(await opened(path)).toBe('open.binary')
  rmSync(path)
})

test('no engine died, and the reader stayed below 1 GB', () => {
  expect(session.deaths()).toEqual([])
  const peak = session.peakBytes()
  if (peak !== null) expect(peak).toBeLessThan(1024 ** 3)
})
