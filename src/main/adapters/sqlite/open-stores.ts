/** All stores of a workspace's database. */

import { alertStore } from './alert-store'
import { boardStore } from './board-store'
import { bucketStore } from './bucket-store'
import { cacheStore } from './cache-store'
import { clusterHistoryStore } from './cluster-history-store'
import { connectionStore } from './connection-store'
import type { Db } from './database'
import { filterSetStore } from './filter-set-store'
import { sayingFull } from './full-disk'
import { jobStore } from './job-store'
import { recentStore } from './recent-store'
import { roleStore } from './role-store'
import { ruleStore } from './rule-store'
import { runStore } from './run-store'
import { slowQueryStore } from './slow-query-store'
import { statementStore } from './statement-store'
import { datasetStore, preferenceStore } from './stores'
import { targetStore } from './target-store'

/** Each says `load.disk-full` for what it can't write for want of room. */
export function openStores(db: Db, nowMs: () => number) {
  const guarded = <Store extends object>(store: Store) => sayingFull(db, store)
  return {
    recent: guarded(recentStore(db, nowMs)),
    datasets: guarded(datasetStore(db)),
    preferences: guarded(preferenceStore(db)),
    jobs: guarded(jobStore(db)),
    rules: guarded(ruleStore(db)),
    roles: guarded(roleStore(db, nowMs)),
    runs: guarded(runStore(db)),
    buckets: guarded(bucketStore(db)),
    connections: guarded(connectionStore(db)),
    clusterHistory: guarded(clusterHistoryStore(db)),
    cache: guarded(cacheStore(db, nowMs)),
    boards: guarded(boardStore(db)),
    filterSets: guarded(filterSetStore(db)),
    targets: guarded(targetStore(db)),
    statements: guarded(statementStore(db)),
    slowQueries: guarded(slowQueryStore(db)),
    alerts: guarded(alertStore(db))
  }
}
