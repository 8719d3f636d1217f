/** Filters with a name, in SQLite. */
import { z } from 'zod'
import { BoardFilter, type FilterSet } from '../../../shared/domain/board'
import type { FilterSetStore } from '../../pipeline/ports'
import type { Db } from './database'

interface Row {
  readonly id: string
  readonly dataset: string
  readonly name: string
  readonly value: string
  readonly updated_ms: number
}

const Filters = z.array(BoardFilter)

function setOf({ id, dataset, name, value, updated_ms }: Row): FilterSet {
  return { id, dataset, name, filters: Filters.parse(JSON.parse(value)), updatedMs: updated_ms }
}

export function filterSetStore(db: Db): FilterSetStore {
  return {
    list: () => db.prepare<[], Row>('SELECT * FROM filter_set ORDER BY name COLLATE NOCASE, id').all().map(setOf),
    get(id) {
      const row = db.prepare<[string], Row>('SELECT * FROM filter_set WHERE id = ?').get(id)
      return row ? setOf(row) : null
    },
    put({ id, dataset, name, filters, updatedMs }) {
      db.prepare(
        `INSERT INTO filter_set (id, dataset, name, value, updated_ms) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET dataset = excluded.dataset, name = excluded.name, value = excluded.value,
           updated_ms = excluded.updated_ms`
      ).run(id, dataset, name, JSON.stringify(filters), updatedMs)
    },
    remove(id) {
      return db.prepare('DELETE FROM filter_set WHERE id = ?').run(id).changes > 0
    }
  }
}
