// `npm run bench`: every test/bench/*.bench.ts (or those whose name contains a word given), each in its own process; what
// stands behind `--` goes to them (paths seen from where the command was called). They
// print what they like; lines that are JSON with `name` and `ours` go into the table at the end.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { resolve as resolvePath } from 'node:path'
import { inRoot } from './bootstrap/places.mjs'
import { prepare } from './bootstrap/prepare.mjs'

/** @returns {Promise<number>} exit code: 1 when a benchmark failed or missed its limit */
export async function run(args) {
  const toolchain = await prepare({ built: true })
  const cut = args.indexOf('--')
  const words = cut < 0 ? args : args.slice(0, cut)
  const handed = cut < 0 ? [] : args.slice(cut + 1).map((path) => resolvePath(process.env.INIT_CWD ?? '.', path))
  const files = readdirSync(inRoot('test', 'bench'))
    .filter((name) => name.endsWith('.bench.ts'))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
    .sort()
  const rows = []
  const failed = []
  for (const file of files) {
    console.log(`\n── ${file}`)
    const result = await bench(inRoot('test', 'bench', file), toolchain, handed)
    rows.push(...result.rows)
    if (result.code !== 0) failed.push(file)
  }
  console.log(`\n${table(rows)}`)
  for (const file of failed) console.log(`${file} failed.`)
  return failed.length > 0 ? 1 : 0
}

function bench(file, { node, env }, args) {
  return new Promise((resolve) => {
    const child = spawn(node, [inRoot('scripts', 'run-ts.mjs'), file, ...args], {
      cwd: inRoot(),
      env: { ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit']
    })
    const rows = []
    let rest = ''
    const take = (text) => {
      const row = rowOf(text)
      if (row) rows.push(row)
      else console.log(text)
    }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      lines.forEach(take)
    })
    child.on('close', (code) => {
      if (rest !== '') take(rest)
      resolve({ code, rows })
    })
  })
}

/** `{ name, ours, peer, unit, ratio, note }` of a line, or null. */
export function rowOf(text) {
  if (!text.startsWith('{')) return null
  try {
    const row = JSON.parse(text)
    return typeof row.name === 'string' && row.ours !== undefined ? row : null
  } catch {
    return null
  }
}

/** Columns of equal width. */
export function table(rows) {
  const cells = rows.map((row) => [
    row.name,
    withUnit(row.ours, row.unit),
    row.peer === undefined || row.peer === null ? '' : withUnit(row.peer, row.unit),
    ratioOf(row),
    row.note ?? ''
  ])
  const all = [['benchmark', 'ours', 'peer', 'ours/peer', ''], ...cells]
  const widths = all[0].map((_, column) => Math.max(...all.map((line) => line[column].length)))
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

function ratioOf(row) {
  const ratio = row.ratio ?? (row.peer ? row.ours / row.peer : null)
  return ratio === null || ratio === undefined ? '' : `${Number(ratio).toFixed(2)} ×`
}

function withUnit(value, unit) {
  const text = typeof value === 'number' ? String(Number(value.toPrecision(4))) : String(value)
  return unit ? `${text} ${unit}` : text
}
