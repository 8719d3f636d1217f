import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileArgument } from './arguments'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'arguments-'))
  mkdirSync(join(dir, 'folder.csv'))
  for (const name of ['Sales 2024.csv', 'sales.tsv', 'main.js', 'sales.csv.zst', 'SALES.ZIP'])
    writeFileSync(join(dir, name), 'x')
})
afterAll(() => rmSync(dir, { recursive: true }))

test('a relative path is taken from the folder of the caller', () => {
  for (const name of ['Sales 2024.csv', 'sales.csv.zst', 'SALES.ZIP']) {
    expect(fileArgument(['app', name], dir)).toBe(join(dir, name))
  }
})

test('options, the app itself, folders, missing files and files that are no tables are passed over', () => {
  const argv = ['electron', '--no-sandbox', 'main.js', 'folder.csv', 'missing.csv', 'sales.tsv']
  expect(fileArgument(argv, dir)).toBe(join(dir, 'sales.tsv'))
  expect(fileArgument(argv.slice(0, -1), dir)).toBeNull()
  expect(fileArgument(['electron', 'sales.tsv'], dir, ['sales.tsv'])).toBeNull()
})
