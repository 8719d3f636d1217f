/** Apache Druid over HTTP, 27 and later: the only importer of undici. */
import type { ConnectionSecrets, DruidConnection } from '../../../shared/domain/connection'
import type { DruidClient } from '../../pipeline/druid-port'
import { DruidAdministration } from './administration'
import { DruidCalls } from './calls'
import { examine, testConnection } from './doctor'
import { findFeatures } from './features'
import { DruidHttp, type HttpOptions } from './http'
import { DruidIngestion } from './ingestion'
import { DruidInspection } from './inspect'
import { discovery, serviceStatus } from './service-status'
import { cancelSql, runSql } from './sql'

/**
 * A client of a cluster; nothing is sent before its first call. Fails with `druid.certificate-file` when a file of the connection can't be
 * used. The secrets are kept in memory for its life, sent to the cluster, and taken out of everything that comes back.
 */
export function createDruidClient(
  connection: DruidConnection,
  secrets: ConnectionSecrets,
  options: HttpOptions = {}
): DruidClient {
  const http = new DruidHttp(connection, secrets, options)
  const calls = new DruidCalls(http)
  const inspection = new DruidInspection(calls)
  const ingestion = new DruidIngestion(calls)
  const administration = new DruidAdministration(calls)
  const parts = { calls, inspection, ingestion }
  return {
    features: (options) => findFeatures(calls, inspection, options),
    sql: (query, options) => runSql(calls, query, options),
    cancelSql: (queryId, options) => cancelSql(calls, queryId, options),

    submitStatement: (query, context, options) => ingestion.submitStatement(query, context, options),
    statement: (id, options) => ingestion.statement(id, options),
    cancelStatement: (id, options) => ingestion.cancelStatement(id, options),
    submitTask: (task, options) => ingestion.submitTask(task, options),
    submit: (spec, options) => ingestion.submit(spec, options),
    findTask: (key, options) => ingestion.findTask(key, options),
    task: (id, options) => ingestion.task(id, options),
    tasks: (filter, options) => ingestion.tasks(filter, options),
    taskReport: (id, options) => ingestion.taskReport(id, options),
    taskLog: (id, tailBytes, options) => ingestion.taskLog(id, tailBytes, options),
    taskPayload: (id, options) => ingestion.taskPayload(id, options),
    shutdownTask: (id, options) => ingestion.shutdownTask(id, options),
    taskFailure: (id, options) => ingestion.taskFailure(id, options),
    sample: (task, rows, options) => ingestion.sample(task, rows, options),

    segments: (dataSource, interval, options) => inspection.segments(dataSource, interval, options),
    timeChunks: (dataSource, options) => inspection.timeChunks(dataSource, options),
    unusedSegments: (dataSource, options) => inspection.unusedSegments(dataSource, options),
    allDatasources: (options) => inspection.allDatasources(options),
    tiers: (options) => inspection.tiers(options),
    availability: (dataSource, interval, options) => inspection.availability(dataSource, interval, options),
    unavailable: (options) => inspection.unavailable(options),
    loadQueue: (options) => inspection.loadQueue(options),
    datasources: (options) => inspection.datasources(options),
    columns: (dataSource, options) => inspection.columns(dataSource, options),
    services: (options) => inspection.services(options),
    announced: (options) => inspection.announced(options),
    status: (service, options) => inspection.status(service, options),
    serviceStatus: (service, options) => serviceStatus(calls, service, options),
    discovery: (options) => discovery(calls, options),
    workers: (options) => inspection.workers(options),
    slots: (options) => inspection.slots(options),
    leader: (service, options) => inspection.leader(service, options),

    rules: (options) => administration.rules(options),
    setRules: (dataSource, rules, comment, options) => administration.setRules(dataSource, rules, comment, options),
    compaction: (options) => administration.compaction(options),
    setCompaction: (config, options) => administration.setCompaction(config, options),
    removeCompaction: (dataSource, options) => administration.removeCompaction(dataSource, options),
    markUnused: (dataSource, interval, options) => administration.markUnused(dataSource, interval, options),
    markUsed: (dataSource, options) => administration.markUsed(dataSource, options),
    kill: (dataSource, interval, options) => administration.kill(dataSource, interval, options),

    test: (options) => testConnection(parts, options),
    doctor: (onProbe, options) => examine(parts, onProbe, options),
    close: () => http.close()
  }
}
