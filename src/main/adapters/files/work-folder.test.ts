import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sweepWork } from './work-folder'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'work-'))
  const folders = [
    'shape-77-a1B2c3',
    'rules-78-a1B2c3',
    'preview-xYz123',
    'src_a.typed-0f3c.77.part',
    'src_a.typed-0f3c'
  ]
  for (const name of folders) mkdirSync(join(dir, name, 'inside'), { recursive: true })
  for (const name of ['src_a.index', 'src_a.clean.csv', 'src_a.index.77-3.tmp', 'src_b.text.csv.78-1.tmp']) {
    writeFileSync(join(dir, name), 'x')
  }
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const kept = ['src_a.clean.csv', 'src_a.index', 'src_a.typed-0f3c']

test('what a dead process has left goes, what others write and what is whole stays', async () => {
  await sweepWork(dir, 77)
  expect(readdirSync(dir).sort()).toEqual(
    [...kept, 'preview-xYz123', 'rules-78-a1B2c3', 'src_b.text.csv.78-1.tmp'].sort()
  )
})

test('at a start everything that is unfinished goes', async () => {
  await sweepWork(dir, null)
  expect(readdirSync(dir).sort()).toEqual(kept)
})
