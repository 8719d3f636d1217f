/** Rules of datasets and profiles of their loads in SQLite. */
import { LoadProfile } from '../../../shared/domain/load-profile'
import { DatasetRules, noRules } from '../../../shared/domain/rules'
import type { RuleStore } from '../../pipeline/ports'
import type { Db } from './database'

/** Profiles of older loads are of no use to any rule. */
const loadsKept = 24

export function ruleStore(db: Db): RuleStore {
  return {
    get(dataset) {
      const row = db
        .prepare<[string], { value: string }>('SELECT value FROM dataset_rules WHERE dataset = ?')
        .get(dataset)
      return row ? DatasetRules.parse(JSON.parse(row.value)) : noRules
    },
    put(dataset, rules) {
      db.prepare('INSERT OR REPLACE INTO dataset_rules (dataset, value) VALUES (?, ?)').run(
        dataset,
        JSON.stringify(rules)
      )
    },
    loads: (dataset, limit) =>
      db
        .prepare<[string, number], { job_id: string; loaded_ms: number; value: string }>(
          'SELECT job_id, loaded_ms, value FROM load_profile WHERE dataset = ? ORDER BY loaded_ms DESC, rowid DESC LIMIT ?'
        )
        .all(dataset, limit)
        .map((row) => ({
          jobId: row.job_id,
          loadedMs: row.loaded_ms,
          profile: LoadProfile.parse(JSON.parse(row.value))
        })),
    putLoad: db.transaction((dataset: string, load: Parameters<RuleStore['putLoad']>[1]) => {
      db.prepare('INSERT OR REPLACE INTO load_profile (job_id, dataset, loaded_ms, value) VALUES (?, ?, ?, ?)').run(
        load.jobId,
        dataset,
        load.loadedMs,
        JSON.stringify(load.profile)
      )
      db.prepare(
        `DELETE FROM load_profile WHERE dataset = ? AND job_id NOT IN
         (SELECT job_id FROM load_profile WHERE dataset = ? ORDER BY loaded_ms DESC, rowid DESC LIMIT ?)`
      ).run(dataset, dataset, loadsKept)
    })
  }
}
