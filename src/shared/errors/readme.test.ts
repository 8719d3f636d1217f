import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isErrorCode } from '.'

test('every fault that the README names has its code', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', '..', 'README.md'), 'utf8')
  const section = readme.split('### What can go wrong')[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| '))
  const codes = rows.flatMap((row) => [...row.matchAll(/`([a-z0-9]+\.[a-z-]+)`/g)].map(([, code = '']) => code))
  expect(codes.length).toBeGreaterThan(15)
  expect(codes.filter((code) => !isErrorCode(code))).toEqual([])
})
