import { expect, test } from 'vitest'
import { rowOf, table } from './bench.mjs'

test('a table of ours, peer and ratio from the lines that are figures', () => {
  const lines = [
    'a word',
    '{"other":1}',
    '{"name":"structure","ours":0.25,"peer":0.5,"unit":"s"}',
    '{"name":"memory","ours":123.456,"unit":"MB","note":"limit 300"}',
    '{"name":"broken"'
  ]
  const rows = lines.map(rowOf).filter(Boolean)
  expect(table(rows)).toBe(
    [
      'benchmark  ours      peer   ours/peer',
      'structure  0.25 s    0.5 s  0.50 ×',
      'memory     123.5 MB                    limit 300'
    ].join('\n')
  )
})
