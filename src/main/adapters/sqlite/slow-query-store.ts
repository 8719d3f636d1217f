/** Statements that took long, in SQLite. */
import { foldText } from '../../../shared/domain/job-history'
import { SlowQuery } from '../../../shared/domain/slow-query'
import type { SlowQueryStore } from '../../pipeline/ports'
import type { Db } from './database'

/** Of all places together; the newest ones stay. */
const kept = 500

interface Row {
  readonly n: number
  readonly place: string
  readonly atMs: number
  readonly tookMs: number
  readonly value: string
}

const orders = { longest: 'took_ms DESC, n DESC', newest: 'at_ms DESC, n DESC' } as const

export function slowQueryStore(db: Db): SlowQueryStore {
  return {
    add: db.transaction(({ connectionId, atMs, tookMs, ...value }) => {
      db.prepare('INSERT INTO slow_query (place, at_ms, took_ms, value) VALUES (?, ?, ?, ?)').run(
        connectionId ?? '',
        Math.round(atMs),
        Math.round(tookMs),
        JSON.stringify(value)
      )
      db.prepare(
        'DELETE FROM slow_query WHERE n NOT IN (SELECT n FROM slow_query ORDER BY at_ms DESC, n DESC LIMIT ?)'
      ).run(kept)
    }),
    list: (connectionId, search, order) =>
      db
        .prepare<[string, string], Row>(
          `SELECT n, place, at_ms AS atMs, took_ms AS tookMs, value FROM slow_query
           WHERE place = ? AND instr(fold_text(json_extract(value, '$.sql')), ?) > 0 ORDER BY ${orders[order]}`
        )
        .all(connectionId ?? '', foldText(search.trim()))
        .map(({ n, place, atMs, tookMs, value }) =>
          SlowQuery.parse({ ...JSON.parse(value), id: n, connectionId: place === '' ? null : place, atMs, tookMs })
        ),
    forget(id) {
      db.prepare('DELETE FROM slow_query WHERE n = ?').run(id)
    },
    forgetAll(connectionId) {
      db.prepare('DELETE FROM slow_query WHERE place = ?').run(connectionId ?? '')
    }
  }
}
