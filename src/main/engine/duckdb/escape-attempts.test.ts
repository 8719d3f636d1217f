/** What would get out of reading one's own datasets: all of it is refused, by the warehouse of this machine and at the door to a cluster. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collected } from '../../../shared/contract/answer'
import { readOnlySql } from '../../../shared/domain/druid/read-only-sql'
import { AppError } from '../../../shared/errors'
import { type LocalWarehouse, openWarehouse } from './index'
import { loaded, openWorkbench, rowsOf, salesOf, type Workbench } from './parts-under-test'

/** Asked of both; the answers are the codes of this machine and of the cluster's gate. */
const R = 'explore.sql-refused'
const D = 'explore.sql-dialect'
const S = 'explore.sql'
const attempts: readonly (readonly [string, ...(readonly string[])])[] = [
  // Several statements, and what hides the second one.
  ['SELECT 1; DROP TABLE sales', R],
  ['SELECT 1;;DELETE FROM sales', R],
  ['SELECT 1; -- \n UPDATE sales SET revenue = 0', R],
  ['SELECT 1 /* ; */ ; /* */ DROP TABLE sales', R],
  ["SELECT 1 -- '\n; INSERT INTO sales SELECT 1 -- '", R],
  ["SELECT 1 --\r; DROP TABLE sales --'", R],
  ["SELECT ';' ; TRUNCATE sales", R],
  ['SELECT "a;b" FROM sales; VACUUM', R],
  ['SELECT $$ x $$; DROP TABLE sales; SELECT $$ y $$', R],
  ['SELECT 1 /* /* */ */ ; DROP TABLE sales', R],
  ["SELECT NVL(1, '); DROP TABLE sales; --'); DROP TABLE sales", R],
  ["SELECT E'\\''; DROP TABLE sales; SELECT '", S],
  ["SELECT U&'\\0027; DROP TABLE sales; --'; DROP TABLE sales", D],
  ['EXPLAIN PLAN FOR SELECT 1; DROP TABLE sales', R],
  // Blanks that are none, and letters that look like others.
  ['SELECT\u00a01;\u00a0DROP\u00a0TABLE\u00a0sales', R],
  ['SELECT 1\u2028;\u2028DROP TABLE sales', S],
  ['SELECT 1\u200b; DROP TABLE sales', R],
  // The engine would read no further.
  ['SELECT 1\u0000; DROP TABLE sales', R],
  ['\ufeffDROP TABLE sales', R],
  ['DR\u00adOP TABLE sales', S],
  ['SELECT 1\uff1b DROP TABLE sales', S],
  // What writes, alone, in a WITH, behind EXPLAIN.
  ["INSERT INTO sales VALUES (NULL, 'x')", R],
  ['INSERT INTO sales SELECT * FROM sales', R],
  ['INSERT INTO sales SELECT * FROM sales PARTITIONED BY ALL', S],
  ['REPLACE INTO sales OVERWRITE ALL SELECT * FROM sales PARTITIONED BY DAY', S],
  ['INSERT OR REPLACE INTO sales SELECT * FROM sales', R],
  ['UPDATE sales SET revenue = 0', R],
  ['DELETE FROM sales', R],
  ['delete /* from */ from sales where true', R],
  ['MERGE INTO sales USING sales s ON true WHEN MATCHED THEN DELETE', R],
  ['WITH x AS (SELECT 1) INSERT INTO sales SELECT * FROM x', R],
  ['WITH x AS (DELETE FROM sales RETURNING *) SELECT * FROM x', S],
  ['SELECT * FROM (INSERT INTO sales VALUES (1) RETURNING *)', S],
  ['EXPLAIN INSERT INTO sales SELECT * FROM sales', R],
  ['EXPLAIN PLAN FOR REPLACE INTO sales OVERWRITE ALL SELECT 1', S],
  ['EXPLAIN ANALYZE DELETE FROM sales', R],
  ['SELECT * INTO copied FROM sales', S],
  ['TRUNCATE sales', R],
  ['DROP TABLE sales', R],
  ['ALTER TABLE sales RENAME TO x', R],
  ['CREATE TABLE x AS SELECT 1', R],
  ['CREATE OR REPLACE VIEW sales AS SELECT 1', R],
  ["CREATE MACRO nvl(a, b) AS getenv('HOME')", R],
  ['CREATE TEMP TABLE x AS SELECT 1', R],
  ["CREATE SECRET x (TYPE s3, KEY_ID 'x')", R],
  ["COMMENT ON TABLE sales IS 'x'", R],
  // Files and other databases.
  ["COPY sales TO 'stolen.csv'", R],
  ["COPY (SELECT * FROM sales) TO '/tmp/stolen.parquet'", R],
  ["COPY sales FROM '/etc/passwd'", R],
  ['COPY FROM DATABASE warehouse TO x', R],
  ["EXPORT DATABASE 'stolen'", R],
  ["IMPORT DATABASE 'x'", R],
  ["ATTACH 'x.db' AS x", R],
  ["ATTACH ':memory:' AS x", R],
  ['DETACH warehouse', R],
  ['USE system', R],
  ["SELECT * FROM read_csv('plain.csv')", R],
  ["SELECT * FROM read_csv_auto(['plain.csv'])", R],
  ['SELECT * FROM "read_csv"(\'plain.csv\')', R],
  ["SELECT * FROM main.read_csv('plain.csv')", R],
  ["SELECT * FROM read_text('/etc/passwd')", R],
  ["SELECT * FROM read_blob('/etc/passwd')", R],
  ["SELECT * FROM read_json('/etc/passwd')", R],
  ["SELECT * FROM read_ndjson('/etc/passwd')", R],
  ["SELECT * FROM read_parquet('store/secret/2024-01.parquet')", R],
  ["SELECT * FROM parquet_scan('store/secret/2024-01.parquet')", R],
  ["SELECT * FROM parquet_metadata('store/secret/2024-01.parquet')", R],
  ["SELECT * FROM glob('/etc/*')", R],
  ["SELECT * FROM sniff_csv('/etc/passwd')", R],
  ["SELECT * FROM sales, read_text('/etc/passwd')", R],
  ["SELECT * FROM sales JOIN read_text('/etc/passwd') ON true", R],
  ["SELECT (SELECT content FROM read_text('/etc/passwd'))", R],
  ["SELECT NVL((SELECT content FROM read_text('/etc/passwd')), 'x')", R],
  ["SELECT TIME_FLOOR(CAST((SELECT content FROM read_text('/etc/passwd')) AS TIMESTAMP), 'P1D')", R],
  ["EXPLAIN SELECT * FROM read_text('/etc/passwd')", R, 'explore.read-only'],
  ["SELECT * FROM query('DROP TABLE sales')", R],
  ["SELECT * FROM query_table('secret')", R],
  ["FROM '/etc/passwd'", R],
  // Settings, extensions, procedures.
  ['INSTALL httpfs', R],
  ["LOAD '/tmp/evil.duckdb_extension'", R],
  ['PRAGMA database_list', R],
  ["PRAGMA enable_profiling='json'", R],
  ['SET enable_external_access = true', R],
  ["SET memory_limit = '1TB'", R],
  ['RESET ALL', R],
  ['SET VARIABLE x = 1', R],
  ["SET sqlTimeZone = 'UTC'; SELECT 1", R],
  ["SET engine = 'msq-task'", R],
  ['CALL pragma_version()', R],
  ['CALL checkpoint()', R],
  ['CHECKPOINT', R],
  ['PREPARE p AS SELECT 1', R],
  ['EXECUTE p', R],
  ['DEALLOCATE p', R],
  ['BEGIN', R],
  ['COMMIT', R],
  ['GRANT ALL ON sales TO x', S],
  ['SHOW TABLES', R],
  ['DESCRIBE sales', R],
  ['SUMMARIZE sales', R],
  // Druid's ways to read from elsewhere.
  ['SELECT * FROM TABLE(EXTERN(\'{"type":"local","baseDir":"/etc"}\', \'{"type":"csv"}\'))', D],
  ["SELECT * FROM TABLE(\"extern\"('{}', '{}')) EXTEND (a VARCHAR)", D],
  ["SELECT * FROM TABLE(HTTP(uris => ARRAY['http://169.254.169.254/']))", D],
  ["SELECT * FROM TABLE(LOCALFILES(baseDir => '/etc'))", D],
  ["SELECT * FROM TABLE(S3(uris => ARRAY['s3://x/y']))", D],
  ["SELECT * FROM EXTERN('{}')", D]
]

/** What a cluster has no word for, or where it reads only what this account may read there: asked of this machine alone. */
const here: readonly (readonly [string, string])[] = [
  ["SELECT * FROM '/etc/passwd'", R],
  ['SELECT * FROM "/etc/passwd"', R],
  ["SELECT * FROM 'plain.csv'", R],
  ["SELECT * FROM '../warehouse.duckdb'", R],
  ["SELECT * FROM 'store/secret/2024-01.parquet'", R],
  ["SELECT * FROM 'https://example.org/x.csv'", R],
  ['SELECT * FROM sales UNION ALL SELECT * FROM "plain.csv"', R],
  ['SELECT * FROM secret', S],
  ['SELECT * FROM druid.secret', S],
  ['SELECT * FROM main.secret', S],
  ['SELECT * FROM warehouse.main.secret', R],
  ['SELECT * FROM sqlite_master', S],
  ['SELECT * FROM information_schema.tables', R],
  ['SELECT * FROM pg_catalog.pg_class', R],
  ['SELECT * FROM duckdb_settings()', R],
  ['SELECT * FROM duckdb_secrets()', R],
  ['SELECT * FROM duckdb_logs', S],
  ["SELECT * FROM pragma_storage_info('secret')", R],
  ["SELECT getenv('HOME')", R],
  ["SELECT GeTeNv('HOME')", R],
  ['SELECT "getenv"(\'HOME\')', R],
  ["SELECT NVL(getenv('HOME'), 'x')", R],
  ["SELECT STRING_FORMAT('%s', getenv('HOME'))", R],
  ["SELECT current_setting('temp_directory')", R],
  ['SELECT txid_current()', R],
  ["SELECT nextval('x')", R],
  ["SELECT json_execute_serialized_sql('{}')", R],
  ["SELECT write_log('x')", R],
  ['SELECT ?', R],
  ['SELECT $name', R],
  ["SELECT LOOKUP('x', 'names')", D]
]

let bench: Workbench
let warehouse: LocalWarehouse
let before: string

beforeAll(async () => {
  bench = await openWorkbench()
  warehouse = await openWarehouse(bench.warehousePath)
  const rows = salesOf([
    ['A1', '2024-01-05', 2, '10.10'],
    ['A2', '2024-01-31', 1, '-0.05']
  ])
  for (const dataset of ['sales', 'secret']) {
    await loaded(warehouse, { dataset, jobId: dataset, parts: [await bench.part(dataset, '2024-01', rows)] })
  }
  writeFileSync(join(bench.dir, 'plain.csv'), 'a,b\n1,2\n')
  before = everything()
})
afterAll(async () => {
  await warehouse.close()
  bench.close()
})

/** Every file of the workbench with its content, and the names in the folder of the process. */
function everything(): string {
  const files = readdirSync(bench.dir, { recursive: true, encoding: 'utf8' }).sort()
  const states = files.map((file) => {
    const path = join(bench.dir, file)
    return statSync(path).isDirectory()
      ? file
      : `${file} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
  })
  return [...states, ...readdirSync(process.cwd()).sort()].join('\n')
}

async function codeHere(sql: string): Promise<string> {
  const error = await collected(warehouse.userQuery({ sql, datasets: ['sales'], limit: 10, timeoutMs: 30_000 })).then(
    () => null,
    (thrown: unknown) => thrown
  )
  return error instanceof AppError ? error.code : 'it ran'
}

function codeOfCluster(sql: string): string {
  try {
    readOnlySql(sql)
    return 'sent'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('this machine', () => {
  test.each([...attempts, ...here])('%s', async (sql, code) => {
    expect(await codeHere(sql)).toBe(code)
  })
})

describe('the door to a cluster', () => {
  test.each(attempts)('%s', (sql) => {
    expect(codeOfCluster(sql)).toBe('explore.read-only')
  })
})

test('after all of it every file and every row is as it was', async () => {
  expect(everything()).toBe(before)
  expect(existsSync('/tmp/stolen.parquet')).toBe(false)
  for (const dataset of ['sales', 'secret']) {
    expect(await rowsOf(warehouse, `SELECT count(*), sum(revenue) FROM ${dataset}`)).toEqual([[2, '10.05']])
  }
})
