/** Recorded answers that are no success, and the code that each must become, written down by reading them. */
import type { ErrorCode } from '../../../shared/errors'

const groups: Partial<Record<ErrorCode, readonly string[]>> = {
  'druid.unauthorized': [
    'd27/30-auth-bearer',
    'd27/30-auth-none-coordinator',
    'd27/30-auth-none-overlord',
    'd27/30-auth-none-sql',
    'd27/30-auth-none-status',
    'd27/30-auth-wrong-password',
    'd27/30-auth-wrong-user'
  ],
  'druid.forbidden': [
    'd27/33-reader-capacity',
    'd27/33-reader-loadstatus',
    'd27/33-reader-properties',
    'd27/33-reader-rules',
    'd27/33-reader-sampler',
    'd27/33-reader-select-other',
    'd27/33-reader-status',
    'd27/33-reader-submit-task',
    'd27/33-reader-sys-servers',
    'd27/33-reader-task-status',
    'd27/33-reader-users',
    'd27/33-reader-workers',
    'd27/34-reader-msq-extern-denied',
    'd27/34-reader-msq-others-query',
    'd27/34-reader-msq-task-denied'
  ],
  'druid.not-supported': [
    'd27/00-sql-engines',
    'd27/33-reader-drop',
    'd33/00-broker-loadstatus',
    'd33/00-sql-engines',
    'd33/00-sql-statements-enabled',
    'd33/00-sql-task-enabled',
    'd33/01-sql-statements-on-cluster',
    'd33/01-sql-task-on-cluster',
    'd33/09-shutdownAll'
  ],
  'druid.service-down': [
    'd33/41-broker-down-sql-40s',
    'd33/41-broker-down-sql-8s',
    'd33/41-broker-just-killed-sql',
    'd33/42-coordinator-down-datasources',
    'd33/42-coordinator-down-sampler',
    'd33/42-coordinator-down-submit',
    'd33/42-coordinator-down-workers',
    'd33/42-coordinator-just-killed'
  ],
  'druid.extension-missing': [
    'd27/14-msq-unknown-source-submit',
    'd33/06-sampler-index-parallel-type',
    'd33/06-sampler-parquet-without-extension',
    'd33/06-sampler-unknown-input-source',
    'd33/07-task-unknown-inputsource',
    'd33/07-task-unknown-type',
    'd33/08-rules-bad'
  ],
  'druid.unknown-datasource': [
    'd27/01-sql-err-unknown-table',
    'd27/15-mm-statements-select-submit',
    'd33/01-sql-err-unknown-table'
  ],
  'druid.invalid-sql': [
    'd27/01-sql-err-parse',
    'd27/01-sql-replace-on-sql-endpoint',
    'd27/13-statements-no-mode',
    'd27/13-statements-results-before-done',
    'd27/13-statements-select-async-results-badpage',
    'd27/13-statements-sync-mode',
    'd27/14-msq-bad-replace-where',
    'd27/14-msq-clustered-desc',
    'd27/14-msq-no-partitioned-by',
    'd27/14-msq-too-many-tasks-submit',
    'd33/01-sql-err-parse',
    'd33/01-sql-err-unknown-column',
    'd33/01-sql-err-unsupported',
    'd33/01-sql-replace-on-native'
  ],
  'druid.query-failed': ['d33/01-sql-err-body-not-json', 'd33/01-sql-err-runtime'],
  'druid.query-cancelled': ['d33/01-sql-cancelled-answer'],
  'druid.timeout': ['d33/08-query-resource-limit', 'd33/08-query-timeout'],
  'druid.rejected': [
    'd27/32-create-user-again',
    'd33/01-sql-err-no-content-type',
    'd33/06-sampler-empty',
    'd33/07-task-append-with-range',
    'd33/07-task-missing-datasource',
    'd33/08-ds-loadstatus-no-params'
  ],
  'druid.input-denied': ['d33/06-sampler-s3-bad-key', 'd33/06-sampler-s3-bad-secret'],
  'druid.input-missing': ['d33/06-sampler-s3-missing-bucket', 'd33/06-sampler-s3-missing-object'],
  'druid.input-unreachable': ['d33/06-sampler-s3-endpoint-down'],
  'druid.bad-answer': ['d33/06-sampler-body-not-json', 'd33/07-task-bad-json', 'd33/09-mark-used']
}

/** By name of the sample; those that are answered by "there is none" are not among them. */
export const failed: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(groups).flatMap(([code, names]) => names.map((name) => [name, code]))
)
