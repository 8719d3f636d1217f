/** Alerts and what happened to them, in SQLite. */
import { type Alert, AlertDraft, AlertEvent, AlertState, untouched } from '../../../shared/domain/alert'
import type { AlertStore } from '../../pipeline/ports'
import type { Db } from './database'

interface Row {
  readonly id: string
  readonly dataset: string
  readonly value: string
  readonly state: string
  readonly created_ms: number
  readonly unseen: number
}

interface EventRow {
  readonly n: number
  readonly alert_id: string
  readonly at_ms: number
  readonly is_seen: number
  readonly value: string
}

/** Events of an alert that are kept. */
const mostEvents = 500

type NewEvent = Omit<AlertEvent, 'n' | 'alertId'>

const Value = AlertDraft.omit({ dataset: true })
const EventValue = AlertEvent.pick({ kind: true, judged: true, reading: true })

const rows = `SELECT a.*, (SELECT count(*) FROM alert_event e WHERE e.alert_id = a.id AND e.is_seen = 0) AS unseen
  FROM alert a`

function alertOf(row: Row): Alert {
  // What an older version saw and this one does not know is seen anew.
  const state = AlertState.safeParse(JSON.parse(row.state))
  return {
    ...Value.parse(JSON.parse(row.value)),
    dataset: row.dataset,
    id: row.id,
    createdMs: row.created_ms,
    state: state.success ? state.data : untouched,
    unseen: row.unseen
  }
}

function eventOf(row: EventRow): AlertEvent {
  const { kind, judged, reading } = EventValue.parse(JSON.parse(row.value))
  const { n, alert_id: alertId, at_ms: atMs } = row
  return { n, alertId, atMs, isSeen: row.is_seen === 1, kind, judged, reading }
}

export function alertStore(db: Db): AlertStore {
  return {
    list: () => db.prepare<[], Row>(`${rows} ORDER BY a.created_ms, a.rowid`).all().map(alertOf),
    get(id) {
      const row = db.prepare<[string], Row>(`${rows} WHERE a.id = ?`).get(id)
      return row ? alertOf(row) : null
    },
    put(id, draft, state, nowMs) {
      const { dataset, ...value } = draft
      db.prepare(
        `INSERT INTO alert (id, dataset, value, state, created_ms) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET dataset = excluded.dataset, value = excluded.value, state = excluded.state`
      ).run(id, dataset, JSON.stringify(value), JSON.stringify(state), nowMs)
    },
    putState: db.transaction((id: string, state: AlertState, event: NewEvent | null) => {
      db.prepare('UPDATE alert SET state = ? WHERE id = ?').run(JSON.stringify(state), id)
      if (!event) return null
      const { atMs, isSeen, ...value } = event
      const { lastInsertRowid } = db
        .prepare('INSERT INTO alert_event (alert_id, at_ms, is_seen, value) VALUES (?, ?, ?, ?)')
        .run(id, atMs, isSeen ? 1 : 0, JSON.stringify(value))
      db.prepare(
        `DELETE FROM alert_event WHERE alert_id = ? AND n NOT IN
           (SELECT n FROM alert_event WHERE alert_id = ? ORDER BY n DESC LIMIT ?)`
      ).run(id, id, mostEvents)
      return { ...event, n: Number(lastInsertRowid), alertId: id }
    }),
    remove: (id) => db.prepare('DELETE FROM alert WHERE id = ?').run(id).changes > 0,
    events: (id, limit) =>
      db
        .prepare<[string, number], EventRow>('SELECT * FROM alert_event WHERE alert_id = ? ORDER BY n DESC LIMIT ?')
        .all(id, limit)
        .map(eventOf),
    markSeen(id) {
      db.prepare('UPDATE alert_event SET is_seen = 1 WHERE is_seen = 0 AND (? IS NULL OR alert_id = ?)').run(id, id)
    }
  }
}
