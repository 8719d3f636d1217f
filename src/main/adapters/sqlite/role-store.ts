/** What people said about the roles of columns, in SQLite. */
import { Role } from '../../../shared/domain/role'
import type { SaidRole } from '../../../shared/domain/role-memory'
import type { RoleStore } from '../../pipeline/ports'
import type { Db } from './database'

export function roleStore(db: Db, nowMs: () => number): RoleStore {
  return {
    recall() {
      const rows = db
        .prepare<[], { name: string; role: string; said: number }>('SELECT name, role, said FROM role_memory')
        .all()
      const memory = new Map<string, Partial<Record<Role, boolean>>>()
      for (const row of rows) {
        // A role that another version of the app knew says nothing here.
        const role = Role.safeParse(row.role)
        if (role.success) memory.set(row.name, { ...memory.get(row.name), [role.data]: row.said === 1 })
      }
      return memory
    },
    remember: db.transaction((said: readonly SaidRole[]) => {
      const forget = db.prepare('DELETE FROM role_memory WHERE name = ? AND said = 1')
      const put = db.prepare('INSERT OR REPLACE INTO role_memory (name, role, said, at_ms) VALUES (?, ?, ?, ?)')
      for (const one of said) {
        if (one.said) forget.run(one.name)
        put.run(one.name, one.role, one.said ? 1 : 0, nowMs())
      }
    })
  }
}
