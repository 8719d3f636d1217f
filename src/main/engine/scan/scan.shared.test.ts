/** The scanner on third-party files against the slow parser. Needs the shared folder; without it these tests are skipped. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import type { Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import { cleanCopy, exportText, readRows, scanStructure } from '.'
import { parseSlowly, writeSlowly } from './reference-parser'
import { sniff } from './sniff'
import { joinedHeader } from './sniff/column-names'
import { testFolder } from './test-source'

const shared = resolve(process.env.SHARED_DIR ?? join(import.meta.dirname, '../../../../../shared'), 'data')
const why = existsSync(shared) ? '' : ` (skipped: there is no ${shared})`
const place = await testFolder()
afterAll(() => place.remove())

function filesUnder(folder: string): string[] {
  return readdirSync(join(shared, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(shared, folder, name))
    .filter((path) => /\.(csv|tsv|txt|gz)$/.test(path) && statSync(path).isFile() && statSync(path).size < 4_000_000)
}

/** The file's text by other means than the scanner's. */
async function textOf(source: Source): Promise<string> {
  const bytes = await readFile(source.path)
  const plain = source.compression === 'gz' ? gunzipSync(bytes) : bytes
  const decoder = new TextDecoder(source.encoding)
  // Streaming, because some platforms decode Windows-1252 wrongly in one go.
  return decoder.decode(plain, { stream: true }) + decoder.decode()
}

async function opened(path: string): Promise<Source | null> {
  try {
    return (await sniff(path)).source
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

describe.skipIf(why !== '')(`third-party files${why}`, () => {
  it.each([['dialect/files'], ['csv-spectrum/csvs'], ['formats'], ['types'], ['sales']])('%s', async (folder) => {
    let count = 0
    for (const path of filesUnder(folder)) {
      const source = await opened(path)
      if (!source) continue
      count++
      const reference = parseSlowly(await textOf(source), source.dialect)
      const structure = await scanStructure(source, place.workDir)
      const columns = source.columns.length
      const ragged = reference.rows.flatMap(({ cells, line }, row) =>
        cells.length === columns ? [] : [{ row, line, fields: cells.length }]
      )
      expect(structure, path).toMatchObject({
        rowCount: reference.rows.length,
        blankLines: reference.blankLines,
        raggedCount: ragged.length,
        ragged: ragged.slice(0, 1000),
        brokenQuoteRows: reference.rows.filter((row) => row.broken).length,
        endsInQuote: reference.endsInQuote
      })
      for (const offset of [0, Math.floor(reference.rows.length / 2), Math.max(0, reference.rows.length - 20)]) {
        const { rows } = await readRows(source, place.workDir, offset, 20)
        const wanted = reference.rows.slice(offset, offset + 20)
        expect(rows, path).toEqual(wanted.map(({ cells, line }, i) => ({ row: offset + i, line, cells })))
      }
      const out = join(place.folder, 'out.csv')
      expect(await exportText(source, place.workDir, out), path).toEqual({ rows: reference.rows.length })
      const header = reference.header ? [joinedHeader(reference.headers.map((row) => row.cells))] : []
      expect(await readFile(out, 'utf8'), path).toBe(
        writeSlowly([...header, ...reference.rows.map((row) => row.cells)])
      )
      const clean = await cleanCopy(source, place.workDir)
      expect(clean.rowCount, path).toBe(reference.rows.length - ragged.length)
    }
    expect(count).toBeGreaterThanOrEqual(4)
  })

  it('541,909 lines out of an archive', async () => {
    const source = await opened(join(shared, 'sales/online_retail.csv.gz'))
    if (!source) throw new Error('refused')
    expect(await scanStructure(source, place.workDir)).toMatchObject({ rowCount: 541_909, raggedCount: 0 })
    const { rows } = await readRows(source, place.workDir, 541_908, 5)
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([[541_908, '581587']])
  })
})
