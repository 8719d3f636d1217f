/** Boards that people made, in SQLite. */
import { BoardContent, type SavedBoard } from '../../../shared/domain/board'
import type { BoardStore } from '../../pipeline/ports'
import type { Db } from './database'

interface Row {
  readonly id: string
  readonly dataset: string
  readonly is_home: number
  readonly content: string
  readonly updated_ms: number
}

function boardOf(row: Row): SavedBoard {
  return {
    id: row.id,
    dataset: row.dataset,
    isHome: row.is_home === 1,
    updatedMs: row.updated_ms,
    content: BoardContent.parse(JSON.parse(row.content))
  }
}

export function boardStore(db: Db): BoardStore {
  return {
    list: () => db.prepare<[], Row>('SELECT * FROM board').all().map(boardOf).sort(byName),
    get(id) {
      const row = db.prepare<[string], Row>('SELECT * FROM board WHERE id = ?').get(id)
      return row ? boardOf(row) : null
    },
    put: db.transaction(({ id, dataset, isHome, updatedMs, content }: SavedBoard) => {
      // Only one is the home.
      if (isHome) db.prepare('UPDATE board SET is_home = 0').run()
      db.prepare('INSERT OR REPLACE INTO board (id, dataset, is_home, content, updated_ms) VALUES (?, ?, ?, ?, ?)').run(
        id,
        dataset,
        isHome ? 1 : 0,
        JSON.stringify(content),
        updatedMs
      )
    }),
    remove(id) {
      return db.prepare('DELETE FROM board WHERE id = ?').run(id).changes > 0
    }
  }
}

function byName(a: SavedBoard, b: SavedBoard): number {
  return a.content.name.localeCompare(b.content.name) || (a.id < b.id ? -1 : 1)
}
