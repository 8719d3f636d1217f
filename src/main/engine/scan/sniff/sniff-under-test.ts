import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Sniffed } from '../../../../shared/contract/engine'
import type { DialectOverride } from '../../../../shared/domain/dialect'
import { sniff } from '.'

/** A small table that every dialect of the tests is written in. */
export const orders = [
  ['order_id', 'order_date', 'customer', 'amount'],
  ['A-1', '03/04/2024', 'Meyer', '12.50'],
  ['A-2', '25/04/2024', 'Lopez', '7.00'],
  ['A-3', '26/04/2024', 'Novak', '199.99']
]

export const joined = (delimiter: string, lineEnd = '\n') =>
  `${orders.map((row) => row.join(delimiter)).join(lineEnd)}${lineEnd}`

/** A folder for the files of one test file, removed at its end. */
export function sniffFolder() {
  let folder = ''
  let count = 0
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sniff-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const file = (content: string | Buffer, name = `file ${++count}.csv`): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const sniffText = (content: string | Buffer, override: DialectOverride = {}): Promise<Sniffed> =>
    sniff(file(content), override)
  return { path: (name: string) => join(folder, name), file, sniffText }
}
