/** Statements that were asked and those with a name, in SQLite. */
import { foldText } from '../../../shared/domain/job-history'
import type { AskedStatement, SavedStatement } from '../../../shared/domain/statement'
import type { StatementStore } from '../../pipeline/ports'
import type { Db } from './database'

/** Of each place; the newest ones stay. */
const kept = 200

type AskedRow = Omit<AskedStatement, 'connectionId'> & { place: string }
type SavedRow = Omit<SavedStatement, 'connectionId'> & { place: string }

const asked = `SELECT id, place, sql, asked_ms AS askedMs, took_ms AS tookMs, rows, outcome, error_code AS errorCode, times FROM statement_asked`
const saved = 'SELECT id, place, name, sql, saved_ms AS savedMs FROM statement_saved'

export function statementStore(db: Db): StatementStore {
  return {
    add: db.transaction(({ sql, connectionId, askedMs, tookMs, rows, outcome, errorCode }) => {
      const place = placeOf(connectionId)
      db.prepare(
        `INSERT INTO statement_asked (place, sql, asked_ms, took_ms, rows, outcome, error_code, times) VALUES (?, ?, ?, ?, ?, ?, ?, 1)
         ON CONFLICT (place, sql) DO UPDATE SET asked_ms = excluded.asked_ms, took_ms = excluded.took_ms, rows = excluded.rows,
           outcome = excluded.outcome, error_code = excluded.error_code, times = times + 1`
      ).run(place, sql, askedMs, tookMs, rows, outcome, errorCode)
      db.prepare(
        `DELETE FROM statement_asked WHERE place = ? AND id NOT IN
         (SELECT id FROM statement_asked WHERE place = ? ORDER BY asked_ms DESC, id DESC LIMIT ?)`
      ).run(place, place, kept)
    }),
    asked: (connectionId, search) =>
      db
        .prepare<[string, string], AskedRow>(
          `${asked} WHERE place = ? AND instr(fold_text(sql), ?) > 0 ORDER BY asked_ms DESC, id DESC`
        )
        .all(placeOf(connectionId), foldText(search.trim()))
        .map(withConnection),
    forget(id) {
      db.prepare('DELETE FROM statement_asked WHERE id = ?').run(id)
    },
    forgetAll(connectionId) {
      db.prepare('DELETE FROM statement_asked WHERE place = ?').run(placeOf(connectionId))
    },
    save: db.transaction(({ name, sql, connectionId }, savedMs) => {
      const place = placeOf(connectionId)
      db.prepare(
        `INSERT INTO statement_saved (place, name, sql, saved_ms) VALUES (?, ?, ?, ?)
         ON CONFLICT (place, name) DO UPDATE SET sql = excluded.sql, saved_ms = excluded.saved_ms`
      ).run(place, name, sql, savedMs)
      const row = db.prepare<[string, string], SavedRow>(`${saved} WHERE place = ? AND name = ?`).get(place, name)
      return { id: row?.id ?? 0, name, sql, connectionId, savedMs }
    }),
    saved: (connectionId, search) =>
      db
        .prepare<[string, string], SavedRow>(
          `${saved} WHERE place = ? AND instr(fold_text(name || char(10) || sql), ?) > 0 ORDER BY name COLLATE NOCASE`
        )
        .all(placeOf(connectionId), foldText(search.trim()))
        .map(withConnection),
    removeSaved(id) {
      db.prepare('DELETE FROM statement_saved WHERE id = ?').run(id)
    }
  }
}

/** SQLite takes two NULLs for different ones. */
function placeOf(connectionId: string | null): string {
  return connectionId ?? ''
}

function withConnection<Row extends { place: string }>({ place, ...row }: Row) {
  return { ...row, connectionId: place === '' ? null : place }
}
