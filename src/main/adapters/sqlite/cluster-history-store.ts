/** What was seen of clusters in SQLite: at most a sample a minute for a day, 1,440 rows a connection. */
import { ClusterSample } from '../../../shared/domain/cluster-sample'
import type { ClusterHistoryStore } from '../../pipeline/ports'
import type { Db } from './database'

const minuteMs = 60_000
const keptMs = 24 * 60 * minuteMs

export function clusterHistoryStore(db: Db): ClusterHistoryStore {
  return {
    add: db.transaction((connectionId: string, sample: ClusterSample) => {
      const atMs = Math.floor(sample.atMs / minuteMs) * minuteMs
      db.prepare('INSERT OR REPLACE INTO cluster_sample (connection_id, at_ms, value) VALUES (?, ?, ?)').run(
        connectionId,
        atMs,
        JSON.stringify({ ...sample, atMs })
      )
      // A clock that was set back leaves samples of the future: they would never grow old.
      db.prepare('DELETE FROM cluster_sample WHERE connection_id = ? AND (at_ms <= ? OR at_ms > ?)').run(
        connectionId,
        atMs - keptMs,
        atMs
      )
    }),
    list: (connectionId) =>
      db
        .prepare<[string], { value: string }>('SELECT value FROM cluster_sample WHERE connection_id = ? ORDER BY at_ms')
        .all(connectionId)
        .map((row) => ClusterSample.parse(JSON.parse(row.value))),
    seen(connectionId) {
      const row = db
        .prepare<[string], { value: string }>('SELECT value FROM cluster_seen WHERE connection_id = ?')
        .get(connectionId)
      return row ? JSON.parse(row.value) : null
    },
    putSeen(connectionId, look) {
      db.prepare('INSERT OR REPLACE INTO cluster_seen (connection_id, value) VALUES (?, ?)').run(
        connectionId,
        JSON.stringify(look)
      )
    },
    forget: db.transaction((connectionId: string) => {
      db.prepare('DELETE FROM cluster_sample WHERE connection_id = ?').run(connectionId)
      db.prepare('DELETE FROM cluster_seen WHERE connection_id = ?').run(connectionId)
    })
  }
}
