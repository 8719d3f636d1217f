import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kernel } from '../../../../scripts/vite-plugin-kernel.mjs'
import { plainNumber } from '../../../shared/domain/column-type'
import { hashFile } from './content-hash'
import { rulesOf } from './rules'
import type { PassInput } from './structure-pass'
import { testFolder } from './test-source'
import { crewFor } from './types/crew'
import type { ByteRange } from './types/pieces'
import type { Answer } from './types/worker-messages'
import { runInWorker } from './worker-client'

const place = await testFolder()
const out = join(place.folder, 'out')
const worker = join(out, 'scan-worker.js')
const here = dirname(fileURLToPath(import.meta.url))
beforeAll(() =>
  build({
    configFile: false,
    logLevel: 'error',
    plugins: [kernel()],
    // All in one file: nothing is found from a temporary folder.
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: out,
      rollupOptions: { input: { 'scan-worker': join(here, 'worker.ts') }, output: { entryFileNames: '[name].js' } }
    }
  })
)
afterAll(() => place.remove())

async function inputOf(text: string): Promise<PassInput> {
  const source = await place.source(text, 2)
  return {
    textPath: source.path,
    name: source.name,
    startOffset: 0,
    endOffset: source.sizeBytes,
    rules: rulesOf(source),
    checkUtf8: true,
    undecodable: null,
    indexPath: join(place.folder, `${source.id}.index`),
    temporaryPath: join(place.folder, `${source.id}.index.tmp`),
    sizeBytes: source.sizeBytes,
    modifiedMs: source.modifiedMs
  }
}

it('runs the pass and the hash in a thread of the built file', async () => {
  const input = await inputOf('a,b\n1,2\n3\n')
  await runInWorker(worker, { kind: 'structure', input }, {})
  expect(await readdir(place.folder)).toContain(input.indexPath.slice(place.folder.length + 1))
  const hash = await runInWorker(worker, { kind: 'hash', path: input.textPath }, {})
  expect(hash).toBe(await hashFile(input.textPath))
})

it("brings the pass's errors over as they are", async () => {
  const input = await inputOf(`a,b\n1,"${'x'.repeat(17 * 1024 * 1024)}\n`)
  await expect(runInWorker(worker, { kind: 'structure', input }, {})).rejects.toMatchObject({
    code: 'open.field-too-long',
    details: { line: 2 }
  })
  await expect(runInWorker(worker, { kind: 'hash', path: join(place.folder, 'gone') }, {})).rejects.toMatchObject({
    code: 'open.vanished'
  })
})

it('a cancel ends the thread and takes what it left behind', async () => {
  const input = await inputOf(`a,b\n${'1,2\n'.repeat(3_000_000)}`)
  const stop = new AbortController()
  const running = runInWorker(
    worker,
    { kind: 'structure', input },
    { signal: stop.signal, onBytes: () => stop.abort(), leftovers: [input.temporaryPath] }
  )
  // A pass that is through before it has told anything is none to cancel.
  const outcome = await running.then(
    () => 'done',
    (error: { code: string }) => error.code
  )
  expect(['cancelled', 'done']).toContain(outcome)
  expect((await readdir(place.folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  await expect(
    runInWorker(worker, { kind: 'structure', input }, { signal: AbortSignal.abort() })
  ).rejects.toMatchObject({ code: 'cancelled' })
})

it('verifies parts of one text in several threads as one alone would', async () => {
  const rows = Array.from({ length: 3000 }, (_, n) => `${n},${n === 2500 ? 'x' : `0.${n % 10}`}\r\n`)
  const { path } = await place.source(rows.join(''), 2)
  const split = Buffer.byteLength(rows.slice(0, 1024).join(''))
  const end = Buffer.byteLength(rows.join(''))
  const number = (kind: 'long' | 'decimal') => {
    const type = kind === 'long' ? { kind } : { kind, precision: 18, scale: 1 }
    return { op: 'number' as const, way: { type, format: plainNumber }, type: null }
  }
  const taskOf = (...ranges: ByteRange[]) => ({
    path,
    ranges,
    marks: { delimiter: 44, quote: 34, columns: 2 },
    columns: [number('long'), number('decimal')],
    todayIso: '2024-06-30'
  })
  const [first, second] = [
    { start: 0, end: split, firstRow: 0 },
    { start: split, end, firstRow: 1024 }
  ]
  const crew = crewFor(Number.POSITIVE_INFINITY, undefined, worker)
  if (crew === null) throw new Error('no crew')
  const ask = (...ranges: ByteRange[]) => ({ kind: 'verify' as const, task: taskOf(...ranges) })
  const sumOf = (answers: readonly Answer[], column: number) =>
    answers
      .flatMap((a) => (a.kind === 'verified' ? [a.parts[column]] : []))
      .flatMap((part) => (part?.values?.kind === 'number' ? part.values.scales : []))
      .reduce((sum, scale) => sum + scale.sum, 0n)
  try {
    const halves = await crew.ask([ask(first), ask(second)].slice(0, crew.size), () => undefined)
    const [whole] = await crew.ask([ask(first, second)], () => undefined)
    // 0 + 1 + … + 2999; 300 times 0.0 to 0.9 without one 0.0.
    expect(whole === undefined ? [] : [sumOf([whole], 0), sumOf([whole], 1)]).toEqual([4_498_500n, 13_500n])
    if (crew.size > 1) expect([sumOf(halves, 0), sumOf(halves, 1)]).toEqual([4_498_500n, 13_500n])
    expect(whole?.kind === 'verified' && whole.parts[1]?.entries).toMatchObject([
      { text: 'x', count: 1, firstRow: 2500 }
    ])
    const gone = { kind: 'verify' as const, task: { ...taskOf(first), path: `${path}.gone` } }
    await expect(crew.ask([gone], () => undefined)).rejects.toMatchObject({ code: 'open.vanished' })
  } finally {
    await crew.end()
  }
  expect(() => crewFor(Number.POSITIVE_INFINITY, AbortSignal.abort(), worker)).toThrow(
    expect.objectContaining({ code: 'cancelled' })
  )
})
