import type { Judgement } from '../../../shared/contract/rules'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Connection } from '../../../shared/domain/connection'
import type { IngestSource } from '../../../shared/domain/druid/ingest-input'
import type { LoadProfile } from '../../../shared/domain/load-profile'
import type { Measure, Recipe } from '../../../shared/domain/recipe'
import type { Source } from '../../../shared/domain/source'
import type { ObjectStore } from '../cluster-ports'
import type { DruidClient } from '../druid-port'
import type { BucketStore, DatasetStore, JobStore, PartStore, Reader, RoleStore, RuleStore, Warehouse } from '../ports'

/** A cluster that can be talked to. */
export interface OpenCluster {
  readonly connection: Connection
  readonly s3: ObjectStore
  readonly druid: DruidClient
  /** How Druid reaches objects, with what it needs for that: secrets are in it, so it is kept nowhere. */
  readonly sourceOf: (keys: readonly string[]) => Promise<IngestSource>
}

export interface ClusterAccess {
  /** @throws AppError `cluster.unknown`, `cluster.no-secret` */
  open(connectionId: string): Promise<OpenCluster>
}

/** What the load room needs from outside. */
export interface LoadRoomPorts {
  readonly reader: Reader
  readonly warehouse: Warehouse
  readonly datasets: DatasetStore
  readonly roles: RoleStore
  readonly jobs: JobStore
  readonly bucket: BucketStore
  readonly workDir: string
  readonly parts: PartStore
  readonly sourceOf: (sourceId: string) => Source
  readonly contentHashOf: (sourceId: string) => Promise<string>
  readonly measure: (sourceId: string, recipe: Recipe) => Promise<Measure>
  readonly reportOf: (sourceId: string) => CheckReport | null
  /** The file by the dataset's rules and beside its last load. */
  readonly judge: (
    sourceId: string,
    recipe: Recipe,
    dataset: string
  ) => Promise<{ readonly judgement: Judgement; readonly profile: LoadProfile }>
  readonly rules: RuleStore
  readonly nowMs: () => number
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly cluster: ClusterAccess
  /** Work of the engines, one load after the other: they use both cores, and cancelling ends their process. */
  readonly engineTurn: <T>(work: () => Promise<T>) => Promise<T>
}
