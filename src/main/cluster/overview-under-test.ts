import type { Overview } from '../../shared/contract/cluster'

export const failure = { code: 'druid.unreachable', message: 'no answer', details: {} }

/** Of a cluster that does not answer. */
export const nothing: Overview = {
  atMs: 2,
  version: null,
  services: [],
  slots: null,
  datasources: [],
  outOfService: [],
  discovery: null,
  tasks: [],
  failures: [failure]
}

/** Of one that does. */
export const well: Overview = {
  atMs: 1,
  version: '33.0.0',
  services: [
    {
      host: 'a:1',
      type: 'broker',
      tier: null,
      isLeader: null,
      health: 'answers',
      version: '33.0.0',
      memoryUsedBytes: 1,
      memoryMaxBytes: 2,
      toLoad: null,
      toDrop: null,
      startedMs: 0,
      usedBytes: null,
      maxBytes: null
    }
  ],
  slots: { total: 2, used: 1, free: 1 },
  datasources: [
    { name: 'sales', segments: 3, sizeBytes: 10, fromMs: 0, toMs: 1, loaded: 0.75, unavailable: 1 },
    { name: 'stock', segments: 2, sizeBytes: 5, fromMs: 0, toMs: 1, loaded: 1, unavailable: 0 }
  ],
  outOfService: [],
  discovery: { zookeeper: 'zk:2181', works: true },
  tasks: [
    {
      id: 't',
      type: 'index_parallel',
      dataSource: 'sales',
      state: 'running',
      createdMs: 1,
      durationMs: null,
      errorMessage: null
    }
  ],
  failures: []
}
