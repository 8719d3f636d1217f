import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundaryOf, readParts, textOf } from './multipart'

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (let index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function partsOf(body: Uint8Array | string, boundary: string, sizes: readonly number[] = [1000]) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const parts: { name: string; fileName: string | null; text: string }[] = []
  for await (const part of readParts(inPieces(bytes, sizes), boundary))
    parts.push({ name: part.name, fileName: part.fileName, text: await textOf(part, 1_000_000) })
  return parts
}

test('whatever a form carries comes out, however it is cut into chunks', async () => {
  const value = fc.string({ unit: fc.constantFrom('a', '-', '\r', '\n', '\r\n--', 'B', 'ü', '"', ';'), maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), value), { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
      async (fields, sizes) => {
        const form = new FormData()
        for (const [name, text] of fields) form.append(name, new Blob([text]), `${name}.csv`)
        const response = new Response(form)
        const boundary = boundaryOf(response.headers.get('content-type') ?? '') ?? ''
        const body = new Uint8Array(await response.arrayBuffer())
        expect(await partsOf(body, boundary, sizes)).toEqual(
          fields.map(([name, text]) => ({ name, fileName: `${name}.csv`, text }))
        )
      }
    ),
    { numRuns: 200, seed: 1 }
  )
})

test('a preamble, blanks after the boundary, an epilogue, and file names of browsers and curl', async () => {
  const body = [
    'preamble',
    '--X  ',
    'Content-Disposition: form-data; name="plain"',
    '',
    'one',
    '--X',
    'content-disposition: form-data; name="file"; filename="a%22b.csv"',
    'Content-Type: text/csv',
    '',
    'two\r\n--Y',
    '--X',
    'Content-Disposition: form-data; name="file"; filename="c\\"d.csv"; filename*=UTF-8\'\'%C3%BC.csv',
    '',
    '',
    '--X--',
    'epilogue'
  ].join('\r\n')
  expect(await partsOf(body, 'X', [3])).toEqual([
    { name: 'plain', fileName: null, text: 'one' },
    { name: 'file', fileName: 'a"b.csv', text: 'two\r\n--Y' },
    { name: 'file', fileName: 'ü.csv', text: '' }
  ])
})

test.each([
  ['an end in the middle of a part', '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\nabc'],
  ['no boundary at all', 'abc'],
  ['a part without a name', '--X\r\nContent-Type: text/csv\r\n\r\nabc\r\n--X--'],
  ['endless headers', `--X\r\n${'a'.repeat(20_000)}`],
  ['an empty body', '']
])('is refused: %s', async (_what, body) => {
  await expect(partsOf(body, 'X')).rejects.toMatchObject({ code: 'web.bad-request' })
})

test('boundaries', () => {
  expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc')
  expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b')
  expect(boundaryOf('multipart/form-data')).toBeNull()
})
