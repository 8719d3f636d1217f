/** The workspace's SQLite database: opening, pragmas, migrations. */
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/errors'

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
