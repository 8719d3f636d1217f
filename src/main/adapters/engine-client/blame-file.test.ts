import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commaDialect } from '../../../shared/domain/dialect'
import type { Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import type { Engine } from '../../pipeline/ports'
import { blamingFiles } from './blame-file'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'blame-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function source(name: string): Source {
  const path = join(dir, name)
  writeFileSync(path, 'a\n1\n')
  const { size, mtimeMs } = statSync(path)
  const file = { id: name, path, name, sizeBytes: size, modifiedMs: mtimeMs, columns: ['a'], dialect: commaDialect }
  return { ...file, encoding: 'utf-8', hasBom: false, compression: 'none', confidence: 1, overridden: [] }
}

const client = {
  reader: {
    rows: async (input: { source: Source }) => input.source.name,
    scan: async function* (input: { source: Source }) {
      yield input.source.name
    }
  }
}
/** An engine that hands out the client, then dies. */
const dying: Engine<typeof client> = {
  async call(use) {
    await use(client)
    throw new AppError('engine.crashed', { engine: 'reader' })
  },
  async *feed(use) {
    yield* await use(client)
    throw new AppError('engine.crashed', { engine: 'reader' })
  },
  restart: () => undefined
}
const engine = blamingFiles(dying)
const refused = (work: Promise<unknown>) => work.catch((error: AppError) => [error.code, error.details.path])
const crash = ['engine.crashed', undefined]

test('an engine that dies over a file as it was opened has crashed', async () => {
  const file = source('a.csv')
  expect(await refused(engine.call((c) => c.reader.rows({ source: file })))).toEqual(crash)
})

test('a file that changed, or is gone, is named instead, in calls and feeds', async () => {
  const [changed, gone] = [source('b.csv'), source('c.csv')]
  appendFileSync(changed.path, '2\n')
  rmSync(gone.path)
  expect(await refused(engine.call((c) => c.reader.rows({ source: changed })))).toEqual(['open.changed', changed.path])
  const heard: string[] = []
  const all = async () => {
    for await (const name of engine.feed(async (c) => c.reader.scan({ source: gone }))) heard.push(name)
  }
  expect(await refused(all())).toEqual(['open.vanished', gone.path])
  expect(heard).toEqual(['c.csv'])
})

test('of several files the one that changed is named', async () => {
  const files = [source('d.csv'), source('e.csv')]
  const parts = files.map((file) => ({ ...file, label: file.name, places: [0] }))
  const whole: Source = { ...source('all'), path: dir, together: { files: parts, nameColumn: null } }
  expect(await refused(engine.call((c) => c.reader.rows({ source: whole })))).toEqual(crash)
  appendFileSync(files[1]?.path ?? '', '2\n')
  expect(await refused(engine.call((c) => c.reader.rows({ source: whole })))).toEqual(['open.changed', files[1]?.path])
})
