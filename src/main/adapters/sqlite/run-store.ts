/** Runs of several loads in SQLite: what waits survives the window and the app. */
import { LoadRun } from '../../../shared/domain/load-run'
import type { RunStore } from '../../pipeline/ports'
import type { Db } from './database'

export function runStore(db: Db): RunStore {
  const parsed = (row: { value: string }) => LoadRun.parse(JSON.parse(row.value))
  return {
    put: db.transaction((run: LoadRun) => {
      db.prepare(
        'INSERT INTO load_run (id, created_ms, value) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value'
      ).run(run.id, run.createdMs, JSON.stringify(run))
      const name = db.prepare('INSERT OR IGNORE INTO load_run_file (id, path) VALUES (?, ?)')
      for (const { path } of run.items) if (path !== null) name.run(run.id, path)
    }),
    get(id) {
      const row = db.prepare<[string], { value: string }>('SELECT value FROM load_run WHERE id = ?').get(id)
      return row ? parsed(row) : null
    },
    list: () =>
      db.prepare<[], { value: string }>('SELECT value FROM load_run ORDER BY created_ms DESC, id').all().map(parsed),
    remove(id) {
      db.prepare('DELETE FROM load_run WHERE id = ?').run(id)
    },
    knows: (path) => db.prepare('SELECT 1 FROM load_run_file WHERE path = ? LIMIT 1').get(path) !== undefined
  }
}
