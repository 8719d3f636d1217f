import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors'
import { type Db, openDatabase } from '../../../adapters/sqlite/database'
import { jobStore } from '../../../adapters/sqlite/job-store'
import type { ClusterAccess } from '../load-ports'
import { nothingYet } from './checkpoint'
import { abandonOldUploads } from './orphans'

const dayMs = 24 * 3_600_000
const nowMs = 100 * dayMs
let dir = ''
let db: Db

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'orphans-'))
  db = openDatabase(join(dir, 'app.db'))
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true })
})

const file = {
  name: 'part-0.json.gz',
  path: '/gone',
  rows: 1,
  sizeBytes: 1,
  key: 'processed/sales/x/part-0.json.gz',
  hash: 'h',
  uploaded: false,
  wasThere: false
}

/** A job as it stands in the database; only what the query reads is real. */
function put(
  id: string,
  state: string,
  ageDays: number,
  checkpoint: object | null,
  connectionId: string | null = 'con_1'
) {
  const columns = db.prepare<[], { name: string; notnull: number; dflt_value: string | null }>('PRAGMA table_info(job)')
  const values: Record<string, unknown> = {
    id,
    state,
    dataset: 'sales',
    updated_ms: nowMs - ageDays * dayMs,
    request: JSON.stringify(connectionId === null ? {} : { destination: { connectionId } }),
    checkpoint: checkpoint && JSON.stringify(checkpoint)
  }
  const needed = columns
    .all()
    .filter(({ name, notnull, dflt_value }) => name in values || (notnull && dflt_value === null))
  const named = needed.map(({ name }) => name)
  db.prepare(`INSERT INTO job (${named.join(', ')}) VALUES (${named.map(() => '?').join(', ')})`).run(
    named.map((name) => (name in values ? values[name] : name.endsWith('_ms') ? 0 : 'x'))
  )
}

it('gives up uploads of loads of this workspace that stopped a week ago, and of no others', async () => {
  const open = { ...nothingYet, files: [file] }
  put('job_old', 'failed', 8, open)
  put('job_fresh', 'failed', 6, open)
  put('job_runs', 'publishing', 30, open)
  put('job_there', 'failed', 30, { ...open, manifestKey: 'processed/sales/job_there/manifest.json' })
  put('job_here', 'failed', 30, open, null)
  put('job_early', 'cancelled', 30, nothingYet)
  put('job_away', 'cancelled', 30, open, 'con_gone')
  const jobs = jobStore(db)
  const asked: string[] = []
  const reported: unknown[] = []
  const cluster = {
    async open(id: string) {
      if (id !== 'con_1') throw new AppError('cluster.unknown', { connectionId: id })
      const s3 = {
        async abandonOrphans(prefix: string) {
          asked.push(prefix)
          return 1
        }
      }
      return { s3 }
    }
  } as unknown as ClusterAccess
  const run = () => abandonOldUploads({ jobs, cluster, nowMs: () => nowMs, report: (error) => reported.push(error) })
  expect(await run()).toBe(2)
  expect(asked).toEqual(['processed/sales/job_old', 'raw/sales/job_old'])
  expect(reported).toMatchObject([{ code: 'cluster.unknown' }])
  expect(jobs.checkpoint('job_old')).toMatchObject({ files: null, upload: null })
  // The next start has nothing more to do there.
  await run()
  expect(asked).toHaveLength(2)
})
