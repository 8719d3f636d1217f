/** Files that were opened before, single ones and several that were opened as one table. */
import { createHash } from 'node:crypto'
import { FileChoice, type RecentFile } from '../../../shared/contract/open'
import type { RecentStore } from '../../pipeline/ports'
import type { Db } from './database'

const recentKept = 50

type Remembered = Omit<RecentFile, 'exists'>
type FileRow = { path: string; name: string; size_bytes: number; opened_ms: number }
type TogetherRow = FileRow & { id: string; name_column: number }

/** The newest 50 of either kind stay. */
export function recentStore(db: Db, nowMs: () => number): RecentStore {
  return {
    add: db.transaction(({ path, name, sizeBytes, together }: Omit<Remembered, 'openedMs'>) => {
      if (!together) {
        db.prepare('INSERT OR REPLACE INTO recent (path, name, size_bytes, opened_ms) VALUES (?, ?, ?, ?)').run(
          path,
          name,
          sizeBytes,
          nowMs()
        )
        keepNewest('recent', 'path')
        return
      }
      const { files, nameColumn } = together
      const key = JSON.stringify(files.map((file) => [file.path, file.override?.member]))
      const id = createHash('sha256').update(key).digest('hex')
      db.prepare('DELETE FROM recent_together WHERE id = ?').run(id)
      db.prepare(
        'INSERT INTO recent_together (id, path, name, size_bytes, opened_ms, name_column) VALUES (?, ?, ?, ?, ?, ?)'
      ).run(id, path, name, sizeBytes, nowMs(), nameColumn ? 1 : 0)
      const put = db.prepare('INSERT INTO recent_together_file (id, place, path, override) VALUES (?, ?, ?, ?)')
      for (const [place, file] of files.entries()) put.run(id, place, file.path, JSON.stringify(file.override ?? {}))
      keepNewest('recent_together', 'id')
    }),
    list(limit) {
      const single = db
        .prepare<[number], FileRow>(
          'SELECT path, name, size_bytes, opened_ms FROM recent ORDER BY opened_ms DESC LIMIT ?'
        )
        .all(limit)
        .map(rememberedOf)
      const several = db
        .prepare<[number], TogetherRow>('SELECT * FROM recent_together ORDER BY opened_ms DESC LIMIT ?')
        .all(limit)
        .map((row) => ({
          ...rememberedOf(row),
          together: { files: filesOf(row.id), nameColumn: row.name_column === 1 }
        }))
      return [...single, ...several].sort((a, b) => b.openedMs - a.openedMs).slice(0, limit)
    },
    knows: (path) =>
      db
        .prepare(
          'SELECT 1 FROM recent WHERE path = ? UNION ALL SELECT 1 FROM recent_together_file WHERE path = ? LIMIT 1'
        )
        .get(path, path) !== undefined
  }

  function filesOf(id: string): FileChoice[] {
    return db
      .prepare<[string], { path: string; override: string }>(
        'SELECT path, override FROM recent_together_file WHERE id = ? ORDER BY place'
      )
      .all(id)
      .map(({ path, override }) => FileChoice.parse({ path, override: JSON.parse(override) }))
  }

  function keepNewest(table: 'recent' | 'recent_together', key: 'path' | 'id') {
    const newest = `SELECT ${key} FROM ${table} ORDER BY opened_ms DESC LIMIT ?`
    db.prepare(`DELETE FROM ${table} WHERE ${key} NOT IN (${newest})`).run(recentKept)
  }
}

function rememberedOf({ path, name, size_bytes, opened_ms }: FileRow): Remembered {
  return { path, name, sizeBytes: size_bytes, openedMs: opened_ms }
}
