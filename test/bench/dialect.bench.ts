/** Prints how many dialects of the labelled collection in `<shared>/data/dialect` are found, and which are missed. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sniff } from '../../src/main/engine/scan/sniff'

const delimiterWords: Record<string, string> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  vslash: '|',
  space: ' ',
  colon: ':'
}
const quoteWords: Record<string, string> = { doublequote: '"', singlequote: "'" }
const encodingWords: Record<string, string> = { utf8: 'utf-8', ansi: 'windows-1252' }

/** One labelled file against the guess; `missed` names the parts that differ. */
export interface DialectResult {
  readonly file: string
  readonly missed: readonly string[]
  readonly confidence: number
  readonly tookMs: number
}

/** Sniffs every labelled file of the folder that is there. */
export async function measureDialects(folder: string): Promise<DialectResult[]> {
  const lines = readFileSync(join(folder, 'W3C-CSVW-dialect_annotations.txt'), 'utf8').split(/\r?\n/).slice(2)
  const results: DialectResult[] = []
  for (const line of lines) {
    const [file = '', encoding = '', delimiter = '', quote = '', , lineEnd = ''] = line.split('|')
    const path = join(folder, 'files', file)
    if (file === '' || !existsSync(path)) continue
    const begun = performance.now()
    const { source } = await sniff(path)
    const pairs: [string, unknown, unknown][] = [
      ['encoding', source.encoding, encodingWords[encoding] ?? encoding],
      ['delimiter', source.dialect.delimiter, delimiterWords[delimiter] ?? delimiter],
      ['quote', source.dialect.quote, quoteWords[quote] ?? quote],
      ['line end', source.dialect.lineEnd, lineEnd]
    ]
    const missed = pairs.flatMap(([part, got, wanted]) =>
      got === wanted ? [] : [`${part} ${JSON.stringify(got)} for ${JSON.stringify(wanted)}`]
    )
    results.push({ file, missed, confidence: source.confidence, tookMs: performance.now() - begun })
  }
  return results
}

/** Prints accuracy and misses; published best on this collection: 99.55 %. */
export async function main(): Promise<void> {
  const folder = join(resolve(process.env.SHARED_DIR ?? '../shared'), 'data/dialect')
  if (!existsSync(folder)) return console.log(`dialect: skipped, there is no ${folder}`)
  const results = await measureDialects(folder)
  const misses = results.filter((result) => result.missed.length > 0)
  for (const part of ['delimiter', 'quote', 'encoding', 'line end']) {
    const right = results.filter((result) => !result.missed.some((miss) => miss.startsWith(part))).length
    console.log(`dialect: ${part} right in ${right} of ${results.length} (${percent(right, results.length)})`)
  }
  // Most of the copies have lost their CRs on the way here: the line end is judged apart.
  const right = results.filter((result) => result.missed.every((miss) => miss.startsWith('line end'))).length
  console.log(
    `dialect: delimiter, quote and encoding right in ${right} of ${results.length} (${percent(right, results.length)}), published best 99.55 %`
  )
  for (const { file, missed, confidence } of misses)
    console.log(`  ${file}: ${missed.join(', ')} (${confidence.toFixed(2)})`)
  console.log(
    JSON.stringify({
      name: 'dialect found',
      ours: (100 * right) / results.length,
      peer: 99.55,
      unit: '%',
      note: 'labelled files'
    })
  )
  console.log(`dialect: slowest file ${Math.max(...results.map((result) => result.tookMs)).toFixed(0)} ms`)
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`
}
