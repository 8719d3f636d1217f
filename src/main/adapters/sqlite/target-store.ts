/** Plans of targets in SQLite. */
import { TargetPlan } from '../../../shared/domain/targets/plan'
import type { TargetStore } from '../../pipeline/ports'
import type { Db } from './database'

interface Row {
  readonly value: string
  readonly updatedMs: number
}

export function targetStore(db: Db): TargetStore {
  return {
    list: (dataset) =>
      db
        .prepare<[string], Row>(
          'SELECT value, updated_ms AS updatedMs FROM target WHERE dataset = ? ORDER BY plan COLLATE NOCASE, plan'
        )
        .all(dataset)
        .map(({ value, updatedMs }) => ({ plan: TargetPlan.parse(JSON.parse(value)), updatedMs })),
    put: db.transaction((dataset: string, plan: TargetPlan, updatedMs: number, replaces: string | null) => {
      if (replaces !== null) db.prepare('DELETE FROM target WHERE dataset = ? AND plan = ?').run(dataset, replaces)
      db.prepare('INSERT OR REPLACE INTO target (dataset, plan, value, updated_ms) VALUES (?, ?, ?, ?)').run(
        dataset,
        plan.name,
        JSON.stringify(plan),
        updatedMs
      )
    }),
    remove(dataset, plan) {
      db.prepare('DELETE FROM target WHERE dataset = ? AND plan = ?').run(dataset, plan)
    }
  }
}
