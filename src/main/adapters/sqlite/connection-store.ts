/** Connections in SQLite, without their secrets. */
import { Connection } from '../../../shared/domain/connection'
import type { ConnectionStore } from '../../pipeline/ports'
import type { Db } from './database'

export function connectionStore(db: Db): ConnectionStore {
  return {
    list: () =>
      db
        .prepare<[], { value: string }>('SELECT value FROM connection ORDER BY created_ms, id')
        .all()
        .map((row) => Connection.parse(JSON.parse(row.value))),
    get(id) {
      const row = db.prepare<[string], { value: string }>('SELECT value FROM connection WHERE id = ?').get(id)
      return row ? Connection.parse(JSON.parse(row.value)) : null
    },
    put(connection, nowMs) {
      db.prepare(
        'INSERT INTO connection (id, value, created_ms) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value'
      ).run(connection.id, JSON.stringify(connection), nowMs)
    },
    remove(id) {
      db.prepare('DELETE FROM connection WHERE id = ?').run(id)
    }
  }
}
