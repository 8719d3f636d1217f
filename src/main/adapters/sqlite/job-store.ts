/** Jobs, their attempts and logs in SQLite. */
import { CorrectionOf } from '../../../shared/domain/corrections'
import { Attempt, type Job, type JobDetail, JobEvent, JobState, LoadRequest, Receipt } from '../../../shared/domain/job'
import type { JobStore } from '../../pipeline/ports'
import type { Db } from './database'

interface JobRow {
  readonly id: string
  readonly state: string
  readonly dataset: string
  readonly source_name: string
  readonly created_ms: number
  readonly updated_ms: number
  readonly error: string | null
  readonly rows_loaded: number | null
  readonly attempt: number | null
}

const columns = `j.id, j.state, j.dataset, j.source_name, j.created_ms, j.updated_ms, j.error,
  json_extract(j.receipt, '$.ledger.loaded') AS rows_loaded,
  (SELECT max(number) FROM attempt a WHERE a.job_id = j.id) AS attempt`

const settled = "('done', 'failed', 'cancelled', 'needs-attention')"

/** The job store of a workspace. Every write is one transaction and on disk when the call returns. */
export function jobStore(db: Db): JobStore {
  const insert = db.prepare(
    'INSERT INTO job (id, state, dataset, source_name, created_ms, updated_ms, request, content_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
  )
  const addEvent = db.prepare('INSERT INTO job_event (job_id, at_ms, state, text) VALUES (?, ?, ?, ?)')
  const setState = db.prepare('UPDATE job SET state = ?, updated_ms = ?, error = ? WHERE id = ?')
  const putAttempt = db.prepare(
    `INSERT INTO attempt (job_id, number, started_ms, ended_ms, state, error) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (job_id, number) DO UPDATE SET ended_ms = excluded.ended_ms, state = excluded.state, error = excluded.error`
  )

  const move: JobStore['move'] = db.transaction((id, state, event, attempt, error) => {
    addEvent.run(id, event.atMs, event.state, event.text)
    putAttempt.run(id, attempt.number, attempt.startedMs, attempt.endedMs, attempt.state, json(attempt.error))
    setState.run(state, event.atMs, json(error), id)
  })

  return {
    create: db.transaction((id: string, request: LoadRequest, nowMs: number) => {
      insert.run(
        id,
        'planned',
        request.dataset,
        request.source.name,
        nowMs,
        nowMs,
        JSON.stringify(request),
        request.contentHash
      )
      addEvent.run(id, nowMs, 'planned', '')
      putAttempt.run(id, 1, nowMs, null, 'planned', null)
    }),
    list({ search, state, offset, limit }) {
      const where = `WHERE (? = '' OR instr(lower(j.dataset || ' ' || j.source_name || ' ' || j.id), lower(?)) > 0) AND (? IS NULL OR j.state = ?)`
      const params = [search, search, state, state]
      const rows = db
        .prepare<unknown[], JobRow>(
          `SELECT ${columns} FROM job j ${where} ORDER BY j.created_ms DESC, j.id LIMIT ? OFFSET ?`
        )
        .all(...params, limit, offset)
      const total = db.prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM job j ${where}`).get(...params)
      return { jobs: rows.map(toJob), total: total?.n ?? 0 }
    },
    unsettled() {
      return db.prepare<[], JobRow>(`SELECT ${columns} FROM job j WHERE j.state NOT IN ${settled}`).all().map(toJob)
    },
    get(id) {
      const row = db
        .prepare<[string], JobRow & { request: string; receipt: string | null }>(
          `SELECT ${columns}, j.request, j.receipt FROM job j WHERE j.id = ?`
        )
        .get(id)
      if (!row) return null
      return {
        ...toJob(row),
        request: LoadRequest.parse(JSON.parse(row.request)),
        attempts: attemptsOf(db, id),
        events: eventsOf(db, id),
        receipt: row.receipt === null ? null : Receipt.parse(JSON.parse(row.receipt))
      } satisfies JobDetail
    },
    move,
    setReceipt(id, receipt) {
      db.prepare('UPDATE job SET receipt = ?, content_hash = ? WHERE id = ?').run(
        JSON.stringify(receipt),
        receipt.source.contentHash,
        id
      )
    },
    checkpoint(id) {
      const row = db.prepare<[string], { checkpoint: string | null }>('SELECT checkpoint FROM job WHERE id = ?').get(id)
      return row?.checkpoint ? JSON.parse(row.checkpoint) : null
    },
    setCheckpoint(id, checkpoint) {
      db.prepare('UPDATE job SET checkpoint = ? WHERE id = ?').run(JSON.stringify(checkpoint), id)
    },
    corrections(contentHash, dataset) {
      return db
        .prepare<[string, string], { id: string; state: string; correction: string }>(
          `SELECT c.id, c.state, json_extract(c.request, '$.correctionOf') AS correction FROM job c
           JOIN job o ON o.id = json_extract(c.request, '$.correctionOf.jobId')
           WHERE o.content_hash = ? AND c.dataset = ? ORDER BY c.created_ms`
        )
        .all(contentHash, dataset)
        .map((row) => ({
          id: row.id,
          state: JobState.parse(row.state),
          of: CorrectionOf.parse(JSON.parse(row.correction))
        }))
    },
    findDone(contentHash, dataset) {
      const row = db
        .prepare<[string, string], { id: string }>(
          `SELECT id FROM job WHERE content_hash = ? AND dataset = ? AND state = 'done' ORDER BY created_ms DESC LIMIT 1`
        )
        .get(contentHash, dataset)
      return row?.id ?? null
    }
  }
}

function attemptsOf(db: Db, id: string): Attempt[] {
  const rows = db
    .prepare<
      [string],
      { number: number; started_ms: number; ended_ms: number | null; state: string; error: string | null }
    >('SELECT number, started_ms, ended_ms, state, error FROM attempt WHERE job_id = ? ORDER BY number')
    .all(id)
  return rows.map((row) =>
    Attempt.parse({
      number: row.number,
      startedMs: row.started_ms,
      endedMs: row.ended_ms,
      state: row.state,
      error: row.error === null ? null : JSON.parse(row.error)
    })
  )
}

function eventsOf(db: Db, id: string): JobEvent[] {
  const rows = db
    .prepare<[string], { at_ms: number; state: string; text: string }>(
      'SELECT at_ms, state, text FROM job_event WHERE job_id = ? ORDER BY at_ms, rowid'
    )
    .all(id)
  return rows.map((row) => JobEvent.parse({ atMs: row.at_ms, state: row.state, text: row.text }))
}

function toJob(row: JobRow): Job {
  return {
    id: row.id,
    kind: 'load',
    state: JobState.parse(row.state),
    dataset: row.dataset,
    sourceName: row.source_name,
    createdMs: row.created_ms,
    updatedMs: row.updated_ms,
    attempt: row.attempt ?? 1,
    progress: null,
    leftS: null,
    rowsPerS: null,
    // A receipt is stored before the warehouse is touched; only a finished job has loaded anything.
    rowsLoaded: row.state === 'done' ? row.rows_loaded : null,
    error: row.error === null ? null : JSON.parse(row.error)
  }
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}
