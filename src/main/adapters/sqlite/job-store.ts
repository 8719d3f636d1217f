/** Jobs, their attempts and logs in SQLite. */
import { CorrectionOf } from '../../../shared/domain/corrections'
import { Attempt, type Job, type JobDetail, JobEvent, JobState, LoadRequest, Receipt } from '../../../shared/domain/job'
import { foldText, type JobChoices, type JobFilter, thisMachine } from '../../../shared/domain/job-history'
import type { JobStore } from '../../pipeline/ports'
import { type Db, factColumns, jobFacts } from './database'

interface JobRow {
  readonly id: string
  readonly state: string
  readonly dataset: string
  readonly source_name: string
  readonly connection_id: string | null
  readonly created_ms: number
  readonly updated_ms: number
  readonly attempt: number | null
  readonly took_ms: number | null
  readonly rows_loaded: number | null
  readonly quality: number | null
  readonly error: string | null
}

const columns = `f.job_id AS id, f.state, f.dataset, f.source_name, f.connection_id, f.created_ms, f.updated_ms, f.attempt,
  f.took_ms, f.rows_loaded, f.quality, f.error`

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

  const putFacts = db.prepare(
    `INSERT INTO job_fact (${factColumns}) ${jobFacts} WHERE j.id = ? ON CONFLICT (job_id) DO UPDATE SET ${factColumns
      .split(/,\s*/)
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}`
  )
  const keepReceipt = db.prepare(
    'UPDATE attempt SET receipt = (SELECT receipt FROM job WHERE id = job_id) WHERE job_id = ? AND number = ?'
  )
  const dropReceipt = db.prepare('UPDATE job SET receipt = NULL WHERE id = ?')

  let version = 0
  const writeFacts = (id: string) => {
    putFacts.run(id)
    version++
  }

  const move: JobStore['move'] = db.transaction((id, state, event, attempt, error) => {
    if (state === 'planned') {
      // What this attempt proves, if it comes that far, is not what the one before had come to.
      keepReceipt.run(id, attempt.number - 1)
      dropReceipt.run(id)
    }
    addEvent.run(id, event.atMs, event.state, event.text)
    putAttempt.run(id, attempt.number, attempt.startedMs, attempt.endedMs, attempt.state, json(attempt.error))
    setState.run(state, event.atMs, json(error), id)
    writeFacts(id)
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
      writeFacts(id)
    }),
    list({ offset, limit, ...filter }) {
      const { where, params } = conditionsOf(filter)
      const rows = db
        .prepare<unknown[], JobRow>(
          `SELECT ${columns} FROM job_fact f ${where} ORDER BY f.created_ms DESC, f.job_id LIMIT ? OFFSET ?`
        )
        .all(...params, limit, offset)
      const total = db.prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM job_fact f ${where}`).get(...params)
      return { jobs: rows.map(toJob), total: total?.n ?? 0 }
    },
    facts(filter) {
      const { where, params } = conditionsOf(filter)
      return db
        .prepare<unknown[], FactRow>(
          `SELECT f.state, f.created_ms, f.took_ms, f.quality, f.timings FROM job_fact f ${where}`
        )
        .all(...params)
        .map((row) => ({
          state: row.state as JobState,
          createdMs: row.created_ms,
          tookMs: row.took_ms,
          quality: row.quality,
          timings: row.timings === null ? [] : JSON.parse(row.timings)
        }))
    },
    version: () => version,
    choices() {
      return {
        datasets: db
          .prepare<[], JobChoices['datasets'][number]>(
            'SELECT dataset AS name, count(*) AS jobs FROM job_fact GROUP BY dataset ORDER BY dataset'
          )
          .all(),
        places: db
          .prepare<[], JobChoices['places'][number]>(
            `SELECT coalesce(connection_id, '${thisMachine}') AS place, max(connection_name) AS name, count(*) AS jobs
             FROM job_fact GROUP BY connection_id ORDER BY connection_id`
          )
          .all()
      }
    },
    unsettled() {
      return db
        .prepare<[], JobRow>(
          `SELECT ${columns} FROM job_fact f LEFT JOIN job_queue q ON q.job_id = f.job_id WHERE f.state NOT IN ${settled}
           ORDER BY f.state = 'planned', q.place IS NULL, q.place, f.created_ms, f.job_id`
        )
        .all()
        .map(toJob)
    },
    queued: () =>
      db
        .prepare<[], { id: string }>('SELECT job_id AS id FROM job_queue ORDER BY place')
        .all()
        .map(({ id }) => id),
    setQueue: db.transaction((ids: readonly string[]) => {
      db.prepare('DELETE FROM job_queue').run()
      const add = db.prepare('INSERT INTO job_queue (job_id, place) VALUES (?, ?)')
      for (const [at, id] of ids.entries()) add.run(id, at + 1)
    }),
    get(id) {
      const row = db
        .prepare<[string], JobRow & { request: string; receipt: string | null }>(
          `SELECT ${columns}, j.request, j.receipt FROM job_fact f JOIN job j ON j.id = f.job_id WHERE f.job_id = ?`
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
    setReceipt: db.transaction((id: string, receipt: Receipt) => {
      db.prepare('UPDATE job SET receipt = ?, content_hash = ? WHERE id = ?').run(
        JSON.stringify(receipt),
        receipt.source.contentHash,
        id
      )
      writeFacts(id)
    }),
    checkpoint(id) {
      const row = db.prepare<[string], { checkpoint: string | null }>('SELECT checkpoint FROM job WHERE id = ?').get(id)
      return row?.checkpoint ? JSON.parse(row.checkpoint) : null
    },
    setCheckpoint(id, checkpoint) {
      db.prepare('UPDATE job SET checkpoint = ? WHERE id = ?').run(JSON.stringify(checkpoint), id)
    },
    unfinishedUploads: (beforeMs) =>
      db
        .prepare<[number], { id: string; dataset: string; connectionId: string }>(
          `SELECT id, dataset, json_extract(request, '$.destination.connectionId') AS connectionId FROM job
           WHERE state IN ('failed', 'cancelled', 'needs-attention') AND updated_ms < ? AND connectionId IS NOT NULL
             AND json_extract(checkpoint, '$.files') IS NOT NULL AND json_extract(checkpoint, '$.manifestKey') IS NULL`
        )
        .all(beforeMs),
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
      {
        number: number
        started_ms: number
        ended_ms: number | null
        state: string
        error: string | null
        receipt: string | null
      }
    >('SELECT number, started_ms, ended_ms, state, error, receipt FROM attempt WHERE job_id = ? ORDER BY number')
    .all(id)
  return rows.map((row) =>
    Attempt.parse({
      number: row.number,
      startedMs: row.started_ms,
      endedMs: row.ended_ms,
      state: row.state,
      error: row.error === null ? null : JSON.parse(row.error),
      ...(row.receipt !== null && { receipt: JSON.parse(row.receipt) })
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
    connectionId: row.connection_id,
    sourceName: row.source_name,
    createdMs: row.created_ms,
    updatedMs: row.updated_ms,
    attempt: row.attempt ?? 1,
    queuePlace: null,
    progress: null,
    leftS: null,
    rowsPerS: null,
    // A receipt is stored before the warehouse is touched; only a finished job has loaded anything.
    rowsLoaded: row.rows_loaded,
    tookMs: row.took_ms,
    quality: row.quality,
    error: row.error === null ? null : JSON.parse(row.error)
  }
}

interface FactRow {
  readonly state: string
  readonly created_ms: number
  readonly took_ms: number | null
  readonly quality: number | null
  readonly timings: string | null
}

/** The index finds pieces of at least as many letters; shorter ones are looked for in every job. */
const gramLetters = 3

/** The filter over `job_fact f`. */
function conditionsOf(filter: JobFilter): { where: string; params: unknown[] } {
  const conditions: string[] = []
  const params: unknown[] = []
  const also = (condition: string, ...values: unknown[]) => {
    conditions.push(condition)
    params.push(...values)
  }
  const words = foldText(filter.search).split(/\s+/).filter(Boolean)
  if (words.length > 0) {
    const [long, short] = [
      words.filter((word) => [...word].length >= gramLetters),
      words.filter((word) => [...word].length < gramLetters)
    ]
    const inText = [
      ...(long.length > 0 ? ['t.n IN (SELECT rowid FROM job_text WHERE job_text MATCH ?)'] : []),
      ...short.map(() => 'instr(t.search, ?) > 0')
    ].join(' AND ')
    const codes = filter.codes.map(() => '?').join(', ')
    also(
      `f.n IN (SELECT t.n FROM job_fact t WHERE ${inText} UNION ALL SELECT c.n FROM job_fact c WHERE c.error_code IN (${codes}))`,
      ...(long.length > 0 ? [long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')] : []),
      ...short,
      ...filter.codes
    )
  }
  if (filter.state !== null) also('f.state = ?', filter.state)
  if (filter.dataset !== null) also('f.dataset = ?', filter.dataset)
  if (filter.place === thisMachine) also('f.connection_id IS NULL')
  else if (filter.place !== null) also('f.connection_id = ?', filter.place)
  if (filter.fromMs !== null) also('f.created_ms >= ?', filter.fromMs)
  if (filter.toMs !== null) also('f.created_ms < ?', filter.toMs)
  return { where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, params }
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}
