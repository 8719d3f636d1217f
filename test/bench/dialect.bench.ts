/**
 * How many dialects are found, and which are missed: `npm run bench:dialect [-- FOLDER TRUTH]`. FOLDER holds the files, TRUTH what
 * is known of them (see dialect-truth.ts). Default is the collection in `<shared>/data/dialect`, and generated files in
 * all the ways that files are odd, in many languages and encodings.
 */
import { isUtf8 } from 'node:buffer'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sniff } from '../../src/main/engine/scan/sniff'
import type { Source } from '../../src/shared/domain/source'
import { measureCases } from './dialect-cases/measure'
import { fileNameOf, type LabelledFile, labelledFiles } from './dialect-truth'
import { measureEncodings } from './encoding-cases'

const published = 99.55
const casesPerClass = 60
const casesPerEncoding = 6

/** One labelled file against the guess; `missed` names the parts that differ. */
export interface DialectResult {
  readonly file: string
  readonly judged: readonly string[]
  readonly missed: readonly { readonly part: string; readonly got: unknown; readonly wanted: unknown }[]
  /** The label says UTF-8, but the bytes are none. */
  readonly isRefuted: boolean
  readonly confidence: number
  readonly tookMs: number
}

/** Sniffs every labelled file of the folder that is there. */
export async function measureDialects(folder: string, truth: string): Promise<DialectResult[]> {
  const results: DialectResult[] = []
  for (const label of labelledFiles(truth)) {
    const path = [join(folder, label.file), join(folder, fileNameOf(label))].find((each) => existsSync(each))
    if (label.file === '' || path === undefined) continue
    const begun = performance.now()
    try {
      const { source } = await sniff(path)
      const pairs = pairsOf(source, label).filter(({ wanted }) => wanted !== undefined)
      results.push({
        file: label.file,
        judged: pairs.map(({ part }) => part),
        missed: pairs.filter(({ got, wanted }) => got !== wanted),
        isRefuted: label.encoding === 'utf-8' && source.compression === 'none' && !isUtf8(readFileSync(path)),
        confidence: source.confidence,
        tookMs: performance.now() - begun
      })
    } catch (error) {
      const missed = [{ part: 'delimiter', got: error instanceof Error ? error.message : error, wanted: 'to be read' }]
      results.push({
        file: label.file,
        judged: ['delimiter'],
        missed,
        isRefuted: false,
        confidence: 0,
        tookMs: performance.now() - begun
      })
    }
  }
  return results
}

function pairsOf({ encoding, dialect }: Source, label: LabelledFile) {
  return [
    { part: 'delimiter', got: dialect.delimiter, wanted: label.delimiter },
    { part: 'quote', got: dialect.quote, wanted: label.quote },
    { part: 'escape', got: dialect.escape, wanted: label.escape },
    { part: 'encoding', got: encoding, wanted: label.encoding },
    { part: 'header', got: dialect.hasHeader, wanted: label.header },
    { part: 'line end', got: dialect.lineEnd, wanted: label.lineEnd }
  ]
}

/** Copies often lose their line ends on the way: that part is judged apart. */
export const isRight = (result: DialectResult) => result.missed.every(({ part }) => part === 'line end')

export async function main(args: readonly string[] = []): Promise<void> {
  const [folder, truth] = args
  if (folder !== undefined && truth !== undefined) return printLabelled(await measureDialects(folder, truth))
  const shared = join(resolve(process.env.SHARED_DIR ?? '../shared'), 'data/dialect')
  if (existsSync(shared)) {
    printLabelled(await measureDialects(join(shared, 'files'), join(shared, 'W3C-CSVW-dialect_annotations.txt')))
  } else console.log(`dialect: skipped, there is no ${shared}`)
  await printCases()
  await printEncodings()
}

function printLabelled(results: readonly DialectResult[]) {
  for (const part of ['delimiter', 'quote', 'escape', 'encoding', 'header', 'line end']) {
    const judged = results.filter((result) => result.judged.includes(part))
    if (judged.length === 0) continue
    const right = judged.filter((result) => !result.missed.some((miss) => miss.part === part))
    console.log(`dialect: ${part} right in ${share(right.length, judged.length)}`)
  }
  const right = results.filter(isRight).length
  console.log(`dialect: all but the line end right in ${share(right, results.length)}, published best ${published} %`)
  const refuted = results.filter((result) => result.isRefuted && !isRight(result)).length
  if (refuted > 0) console.log(`dialect: ${refuted} of the misses are labelled UTF-8, but their bytes are not UTF-8`)
  for (const { file, missed, confidence } of results) {
    if (missed.length === 0) continue
    const parts = missed.map(({ part, got, wanted }) => `${part} ${JSON.stringify(got)} for ${JSON.stringify(wanted)}`)
    console.log(`  ${file}: ${parts.join(', ')} (confidence ${confidence.toFixed(2)})`)
  }
  const ours = (100 * right) / Math.max(1, results.length)
  console.log(JSON.stringify({ name: 'dialect found', ours, peer: published, unit: '%', note: 'labelled files' }))
  const slowest = Math.max(0, ...results.map((result) => result.tookMs))
  console.log(`dialect: slowest file ${slowest.toFixed(0)} ms`)
}

async function printCases() {
  const results = await measureCases(casesPerClass)
  const right = results.filter(({ missed }) => missed.length === 0).length
  console.log(`dialect: generated files read as they were meant ${share(right, results.length)}`)
  const misses = countsOf(
    results.filter(({ missed }) => missed.length > 0).map(({ name, missed }) => `${name}: ${missed.join(', ')}`)
  )
  for (const [miss, count] of misses) console.log(`  ${count} × ${miss}`)
  const ours = (100 * right) / results.length
  console.log(JSON.stringify({ name: 'generated dialects', ours, unit: '%', note: `${results.length} files` }))
}

async function printEncodings() {
  const results = await measureEncodings(casesPerEncoding)
  for (const size of ['few', 'short', 'long']) {
    const cases = results.filter((result) => result.size === size)
    const right = cases.filter(({ isSameText }) => isSameText).length
    console.log(`encoding: text right in ${share(right, cases.length)} ${sizes[size] ?? size}`)
    const ours = (100 * right) / cases.length
    console.log(JSON.stringify({ name: `encodings, ${size}`, ours, unit: '%', note: sizes[size] }))
  }
  const wrong = results.filter(({ isSameText }) => !isSameText)
  for (const [miss, count] of countsOf(wrong.map((w) => `${w.size}: ${w.language} in ${w.encoding} read as ${w.got}`)))
    console.log(`  ${count} × ${miss}`)
}

const sizes: Record<string, string> = {
  few: 'files with one word above ASCII',
  short: 'files of eight rows',
  long: 'files of 400 rows'
}

function countsOf(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(2)} %)`
}
