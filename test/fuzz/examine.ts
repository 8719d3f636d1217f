/** One input through the whole core, from the path to the ledger, and everything that must hold on the way. */
import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Core } from '../../src/main/core'
import { joinedHeader } from '../../src/main/engine/scan/sniff/column-names'
import type { CheckReport } from '../../src/shared/domain/check-report'
import { isNumeric } from '../../src/shared/domain/column-type'
import { compare, textOf as exactText } from '../../src/shared/domain/exact'
import { ledgerGap } from '../../src/shared/domain/ledger'
import type { Measure, Recipe } from '../../src/shared/domain/recipe'
import type { RawRow, Source, Structure } from '../../src/shared/domain/source'
import type { ErrorCode } from '../../src/shared/errors'
import type { FuzzInput } from './inputs'
import { columnFacts, exactSum, oddities, rowFits, rowsOf, textOf, undecodableIn } from './oracle'
import { randomOf } from './random'
import { readStrictly } from './rfc4180'
import type { Outcome, Session } from './session'
import { withSteps } from './steps'

export interface Failure {
  /** Which rule was broken, in a few words that stay the same while the input is made smaller. */
  readonly rule: string
  readonly detail: string
}

/** Codes a file may be refused with when it is opened or read. */
const fileCodes: readonly ErrorCode[] = [
  ...(['open.empty', 'open.no-rows', 'open.binary', 'open.broken-archive', 'open.undecodable'] as const),
  ...(['open.too-many-columns', 'open.field-too-long'] as const)
]
const shapeCodes: readonly ErrorCode[] = ['shape.overflow']
const loadCodes: readonly ErrorCode[] = ['shape.ambiguous', 'shape.nothing-left', 'shape.overflow', 'load.column-clash']

/** Ends the examination of an input that was rightly refused. */
class Refused extends Error {}

const rowsLookedAt = 3000
const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 400) ?? 'undefined'

/** @returns what is wrong; nothing for an input that was read rightly or refused with a code */
export async function examine(session: Session, input: FuzzInput): Promise<Failure[]> {
  const failures: Failure[] = []
  const fail = (rule: string, detail: string) => failures.push({ rule, detail })
  const path = join(session.dir, `fuzz ${input.seed}-${input.index}.csv${input.family === 'gz' ? '.gz' : ''}`)
  await writeFile(path, input.bytes)
  try {
    await walk(new Walk(session, input, path, fail))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  } finally {
    for (const role of session.deaths()) fail(`the ${role} died`, session.log().slice(-1500))
    await rm(path, { force: true })
  }
  return failures
}

class Walk {
  readonly session: Session
  readonly input: FuzzInput
  readonly path: string
  readonly fail: (rule: string, detail: string) => void

  constructor(session: Session, input: FuzzInput, path: string, fail: (rule: string, detail: string) => void) {
    this.session = session
    this.input = input
    this.path = path
    this.fail = fail
  }

  /** The value of a call. A refusal with another code than those allowed is a failure; either way the walk ends. */
  async ask<T>(stage: string, allowed: readonly ErrorCode[], make: (core: Core) => Promise<T>): Promise<T> {
    const outcome: Outcome<T> = await this.session.call(make)
    if (outcome.kind === 'value') return outcome.value
    if (outcome.kind === 'slow') this.fail(`${stage}: a call hangs`, `longer than ${outcome.limitMs} ms`)
    else if (!allowed.includes(outcome.code)) {
      const log = outcome.code === 'internal' ? this.session.log().slice(-1500) : ''
      this.fail(`${stage}: ${outcome.code}`, `${outcome.message}\n${log}`)
    }
    throw new Refused()
  }

  expect(rule: string, got: unknown, wanted: unknown): void {
    const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)]
    if (a !== b) this.fail(rule, `got ${shown(got)}, expected ${shown(wanted)}`)
  }
}

async function walk(at: Walk): Promise<void> {
  const { input, path } = at
  const opened = await at.ask('open', fileCodes, (core) => core.client.open.open({ path, override: input.override }))
  const { source } = opened
  const structure = await at.ask('structure', fileCodes, (core) => structureOf(core, source.id))
  const rows = await readWindows(at, source, structure)
  const reference = compareRows(at, source, structure, rows, opened.first.rows)
  await compareExport(at, source, structure, reference)
  const report = await at.ask('check', fileCodes, (core) => core.client.check.report({ sourceId: source.id }))
  if (reference) compareReport(at, source, report, reference.rows)
  else for (const column of report.columns) for (const text of oddities(column)) at.fail('check: a column', text)
  const { score } = report.quality
  if (!(score >= 0 && score <= 100)) at.fail('check: the score', String(score))
  await shapeAndLoad(at, source, structure, reference?.rows ?? null)
}

async function structureOf(core: Core, sourceId: string): Promise<Structure> {
  for await (const state of await core.client.open.watch({ sourceId })) if (state.structure) return state.structure
  throw new Error('the structure never came')
}

async function readWindows(at: Walk, source: Source, structure: Structure): Promise<RawRow[]> {
  const rows: RawRow[] = []
  const count = Math.min(structure.rowCount, rowsLookedAt)
  while (rows.length < count) {
    const offset = rows.length
    const window = await at.ask('rows', fileCodes, (core) =>
      core.client.open.rows({ sourceId: source.id, offset, limit: 500 })
    )
    if (window.rows.length === 0) break
    rows.push(...window.rows)
  }
  at.expect('rows: as many as counted', Math.min(rows.length, count), count)
  return rows
}

type Cells = readonly (readonly string[])[]
type Reference = { readonly rows: Cells; readonly header: readonly string[] | null }

/** Rows against the slow parser (and against what was written, where that is known). Null for texts nobody can decode here. */
function compareRows(
  at: Walk,
  source: Source,
  structure: Structure,
  rows: readonly RawRow[],
  first: readonly RawRow[]
): Reference | null {
  const text = textOf(at.input.bytes, source)
  const slow = rowsOf(text, source)
  at.expect('structure: rows', structure.rowCount, slow.rows.length)
  at.expect('structure: blank lines', structure.blankLines, slow.blankLines)
  at.expect('structure: broken quotes', structure.brokenQuoteRows, slow.rows.filter(({ broken }) => broken).length)
  at.expect('structure: ends in a quote', structure.endsInQuote, slow.endsInQuote)
  const width = source.columns.length
  at.expect('structure: ragged', structure.raggedCount, slow.rows.filter(({ cells }) => cells.length !== width).length)
  if (source.encoding === 'utf-8' && source.compression === 'none') {
    at.expect('structure: undecodable', structure.undecodableCount, undecodableIn(at.input.bytes, text))
  }
  const seen = slow.rows.slice(0, Math.max(rows.length, 1)).map(({ cells, line }, row) => ({ row, line, cells }))
  compareList(at, 'rows: cells', rows, seen.slice(0, rows.length))
  compareList(at, 'open: first rows', first, rows.slice(0, first.length))
  if (new Set(source.columns).size !== width || source.columns.includes('')) {
    at.fail('open: column names', shown(source.columns))
  }
  const { known } = at.input
  if (known) {
    const [header = [], ...body] = known
    compareList(
      at,
      'valid: rows',
      slow.rows.map(({ cells }) => cells),
      body
    )
    at.expect('valid: header', slow.header?.cells ?? null, header)
  }
  const names = slow.headers.map(({ cells }) => cells)
  return { rows: slow.rows.map(({ cells }) => cells), header: slow.header === null ? null : joinedHeader(names) }
}

function compareList(at: Walk, rule: string, got: readonly unknown[], wanted: readonly unknown[]): void {
  if (got.length !== wanted.length) at.fail(rule, `${got.length} instead of ${wanted.length}`)
  const place = got.findIndex((one, i) => JSON.stringify(one) !== JSON.stringify(wanted[i]))
  if (place >= 0) at.fail(rule, `at ${place}: got ${shown(got[place])}, expected ${shown(wanted[place])}`)
}

/** The export is valid by the strictest reader, and holds the same rows. */
async function compareExport(at: Walk, source: Source, structure: Structure, reference: Reference | null) {
  const outPath = join(at.session.dir, 'export.csv')
  const count = await at.ask('export', fileCodes, (core) => core.exportText(source.id, outPath))
  at.expect('export: rows', count, structure.rowCount)
  const exported = readStrictly(await readFile(outPath, 'utf8'), ',', '\n')
  if (exported === null) at.fail('export: not RFC 4180', '')
  else if (reference) {
    const { header, rows } = reference
    compareList(at, 'export: cells', exported, header ? [header, ...rows] : rows)
  }
}

function compareReport(at: Walk, source: Source, report: CheckReport, rows: Cells): void {
  const whole = rows.filter((cells) => cells.length === source.columns.length)
  at.expect(
    'check: columns',
    report.columns.map(({ name }) => name),
    source.columns
  )
  for (const [i, column] of report.columns.entries()) {
    for (const text of oddities(column)) at.fail('check: a column', `${shown(column.name)}: ${text}`)
    const facts = columnFacts(
      whole.map((cells) => cells[i] ?? ''),
      column.reading
    )
    const got = [column.nullCount, column.validCount, column.invalidCount]
    const wanted = [facts.nulls, facts.valid, facts.invalid]
    const of = `${shown(column.name)} as ${shown(column.reading)}`
    if (String(got) !== String(wanted)) at.fail('check: counts', `${of}: got ${got}, expected ${wanted}`)
    if (facts.sum && facts.valid > 0 && compare(exactSum(column.sum), facts.sum) !== 0) {
      at.fail('check: sum', `${of}: got ${column.sum}, expected ${exactText(facts.sum)}`)
    }
  }
}

async function shapeAndLoad(at: Walk, source: Source, structure: Structure, rows: Cells | null) {
  const sourceId = source.id
  const draft = await at.ask('propose', [], (core) => core.client.shape.propose({ sourceId }))
  const plain = draft.recipe
  const random = randomOf(at.input.seed + 1, at.input.index)
  const preview = await at.ask('preview', [], (core) =>
    core.client.shape.preview({ sourceId, recipe: plain, limit: 500 })
  )
  at.expect('preview: problems of a proposed recipe', preview.problems, [])
  const measure = await at.ask('measure', shapeCodes, (core) => core.client.shape.measure({ sourceId, recipe: plain }))
  compareMeasure(at, source, structure, plain, measure, rows)
  if (structure.rowCount <= 500 && !plain.steps.some(({ kind }) => kind === 'deduplicate')) {
    const { read, ...parts } = measure.ledger
    const counted = Object.fromEntries(
      Object.keys(parts).map((kind) => [kind, preview.rows.filter(({ outcome }) => outcome === kind).length])
    )
    at.expect('preview: outcomes', { read: preview.rows.length, ...counted }, { read, ...parts })
  }
  const grown = withSteps(plain, source.columns, random)
  if (grown !== plain) {
    const shapes = await at.ask('preview of steps', [], (core) =>
      core.client.shape.preview({ sourceId, recipe: grown, limit: 100 })
    )
    // Only numbers that are too large may stop a step that fits its columns.
    const others = shapes.problems.filter(({ message }) => !message.includes('more digits than can be kept'))
    at.expect('preview of steps: problems', others, [])
    const of = `measure of ${grown.steps.slice(plain.steps.length).map(({ kind }) => kind)}`
    const after = await at.ask(of, shapeCodes, (core) => core.client.shape.measure({ sourceId, recipe: grown }))
    at.expect('measure of steps: ledger', [ledgerGap(after.ledger), after.ledger.read], [0, structure.rowCount])
  }
  if (random.chance(0.2)) await load(at, sourceId, grown)
}

function compareMeasure(
  at: Walk,
  source: Source,
  structure: Structure,
  recipe: Recipe,
  measure: Measure,
  rows: Cells | null
) {
  const { ledger } = measure
  at.expect('measure: ledger', [ledgerGap(ledger), ledger.read], [0, structure.rowCount])
  at.expect(
    'measure: rejected by reason',
    measure.rejectedByReason.reduce((sum, one) => sum + one.rows, 0),
    ledger.rejected
  )
  if (rows === null) return
  const places = recipe.readings.map((reading) => ({ reading, at: source.columns.indexOf(reading.column) }))
  const fitting = rows.filter((cells) => cells.length === source.columns.length && rowFits(cells, places))
  const dated = recipe.roles.orderDate !== undefined
  // Rows without an order date are turned away later, for a reason of their own.
  if (!dated) at.expect('measure: loaded', ledger.loaded, fitting.length)
  if (dated || recipe.steps.some(({ kind }) => kind === 'filter' || kind === 'deduplicate')) return
  const renamed = new Set(recipe.steps.flatMap((step) => (step.kind === 'rename' ? [step.from, step.to] : [])))
  for (const { reading, at: place } of places) {
    const exact = isNumeric(reading.type) && reading.type.kind !== 'double'
    // An object has one name that it can't hold, and that is what it has from the start.
    const total = Object.hasOwn(measure.totals, reading.column) ? measure.totals[reading.column] : undefined
    if (!exact || renamed.has(reading.column) || total === undefined) continue
    const { sum } = columnFacts(
      fitting.map((cells) => cells[place] ?? ''),
      reading
    )
    if (sum && compare(exactSum(total), sum) !== 0) {
      at.fail('measure: total', `${shown(reading)}: got ${total}, expected ${exactText(sum)}`)
    }
  }
}

async function load(at: Walk, sourceId: string, recipe: Recipe) {
  const dataset = `fuzz_${createHash('sha1').update(sourceId).digest('hex').slice(0, 8)}`
  const started = await at.ask('load', loadCodes, (core) =>
    core.client.load.start({ sourceId, recipe, dataset, belowGateReason: 'a made-up file' })
  )
  const job = await at.ask('load', loadCodes, (core) => core.jobSettled(started.jobId))
  if (job.state === 'done') {
    const receipt = await at.ask('receipt', [], (core) => core.client.load.receipt(started))
    at.expect('load: ledger', ledgerGap(receipt.ledger), 0)
    at.expect(
      'load: parity',
      receipt.parity.filter(({ equal }) => !equal),
      []
    )
    const sql = `SELECT count(*) FROM ${dataset}`
    const answer = await at.ask('count', [], (core) => core.client.explore.sql({ sql }))
    at.expect('load: rows in the warehouse', answer.rows, [[receipt.ledger.loaded]])
    await at.ask('remove', [], (core) => core.client.explore.removeDataset({ dataset }))
  } else if (!loadCodes.includes(job.error?.code as ErrorCode)) {
    at.fail(`load: ${job.error?.code}`, `${shown(job.error)}\n${at.session.log().slice(-1500)}`)
  }
}
