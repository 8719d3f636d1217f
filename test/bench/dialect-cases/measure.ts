/** How many generated cases are read as they were meant. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sniff } from '../../../src/main/engine/scan/sniff'
import { dialectCases } from './classes'
import type { DialectCase } from './render'

/** `missed`: which of delimiter, quote, header and rows differ; empty when the file is read right. */
export interface CaseResult {
  readonly name: string
  readonly missed: readonly string[]
}

/** Sniffs `perClass` cases of every class; the same ones for the same seed. */
export async function measureCases(perClass: number, seed = 1): Promise<CaseResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dialects-'))
  const path = join(folder, 'one.csv')
  try {
    const results: CaseResult[] = []
    for (const each of dialectCases(perClass, seed)) {
      writeFileSync(path, each.text)
      results.push({ name: each.name, missed: await missedOf(each, path) })
    }
    return results
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function missedOf({ truth, rows, columns, isPadded }: DialectCase, path: string): Promise<string[]> {
  const { source, first } = await sniff(path)
  const { dialect } = source
  const width = rows[0]?.length ?? columns?.length ?? 1
  const plain = (all: readonly (readonly string[])[]) =>
    JSON.stringify(all.map((row) => (isPadded ? row.map((cell) => cell.trim()) : row)))
  const isHeaderRight = dialect.hasHeader === truth.hasHeader && dialect.headerRows === truth.headerRows
  return [
    // A file of one column has no delimiter that could be wrong.
    ...(width > 1 && dialect.delimiter !== truth.delimiter ? ['delimiter'] : []),
    ...(truth.quote !== undefined && dialect.quote !== truth.quote ? ['quote'] : []),
    ...(isHeaderRight ? [] : ['header']),
    ...(plain(first.map((row) => row.cells)) === plain(rows.slice(0, 200)) ? [] : ['rows'])
  ]
}
