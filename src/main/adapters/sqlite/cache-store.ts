/** Results that are kept, in SQLite: bounded in bytes, the least recently used go first. */
import type { CacheStore } from '../../pipeline/ports'
import type { Db } from './database'

const defaultMostBytes = 64 * 1024 ** 2

/** Behind every key that begins with the text: keys are compared by their bytes. */
const behind = '\u{10FFFF}'

/** @param mostBytes of all values together */
export function cacheStore(db: Db, nowMs: () => number, mostBytes = defaultMostBytes): CacheStore {
  function peek(key: string): unknown | null {
    const row = db.prepare<[string], { value: string }>('SELECT value FROM cache WHERE key = ?').get(key)
    return row ? JSON.parse(row.value) : null
  }

  return {
    get(key) {
      const value = peek(key)
      if (value !== null) db.prepare('UPDATE cache SET used_ms = ? WHERE key = ?').run(nowMs(), key)
      return value
    },
    peek,
    put: db.transaction((key: string, value: unknown) => {
      db.prepare('INSERT OR REPLACE INTO cache (key, value, used_ms) VALUES (?, ?, ?)').run(
        key,
        JSON.stringify(value),
        nowMs()
      )
      // The length of a text stands in the head of its row: the texts themselves are not read.
      db.prepare(
        `DELETE FROM cache WHERE key IN (SELECT key FROM (
           SELECT key, sum(octet_length(value)) OVER (ORDER BY used_ms DESC, rowid DESC ROWS UNBOUNDED PRECEDING) AS upto
           FROM cache) WHERE upto > ?)`
      ).run(mostBytes)
    }),
    keys: (prefix) =>
      db
        .prepare<[string, string], { key: string }>(
          'SELECT key FROM cache WHERE key >= ? AND key < ? ORDER BY used_ms DESC, rowid DESC'
        )
        .all(prefix, prefix + behind)
        .map(({ key }) => key),
    remove: db.transaction((keys: readonly string[]) => {
      const remove = db.prepare('DELETE FROM cache WHERE key = ?')
      for (const key of keys) remove.run(key)
    }),
    setFirstToGo: db.transaction((keys: readonly string[]) => {
      const set = db.prepare('UPDATE cache SET used_ms = 0 WHERE key = ?')
      for (const key of keys) set.run(key)
    }),
    size() {
      const row = db
        .prepare<[], { entries: number; sizeBytes: number }>(
          'SELECT count(*) AS entries, coalesce(sum(octet_length(value)), 0) AS sizeBytes FROM cache'
        )
        .get()
      return { entries: row?.entries ?? 0, sizeBytes: row?.sizeBytes ?? 0, mostBytes }
    },
    clear() {
      db.prepare('DELETE FROM cache').run()
    }
  }
}
