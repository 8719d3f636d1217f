/** The workspace's SQLite database: opening, pragmas, migrations. */
import Database from 'better-sqlite3'
import { foldText } from '../../../shared/domain/job-history'
import { AppError } from '../../../shared/errors'

/** The columns of `jobFacts`, in their order. */
export const factColumns = `job_id, state, dataset, source_name, connection_id, connection_name, created_ms, updated_ms, attempt, took_ms,
  rows_loaded, quality, timings, error, error_code, search`

/** What lists, searches and summaries need of a job, so that none of them reads requests and receipts of thousands of jobs. */
export const jobFacts = `
  SELECT j.id, j.state, j.dataset, j.source_name, json_extract(j.request, '$.destination.connectionId'),
    json_extract(j.receipt, '$.cluster.connection'), j.created_ms, j.updated_ms, a.number, a.ended_ms - a.started_ms,
    CASE WHEN j.state = 'done' THEN json_extract(j.receipt, '$.ledger.loaded') END,
    coalesce(json_extract(j.receipt, '$.quality.score'), json_extract(j.request, '$.quality.score')),
    CASE WHEN j.state = 'done' THEN json_extract(j.receipt, '$.timings') END, j.error, json_extract(j.error, '$.code'),
    fold_text(concat_ws(char(10), j.dataset, j.source_name, j.id, json_extract(j.error, '$.code'),
      json_extract(j.error, '$.message'), (SELECT group_concat(json_extract(f.value, '$.label'), char(10))
        FROM json_each(j.request, '$.source.together.files') f)))
  FROM job j LEFT JOIN attempt a
    ON a.job_id = j.id AND a.number = (SELECT max(number) FROM attempt b WHERE b.job_id = j.id)`

/** Each entry brings the schema from its index to the next version; entries are never changed, only added. */
const migrations: readonly string[] = [
  `
  CREATE TABLE job (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    dataset TEXT NOT NULL,
    source_name TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    request TEXT NOT NULL,
    error TEXT,
    receipt TEXT,
    content_hash TEXT
  ) STRICT;
  CREATE INDEX job_created ON job (created_ms DESC);
  CREATE INDEX job_content ON job (content_hash, dataset);
  CREATE TABLE attempt (
    job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    state TEXT NOT NULL,
    error TEXT,
    PRIMARY KEY (job_id, number)
  ) STRICT;
  CREATE TABLE job_event (
    job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    at_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX job_event_job ON job_event (job_id, at_ms);
  CREATE TABLE dataset (name TEXT PRIMARY KEY, value TEXT NOT NULL, updated_ms INTEGER NOT NULL) STRICT;
  CREATE TABLE recent (
    path TEXT PRIMARY KEY, name TEXT NOT NULL, size_bytes INTEGER NOT NULL, opened_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE cache (key TEXT PRIMARY KEY, value TEXT NOT NULL, used_ms INTEGER NOT NULL) STRICT;
  `,
  `
  CREATE TABLE role_memory (
    name TEXT NOT NULL, role TEXT NOT NULL, said INTEGER NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (name, role)
  ) STRICT;
  `,
  `
  CREATE TABLE dataset_rules (dataset TEXT PRIMARY KEY COLLATE NOCASE, value TEXT NOT NULL) STRICT;
  CREATE TABLE load_profile (
    job_id TEXT PRIMARY KEY, dataset TEXT NOT NULL COLLATE NOCASE, loaded_ms INTEGER NOT NULL, value TEXT NOT NULL
  ) STRICT;
  CREATE INDEX load_profile_dataset ON load_profile (dataset, loaded_ms DESC);
  `,
  `
  CREATE TABLE recent_together (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, name TEXT NOT NULL, size_bytes INTEGER NOT NULL, opened_ms INTEGER NOT NULL,
    name_column INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE recent_together_file (
    id TEXT NOT NULL REFERENCES recent_together (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, path TEXT NOT NULL, override TEXT NOT NULL, PRIMARY KEY (id, place)
  ) STRICT;
  CREATE INDEX recent_together_path ON recent_together_file (path);
  `,
  `
  CREATE TABLE load_run (id TEXT PRIMARY KEY, created_ms INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
  CREATE TABLE load_run_file (
    id TEXT NOT NULL REFERENCES load_run (id) ON DELETE CASCADE, path TEXT NOT NULL, PRIMARY KEY (id, path)
  ) STRICT;
  CREATE INDEX load_run_path ON load_run_file (path);
  `,
  `
  ALTER TABLE job ADD COLUMN checkpoint TEXT;
  CREATE TABLE connection (id TEXT PRIMARY KEY, value TEXT NOT NULL, created_ms INTEGER NOT NULL) STRICT;
  `,
  `
  CREATE TABLE cluster_sample (
    connection_id TEXT NOT NULL, at_ms INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (connection_id, at_ms)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE cluster_seen (connection_id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  `
  ALTER TABLE attempt ADD COLUMN receipt TEXT;
  CREATE TABLE job_fact (
    n INTEGER PRIMARY KEY,
    job_id TEXT NOT NULL UNIQUE REFERENCES job (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    dataset TEXT NOT NULL,
    source_name TEXT NOT NULL,
    connection_id TEXT,
    connection_name TEXT,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    attempt INTEGER,
    took_ms INTEGER,
    rows_loaded INTEGER,
    quality REAL,
    timings TEXT,
    error TEXT,
    error_code TEXT,
    search TEXT NOT NULL
  ) STRICT;
  CREATE INDEX job_fact_created ON job_fact (created_ms DESC, job_id);
  CREATE INDEX job_fact_code ON job_fact (error_code) WHERE error_code IS NOT NULL;
  CREATE VIRTUAL TABLE job_text USING fts5 (search, content = 'job_fact', content_rowid = 'n', tokenize = 'trigram case_sensitive 1');
  CREATE TRIGGER job_text_add AFTER INSERT ON job_fact BEGIN
    INSERT INTO job_text (rowid, search) VALUES (new.n, new.search);
  END;
  CREATE TRIGGER job_text_change AFTER UPDATE OF search ON job_fact WHEN old.search IS NOT new.search BEGIN
    INSERT INTO job_text (job_text, rowid, search) VALUES ('delete', old.n, old.search);
    INSERT INTO job_text (rowid, search) VALUES (new.n, new.search);
  END;
  CREATE TRIGGER job_text_remove AFTER DELETE ON job_fact BEGIN
    INSERT INTO job_text (job_text, rowid, search) VALUES ('delete', old.n, old.search);
  END;
  INSERT INTO job_fact (${factColumns}) ${jobFacts} WHERE true;
  `,
  `
  CREATE TABLE job_queue (
    job_id TEXT PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE, place INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE bucket_load (
    job_id TEXT PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,
    connection_id TEXT NOT NULL,
    data_source TEXT NOT NULL,
    has_originals INTEGER NOT NULL,
    value TEXT NOT NULL
  ) STRICT;
  CREATE INDEX bucket_load_connection ON bucket_load (connection_id, has_originals);
  INSERT INTO bucket_load
    SELECT j.id, json_extract(j.request, '$.destination.connectionId'),
      json_extract(j.request, '$.destination.form.dataSource'), 0,
      json_object('jobId', j.id, 'connectionId', json_extract(j.request, '$.destination.connectionId'), 'dataset', j.dataset,
        'dataSource', json_extract(j.request, '$.destination.form.dataSource'),
        'mode', json_extract(j.request, '$.destination.form.mode'),
        'isEdited', json(iif(json_extract(j.request, '$.destination.edited') IS NULL, 'false', 'true')),
        'months', json((SELECT json_group_array(json_extract(t.value, '$.month')) FROM json_each(j.checkpoint, '$.totals') t)),
        'objects', json((SELECT json_group_array(json_object('key', json_extract(f.value, '$.key'), 'hash',
          json_extract(f.value, '$.hash'))) FROM json_each(j.checkpoint, '$.files') f)),
        'manifest', json_object('key', json_extract(j.checkpoint, '$.manifestKey'), 'hash', NULL),
        'originals', json('[]'), 'kept', json('{"kind":"no"}'), 'uploadedMs', j.updated_ms,
        'submittedMs', coalesce((SELECT max(e.at_ms) FROM job_event e WHERE e.job_id = j.id AND e.state = 'submitted'),
          j.created_ms),
        'provedMs', j.updated_ms, 'fate', NULL, 'originalsGoneMs', NULL)
    FROM job j
    WHERE j.state = 'done' AND json_extract(j.request, '$.destination.connectionId') IS NOT NULL
      AND json_extract(j.checkpoint, '$.totals') IS NOT NULL AND json_extract(j.checkpoint, '$.manifestKey') IS NOT NULL;
  `,
  `
  CREATE TABLE board (
    id TEXT PRIMARY KEY,
    dataset TEXT NOT NULL,
    is_home INTEGER NOT NULL,
    content TEXT NOT NULL,
    updated_ms INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE statement_asked (
    id INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    sql TEXT NOT NULL,
    asked_ms REAL NOT NULL,
    took_ms REAL NOT NULL,
    rows INTEGER,
    outcome TEXT NOT NULL,
    error_code TEXT,
    times INTEGER NOT NULL,
    UNIQUE (place, sql)
  ) STRICT;
  CREATE TABLE statement_saved (
    id INTEGER PRIMARY KEY, place TEXT NOT NULL, name TEXT NOT NULL, sql TEXT NOT NULL, saved_ms REAL NOT NULL, UNIQUE (place, name)
  ) STRICT;
  `,
  `
  CREATE TABLE alert (
    id TEXT PRIMARY KEY, dataset TEXT NOT NULL, value TEXT NOT NULL, state TEXT NOT NULL, created_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX alert_dataset ON alert (dataset);
  CREATE TABLE alert_event (
    n INTEGER PRIMARY KEY,
    alert_id TEXT NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
    at_ms INTEGER NOT NULL,
    is_seen INTEGER NOT NULL,
    value TEXT NOT NULL
  ) STRICT;
  CREATE INDEX alert_event_alert ON alert_event (alert_id, n);
  CREATE TABLE filter_set (
    id TEXT PRIMARY KEY, dataset TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, updated_ms INTEGER NOT NULL,
    UNIQUE (dataset, name)
  ) STRICT;
  CREATE TABLE target (
    dataset TEXT NOT NULL, plan TEXT NOT NULL, value TEXT NOT NULL, updated_ms INTEGER NOT NULL, PRIMARY KEY (dataset, plan)
  ) STRICT;
  CREATE TABLE slow_query (
    n INTEGER PRIMARY KEY, place TEXT NOT NULL, at_ms INTEGER NOT NULL, took_ms INTEGER NOT NULL, value TEXT NOT NULL
  ) STRICT;
  CREATE INDEX slow_query_at ON slow_query (at_ms);
  `
]

export type Db = Database.Database

/**
 * Opens (or makes) the database and brings it to the newest schema, each step in a transaction.
 * @throws AppError `workspace.unusable` when the file is no database or comes from a newer version of the app
 */
export function openDatabase(path: string): Db {
  let db: Db
  try {
    db = new Database(path)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('busy_timeout = 2000')
    db.function('fold_text', { deterministic: true }, (text) => foldText(String(text ?? '')))
  } catch (error) {
    throw new AppError('workspace.unusable', { path, reason: reasonOf(error) }, { cause: error })
  }
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > migrations.length) {
    db.close()
    throw new AppError('workspace.unusable', {
      path,
      reason: `it was made by a newer version of this app (${version})`
    })
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
  return db
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
