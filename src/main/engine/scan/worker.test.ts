import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kernel } from '../../../../scripts/vite-plugin-kernel.mjs'
import { hashFile } from './content-hash'
import { rulesOf } from './rules'
import type { PassInput } from './structure-pass'
import { testFolder } from './test-source'
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
