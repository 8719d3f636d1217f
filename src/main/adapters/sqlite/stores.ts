/** Datasets and preferences in SQLite. */
import { defaultPreferences, Preferences } from '../../../shared/contract/settings'
import { Dataset } from '../../../shared/domain/dataset'
import type { DatasetStore, PreferenceStore } from '../../pipeline/ports'
import type { Db } from './database'

export function datasetStore(db: Db): DatasetStore {
  return {
    list: () =>
      db
        .prepare<[], { value: string }>('SELECT value FROM dataset ORDER BY updated_ms DESC, name')
        .all()
        .map((row) => Dataset.parse(JSON.parse(row.value))),
    get(name) {
      const row = db.prepare<[string], { value: string }>('SELECT value FROM dataset WHERE name = ?').get(name)
      return row ? Dataset.parse(JSON.parse(row.value)) : null
    },
    put(dataset) {
      db.prepare('INSERT OR REPLACE INTO dataset (name, value, updated_ms) VALUES (?, ?, ?)').run(
        dataset.name,
        JSON.stringify(dataset),
        dataset.updatedMs
      )
    },
    remove: db.transaction((name: string) => {
      db.prepare('DELETE FROM dataset WHERE name = ?').run(name)
      // What comes under this name later is another dataset.
      db.prepare('DELETE FROM dataset_rules WHERE dataset = ?').run(name)
      db.prepare('DELETE FROM load_profile WHERE dataset = ?').run(name)
      db.prepare('DELETE FROM alert WHERE dataset = ?').run(name)
      db.prepare('DELETE FROM target WHERE dataset = ?').run(name)
    })
  }
}

export function preferenceStore(db: Db): PreferenceStore {
  return {
    get() {
      const rows = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM setting').all()
      const stored = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)]))
      // A value that an older version wrote and this one does not know falls back to the default.
      const parsed = Preferences.partial().safeParse(stored)
      return { ...defaultPreferences, ...(parsed.success ? parsed.data : {}) }
    },
    set: db.transaction((change: Partial<Preferences>) => {
      const put = db.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)')
      for (const [key, value] of Object.entries(change)) if (value !== undefined) put.run(key, JSON.stringify(value))
    })
  }
}
