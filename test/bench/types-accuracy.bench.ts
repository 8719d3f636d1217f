/**
 * Prints how many columns of an annotated collection get their type right, and every miss with our evidence:
 * `npm run bench:types [-- FOLDER ANNOTATIONS]`. Default is `<shared>/data/types` with its annotations.json: for each file the
 * types of its columns in order, in ptype's words. ptype's published figure on its whole collection is 0.93.
 *
 * How their words are judged: `integer` a long; `float` a decimal or a double; `date*` a date or a timestamp (a year, a
 * school year `2012-13` and a month count as dates there); `boolean` a boolean; `string` and `gender` text. Their words have none for
 * a percentage or an amount with its currency, and call them `string`: a number that we read with its unit is counted as right in the second figure only.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { sniff } from '../../src/main/engine/scan/sniff'
import { checkSource } from '../../src/main/engine/scan/types'
import type { ColumnReport } from '../../src/shared/domain/check-report'
import { type ColumnKind, typeName } from '../../src/shared/domain/column-type'

const kindsOf: Record<string, readonly ColumnKind[]> = {
  integer: ['long'],
  float: ['decimal', 'double'],
  boolean: ['boolean'],
  string: ['string'],
  gender: ['string']
}
const published = 0.93

function isRight(label: string, { reading }: Pick<ColumnReport, 'reading'>): boolean {
  const wanted = label.startsWith('date') ? (['date', 'timestamp'] as const) : (kindsOf[label] ?? [])
  return wanted.some((kind) => kind === reading.type.kind)
}

/** Whether the label could not say what we say: a number with its unit. */
function isUnsayable(label: string, { reading }: ColumnReport): boolean {
  const { format } = reading
  return label === 'string' && format?.kind === 'number' && (format.percent || format.currencies.length > 0)
}

function evidenceOf(column: ColumnReport): string {
  const facts = column.evidence.map((e) => [e.code, e.count, e.text].filter((x) => x !== null).join(' '))
  const top = column.top.slice(0, 3).map((t) => JSON.stringify(t.value.slice(0, 40)))
  return [...facts, `most frequent ${top.join(' ')}`, `${column.invalidCount} invalid`].join('; ')
}

async function measureTypes(folder: string, annotations: string): Promise<void> {
  const labels = JSON.parse(readFileSync(annotations, 'utf8')) as Record<string, readonly string[]>
  const files = readdirSync(folder)
  const work = await mkdtemp(join(tmpdir(), 'types-accuracy-'))
  let [columns, right, fair, guessed] = [0, 0, 0, 0]
  const misses: string[] = []
  try {
    for (const [name, wanted] of Object.entries(labels)) {
      const file = files.find((f) => f === name || basename(f).replace(/\.(csv|tsv|txt)(\.gz)?$/i, '') === name)
      if (file === undefined) continue
      const { source } = await sniff(join(folder, file), {})
      const facts = await checkSource(source, work, { chosen: [], todayIso: '2026-01-01' })
      if (facts.columns.length !== wanted.length)
        misses.push(`${name}: ${facts.columns.length} columns for ${wanted.length}`)
      let own = 0
      for (const [at, label] of wanted.entries()) {
        const column = facts.columns[at]
        // Their own evaluation leaves these out: the label says nothing about a type.
        if (label === 'all identical') continue
        columns++
        if (column === undefined) continue
        if (column.state === 'ambiguous') guessed++
        if (isRight(label, column)) own++
        else {
          if (isUnsayable(label, column)) fair++
          const told = isUnsayable(label, column) ? ' (a number with its unit)' : ''
          misses.push(
            `${name} ${at + 1} ${JSON.stringify(column.name)}: ${typeName(column.reading.type)} for ${label}${told}; ${evidenceOf(column)}`
          )
        }
      }
      right += own
      console.log(`types: ${name} ${own} of ${wanted.filter((label) => label !== 'all identical').length}`)
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  for (const miss of misses) console.log(`  ${miss}`)
  const share = (n: number) => (n / Math.max(1, columns)).toFixed(3)
  console.log(
    `types: ${right} of ${columns} columns right: ${share(right)} (ptype on its whole collection ${published})`
  )
  console.log(
    `types: ${share(right + fair)} where a number read with its unit counts as right; ${guessed} left for a person`
  )
  const note = `${columns} columns of ${Object.keys(labels).length} files; with units ${share(right + fair)}`
  console.log(
    JSON.stringify({ name: 'column types right', ours: right / Math.max(1, columns), peer: published, unit: '', note })
  )
}

/** Prints accuracy and misses. */
export async function main(args: readonly string[] = []): Promise<void> {
  const own = join(resolve(process.env.SHARED_DIR ?? '../shared'), 'data/types')
  const folder = args[0] === undefined ? own : resolve(args[0])
  const annotations = args[1] === undefined ? join(folder, 'annotations.json') : resolve(args[1])
  if (!existsSync(annotations)) return console.log(`types: skipped, there is no ${annotations}`)
  await measureTypes(folder, annotations)
}
