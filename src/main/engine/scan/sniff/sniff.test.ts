import { utimesSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commaDialect, type DialectOverride } from '../../../../shared/domain/dialect'
import { sniff } from '.'
import { joined, sniffFolder } from './sniff-under-test'

const { file, sniffText } = sniffFolder()
const cellsOf = async (content: string, override: DialectOverride = {}) =>
  (await sniffText(content, override)).first.map((row) => row.cells)

describe('override and identity', () => {
  it('lets set parts win, guesses the others and lists them', async () => {
    const { source, first } = await sniffText('a;b,c\n1;2,3\n4;5,6\n', {
      delimiter: ',',
      hasHeader: false,
      skipLines: 1
    })
    expect(source.overridden).toEqual(['delimiter', 'hasHeader', 'skipLines'])
    expect(source.dialect).toEqual({ ...commaDialect, hasHeader: false, skipLines: 1 })
    expect(first.map((row) => row.cells)).toEqual([
      ['1;2', '3'],
      ['4;5', '6']
    ])
  })

  it('reads in the encoding that was set', async () => {
    const bytes = Buffer.from('name,n\nCaf\xe9,1\n', 'latin1')
    const { source, first } = await sniffText(bytes, { encoding: 'ISO-8859-2' })
    expect(source).toMatchObject({ encoding: 'iso-8859-2', overridden: ['encoding'] })
    expect(first[0]?.cells[0]).toBe('Café')
  })

  it('switches quotes and comments off', async () => {
    expect(await cellsOf('a,b\n"x,1\n#y,2\n', { quote: null, commentPrefix: null, delimiter: ',' })).toEqual([
      ['"x', '1'],
      ['#y', '2']
    ])
  })

  it('names a source by path, size, time, encoding and dialect', async () => {
    const path = file(joined(','))
    const { source } = await sniff(path)
    expect(source.id).toMatch(/^src_[0-9a-f]{16}$/)
    expect((await sniff(path)).source.id).toBe(source.id)
    expect((await sniff(path, { hasHeader: false })).source.id).not.toBe(source.id)
    utimesSync(path, 1_700_000_000, 1_700_000_000)
    expect((await sniff(path)).source.id).not.toBe(source.id)
    expect(source).toMatchObject({
      name: path.split(/[\\/]/).at(-1),
      path,
      sizeBytes: joined(',').length,
      compression: 'none'
    })
  })

  it('gives at most 200 rows', async () => {
    const { first } = await sniffText(`id,n\n${Array.from({ length: 500 }, (_, i) => `${i},${i * 2}`).join('\n')}\n`)
    expect(first).toHaveLength(200)
    expect(first[199]).toEqual({ row: 199, line: 201, cells: ['199', '398'] })
  })

  it('leaves out a row that is cut by the end of the part that was read', async () => {
    const long = `id,note\n1,short\n2,"${'x'.repeat(2 * 1024 * 1024)}"\n3,y\n`
    const { source, first } = await sniffText(long)
    expect(source.columns).toEqual(['id', 'note'])
    expect(first).toEqual([{ row: 0, line: 2, cells: ['1', 'short'] }])
  })
})
