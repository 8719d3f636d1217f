/** Random texts and dialects: every kernel must say what the slow parser says, wherever its chunks are cut. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { commaDialect, type Dialect } from '../../../shared/domain/dialect'
import { chunkFeed } from './feed'
import { parseSlowly, type Reference, writeSlowly } from './reference-parser'
import { oddRowsOf, type RowIndex } from './row-index'
import { readCells, rewriteCells } from './rows-reader'
import { rulesOf } from './rules'
import { runStructurePass } from './structure-pass'
import { testFolder } from './test-source'
import { footerStart } from './text/footer'

// The same cases every time; FC_SEED looks at others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_241_122) })
const place = await testFolder()
afterAll(() => place.remove())
const columns = 3
const plain = await place.source('', columns)
const rulesFor = (dialect: Dialect) => rulesOf({ ...plain, dialect })

/** Texts made of the characters that matter, in runs of different lengths so that blocks of 64 bytes are filled too. */
function texts(dialect: Dialect): fc.Arbitrary<string> {
  const { delimiter, commentPrefix } = dialect
  const quote = dialect.quote ?? '"'
  const end = dialect.lineEnd === 'cr' ? '\r' : dialect.lineEnd === 'crlf' ? '\r\n' : '\n'
  const word = fc.constantFrom('a', 'bc', 'é', '漢字', '🎈', '', ' ', 'some longer text here', 'x'.repeat(70), '12.50')
  const inner = fc.constantFrom(
    't',
    delimiter,
    `${quote}${quote}`,
    '\n',
    '\r\n',
    'long inner text 0123456789',
    'é',
    '#'
  )
  const quoted = fc.array(inner, { maxLength: 6 }).map((parts) => `${quote}${parts.join('')}${quote}`)
  const cell = fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: quoted })
  const row = fc.oneof(
    { weight: 8, arbitrary: fc.array(cell, { minLength: columns, maxLength: columns }) },
    { weight: 1, arbitrary: fc.array(cell, { minLength: 1, maxLength: columns + 2 }) }
  )
  const noise = fc.constantFrom(
    quote,
    delimiter.slice(0, 1),
    ' ',
    '\\',
    '\r',
    '\n',
    delimiter,
    `${quote}x`,
    `x${quote}`,
    `\\${quote}`,
    '\r\r\n',
    commentPrefix ?? '#'
  )
  const line = fc.oneof(
    { weight: 12, arbitrary: row.map((cells) => `${cells.join(delimiter)}${end}`) },
    { weight: 1, arbitrary: fc.constant(end) },
    { weight: 1, arbitrary: noise },
    { weight: 1, arbitrary: fc.constant(`${commentPrefix ?? '#'} note ${quote}${end}`) }
  )
  return fc.array(line, { maxLength: 30 }).map((lines) => lines.join(''))
}

/** Text of nothing but the characters that matter. */
const wild = (dialect: Dialect) =>
  fc
    .array(
      fc.constantFrom('a', '\n', '\r', '\\\r\n', dialect.delimiter, dialect.quote ?? '"', '\\', '#', '\r\n', 'é'),
      {
        maxLength: 200
      }
    )
    .map((parts) => parts.join(''))

/** Well-formed text with one or two flaws anywhere: most blocks of 64 bytes go the fast way, a few must not. */
function flawed(dialect: Dialect): fc.Arbitrary<string> {
  const { delimiter } = dialect
  const quote = dialect.quote ?? '"'
  const end = dialect.lineEnd === 'cr' ? '\r' : dialect.lineEnd === 'crlf' ? '\r\n' : '\n'
  const mixedEnd = dialect.lineEnd === 'mixed' ? fc.constantFrom('\n', '\r\n', '\r') : fc.constant(end)
  const cell = fc.constantFrom(
    'a',
    'bcd',
    '',
    `${quote}x${quote}`,
    `${quote}y${delimiter}${quote}${quote}\n z${quote}`,
    `${quote}${quote}`
  )
  const row = fc.tuple(cell, cell, cell, mixedEnd).map(([a, b, c, lineEnd]) => [a, b, c].join(delimiter) + lineEnd)
  const flaw = fc.record({
    at: fc.nat(400),
    removed: fc.nat(2),
    text: fc.constantFrom(quote, '\r', '\n', delimiter, 'x', '', '\r\r', `${quote}${quote}`, `${quote}\r`)
  })
  return fc
    .tuple(fc.array(row, { minLength: 10, maxLength: 40 }), fc.array(flaw, { maxLength: 2 }))
    .map(([rows, flaws]) => {
      let text = rows.join('')
      for (const { at, removed, text: put } of flaws) text = text.slice(0, at) + put + text.slice(at + removed)
      return text
    })
}

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', ' ', '||', ', ', '§', ';;;'),
  quote: fc.constantFrom('"', '"', '"', "'", null),
  escape: fc.constantFrom('doubled', 'doubled', 'none', 'backslash'),
  lineEnd: fc.constantFrom('lf', 'crlf', 'lf', 'mixed', 'cr'),
  hasHeader: fc.boolean(),
  headerRows: fc.constantFrom(1, 1, 2, 3),
  footerLines: fc.constantFrom(0, 0, 0, 1, 3),
  skipInitialSpace: fc.constantFrom(false, false, true),
  decimalMark: fc.constant(null),
  thousandsMark: fc.constant(null),
  skipLines: fc.constantFrom(0, 0, 0, 1, 3),
  commentPrefix: fc.constantFrom(null, null, null, '#', '//')
})

const cases = dialects.chain((dialect) =>
  fc.record({
    dialect: fc.constant(dialect),
    text: fc.oneof(
      { weight: 2, arbitrary: texts(dialect) },
      { weight: 1, arbitrary: wild(dialect) },
      { weight: 3, arbitrary: flawed(dialect) }
    ),
    chunkBytes: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 64, max: 700 }), fc.constant(1 << 16)),
    exactOnly: fc.constantFrom(false, false, false, true),
    mark: fc.boolean()
  })
)

async function scan(text: string, dialect: Dialect, chunkBytes: number, exactOnly: boolean, mark: boolean) {
  const path = join(place.folder, 'one.csv')
  await writeFile(path, (mark ? '\ufeff' : '') + text)
  return await runStructurePass({
    textPath: path,
    name: 'one.csv',
    startOffset: mark ? 3 : 0,
    endOffset: await endOf(path, text, dialect, mark ? 3 : 0),
    rules: rulesFor(dialect),
    checkUtf8: true,
    undecodable: null,
    indexPath: join(place.folder, 'one.index'),
    temporaryPath: join(place.folder, 'one.index.tmp'),
    sizeBytes: 0,
    modifiedMs: 0,
    chunkBytes,
    exactOnly
  })
}

/** Where the text ends: before its footer. */
async function endOf(path: string, text: string, dialect: Dialect, start: number): Promise<number> {
  const crEnds = rulesFor(dialect).crEnds
  return await footerStart(path, start, start + Buffer.byteLength(text), dialect.footerLines, crEnds)
}

async function oddOf(index: RowIndex) {
  const all = []
  for await (const rows of oddRowsOf(index)) all.push(...rows)
  return all
}

function expectedOdd(reference: Reference) {
  return reference.rows.flatMap((row, i) => {
    const ragged = row.cells.length !== columns
    if (!ragged && !row.broken) return []
    return [{ row: i, line: row.line, fields: row.cells.length, ragged, brokenQuotes: row.broken }]
  })
}

it('structure equals the slow parser at any chunk size, with and without the fast way', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ dialect, text, chunkBytes, exactOnly, mark }) => {
      const reference = parseSlowly(text, dialect)
      const index = await scan(text, dialect, chunkBytes, exactOnly, mark)
      const { facts } = index
      const shift = mark ? 3 : 0
      expect(facts).toMatchObject({
        rowCount: reference.rows.length,
        blankLines: reference.blankLines,
        commentLines: reference.commentLines,
        endsInQuote: reference.endsInQuote,
        undecodableCount: 0,
        brokenCount: reference.rows.filter((row) => row.broken).length,
        header: reference.header
          ? {
              start: reference.header.offset + shift,
              line: reference.header.line,
              fields: reference.header.cells.length,
              broken: reference.header.broken
            }
          : null
      })
      if (reference.dataEnd !== null) expect(facts.dataEnd).toBe(reference.dataEnd + shift)
      expect(await oddOf(index)).toEqual(expectedOdd(reference))
      const first = reference.rows[0]
      expect([...index.entries]).toEqual(first ? [first.offset + shift, first.line] : [])
    }),
    { numRuns: 600 }
  )
})

it.each([
  ['lf', '\r\n'],
  ['mixed', '\r\n']
] as const)('one flaw at every place of a well-formed text (%s)', async (lineEnd, end) => {
  const dialect: Dialect = { ...commaDialect, lineEnd }
  const row = `a,"b""c\n,d","e"${end}"f",,"g"${end}`
  const text = `h,i,j${end}${row.repeat(5)}`
  for (const flaw of ['"', '\r', '"\r', ',']) {
    for (let at = 64; at < Math.min(text.length, 134); at++) {
      const spoilt = text.slice(0, at) + flaw + text.slice(at)
      const reference = parseSlowly(spoilt, dialect)
      const index = await scan(spoilt, dialect, 1 << 16, false, false)
      const got = [index.facts.rowCount, index.facts.blankLines, index.facts.endsInQuote, await oddOf(index)]
      const wanted = [reference.rows.length, reference.blankLines, reference.endsInQuote, expectedOdd(reference)]
      expect(got, JSON.stringify(spoilt)).toEqual(wanted)
    }
  }
})

it.each(['lf', 'mixed'] as const)(
  'what stands behind a closing quote, at every place of a block (%s)',
  async (lineEnd) => {
    const dialect: Dialect = { ...commaDialect, lineEnd }
    for (const behind of ['\r\n', '\rb\n', 'x\n', '\n', '""\n', '"",\r\n', '\r\r\n', '\r"\n']) {
      for (let pad = 0; pad < 64; pad++) {
        const text = `h,i,j\n${'p'.repeat(pad)},q,"r"${behind}s,t,"u"\n${'v,w,x\n'.repeat(30)}`
        const reference = parseSlowly(text, dialect)
        const index = await scan(text, dialect, 1 << 16, false, false)
        expect([index.facts.rowCount, await oddOf(index)], JSON.stringify(text)).toEqual([
          reference.rows.length,
          expectedOdd(reference)
        ])
      }
    }
  }
)

/** The text in pieces of a size, as a feed. */
function feedOf(text: string, pieceBytes: number) {
  const bytes = Buffer.from(text)
  async function* pieces() {
    for (let i = 0; i < bytes.length; i += pieceBytes) yield bytes.subarray(i, i + pieceBytes)
  }
  return chunkFeed(pieces())
}

it('cells equal the slow parser at any piece size, for any window', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.nat(20), fc.nat(20), async ({ dialect, text, chunkBytes }, offset, limit) => {
      const reference = parseSlowly(text, { ...dialect, hasHeader: false, footerLines: 0 })
      const plan = {
        name: 'x',
        skipRows: offset,
        maxRows: limit,
        firstRow: offset,
        firstLine: 1,
        pieceBytes: chunkBytes
      }
      const rows = await readCells(feedOf(text, chunkBytes), rulesFor(dialect), plan)
      const expected = reference.rows
        .slice(offset, offset + limit)
        .map((row, i) => ({ row: offset + i, line: row.line, cells: row.cells }))
      expect(rows).toEqual(expected)
    }),
    { numRuns: 700 }
  )
})

it('rewriting equals the slow parser and writer, with and without ragged rows', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.constantFrom(0, columns, 1), async ({ dialect, text, chunkBytes }, kept) => {
      const reference = parseSlowly(text, { ...dialect, hasHeader: false, footerLines: 0 })
      const out: Buffer[] = []
      const plan = { name: 'x', columns: kept, outStart: 0, pieceBytes: chunkBytes }
      const result = await rewriteCells(feedOf(text, chunkBytes), rulesFor(dialect), plan, async (bytes) => {
        out.push(Buffer.from(bytes))
      })
      const rows = reference.rows.map((row) => row.cells).filter((cells) => kept === 0 || cells.length === kept)
      expect(Buffer.concat(out).toString()).toBe(writeSlowly(rows))
      expect([result.rowsWritten, result.rowsSeen]).toEqual([rows.length, reference.rows.length])
      expect([...result.marks]).toEqual(rows.length > 0 ? [0] : [])
    }),
    { numRuns: 700 }
  )
})

it('aligning equals the slow parser and writer, in any order of columns, with and without tail and ragged rows', async () => {
  const placesOf = fc.array(fc.integer({ min: -1, max: columns - 1 }), { minLength: 1, maxLength: 6 })
  const tails = fc.constantFrom('', 'north.csv', '"a ""b"", c.csv"')
  const before = fc.constantFrom(0, 1, 1023, 1024, 5000)
  await fc.assert(
    fc.asyncProperty(
      cases,
      placesOf,
      tails,
      before,
      fc.boolean(),
      async (one, places, tail, rowsBefore, keepRagged) => {
        const { dialect, text, chunkBytes } = one
        const reference = parseSlowly(text, { ...dialect, hasHeader: false, footerLines: 0 })
        const out: Buffer[] = []
        const align = { places: Int32Array.from(places), tail: Buffer.from(tail), rowsBefore }
        const plan = { name: 'x', columns, keepRagged, outStart: 7, pieceBytes: chunkBytes, align }
        const result = await rewriteCells(feedOf(text, chunkBytes), rulesFor(dialect), plan, async (bytes) => {
          out.push(Buffer.from(bytes))
        })
        const name = tail.startsWith('"') ? 'a "b", c.csv' : tail
        const rows = reference.rows.flatMap(({ cells }) => {
          if (cells.length !== columns) return keepRagged ? [cells] : []
          const aligned = places.map((at) => (at < 0 ? '' : (cells[at] ?? '')))
          return [tail === '' ? aligned : [...aligned, name]]
        })
        const written = Buffer.concat(out).toString()
        expect(written).toBe(writeSlowly(rows))
        expect([result.rowsWritten, result.rowsSeen]).toEqual([rows.length, reference.rows.length])
        // Marks go on where the rows before have ended.
        const marked = rows.flatMap((_, i) => ((rowsBefore + i) % 1024 === 0 ? [i] : []))
        const offsetOf = (i: number) => 7 + Buffer.byteLength(writeSlowly(rows.slice(0, i)))
        expect([...result.marks]).toEqual(marked.map(offsetOf))
        expect(result.outEnd).toBe(7 + Buffer.byteLength(written))
      }
    ),
    { numRuns: 700 }
  )
})

it('aligning gets along with an output that is full again and again', async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => [String(i % 10), '', ''])
  const places = Array.from({ length: 400 }, (_, i) => (i === 399 ? 0 : -1))
  const out: Buffer[] = []
  const align = { places: Int32Array.from(places), tail: Buffer.from('x'.repeat(200)), rowsBefore: 0 }
  const plan = { name: 'x', columns, outStart: 0, align }
  const feed = chunkFeed(
    (async function* () {
      yield Buffer.from(writeSlowly(rows))
    })()
  )
  const result = await rewriteCells(feed, rulesFor(commaDialect), plan, async (bytes) => {
    out.push(Buffer.from(bytes))
  })
  const line = (i: number) => `${','.repeat(399)}${i % 10},${'x'.repeat(200)}\n`
  expect(Buffer.concat(out).toString()).toBe(rows.map((_, i) => line(i)).join(''))
  expect([...result.marks]).toEqual(Array.from({ length: 30 }, (_, i) => i * 1024 * 602))
})

it('undecodable bytes are counted as a decoder replaces them', async () => {
  const bytes = fc.array(
    fc.oneof(
      fc.integer({ min: 0x80, max: 0xff }),
      fc.constantFrom(0x41, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x8e, 0xed, 0xa0)
    ),
    { maxLength: 120 }
  )
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 150 }), async (values, chunkBytes) => {
      // A genuine U+FFFD is none.
      const data = Buffer.concat([Buffer.from('id,name\n1,\ufffd'), Buffer.from(values), Buffer.from('\n')])
      const path = join(place.folder, 'two.csv')
      await writeFile(path, data)
      const index = await runStructurePass({
        textPath: path,
        name: 'two.csv',
        startOffset: 0,
        endOffset: data.length,
        rules: rulesFor(commaDialect),
        checkUtf8: true,
        undecodable: null,
        indexPath: join(place.folder, 'two.index'),
        temporaryPath: join(place.folder, 'two.index.tmp'),
        sizeBytes: 0,
        modifiedMs: 0,
        chunkBytes
      })
      const replaced = new TextDecoder().decode(await readFile(path)).split('\ufffd').length - 2
      const genuine = Buffer.from(values).toString('latin1').split('\xef\xbf\xbd').length - 1
      expect(index.facts.undecodableCount).toBe(replaced - genuine)
      expect(index.facts.undecodable.length).toBe(Math.min(100, index.facts.undecodableCount))
    }),
    { numRuns: 250 }
  )
})
