/** What loads have put into buckets, in SQLite: nothing there is moved or removed that does not stand here. */
import { LoadInBucket } from '../../../shared/domain/bucket'
import type { BucketStore } from '../../pipeline/ports'
import type { Db } from './database'

export function bucketStore(db: Db): BucketStore {
  const parsed = (row: { value: string }) => LoadInBucket.parse(JSON.parse(row.value))
  const put = (load: LoadInBucket) => {
    // A load whose objects are gone is still asked for: it may have replaced another.
    const hasOriginals = load.originals.length > 0 && load.originalsGoneMs === null
    db.prepare(
      `INSERT INTO bucket_load (job_id, connection_id, data_source, has_originals, value) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (job_id) DO UPDATE SET has_originals = excluded.has_originals, value = excluded.value`
    ).run(load.jobId, load.connectionId, load.dataSource, hasOriginals ? 1 : 0, JSON.stringify(load))
  }
  return {
    put,
    change: db.transaction((jobId: string, change: Partial<LoadInBucket>) => {
      const row = db.prepare<[string], { value: string }>('SELECT value FROM bucket_load WHERE job_id = ?').get(jobId)
      if (row) put({ ...parsed(row), ...change, jobId })
    }),
    done: (connectionId) =>
      db
        .prepare<[string], { value: string }>(
          `SELECT b.value FROM bucket_load b JOIN job_fact f ON f.job_id = b.job_id
           WHERE b.connection_id = ? AND f.state = 'done' ORDER BY b.job_id`
        )
        .all(connectionId)
        .map(parsed),
    withOriginals: (connectionId) =>
      db
        .prepare<[string], { value: string }>(
          `SELECT b.value FROM bucket_load b JOIN job_fact f ON f.job_id = b.job_id
           WHERE b.connection_id = ? AND b.has_originals = 1 AND f.state IN ('done', 'failed', 'cancelled') ORDER BY b.job_id`
        )
        .all(connectionId)
        .map(parsed)
  }
}
