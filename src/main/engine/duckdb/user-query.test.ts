import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collected } from '../../../shared/contract/answer'
import { AppError } from '../../../shared/errors'
import { type LocalWarehouse, openWarehouse } from './index'
import { codeOf, loaded, openWorkbench, rowsOf, salesOf, type Workbench } from './parts-under-test'

let bench: Workbench
let warehouse: LocalWarehouse

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
})
afterAll(async () => {
  await warehouse.close()
  bench.close()
})

const ask = (sql: string, limit = 100, signal?: AbortSignal, timeoutMs = 30_000) =>
  collected(warehouse.userQuery({ sql, datasets: ['sales'], limit, timeoutMs }, signal))

describe('what may run', () => {
  test.each([
    ['SELECT count(*), sum(revenue) FROM sales', [[2, '10.05']]],
    ['select SUM("revenue") from main."Sales" s where s.order_id like \'A%\';', [['10.05']]],
    ['SELECT 5 / 2', [[2]]],
    ['WITH m AS (SELECT * FROM sales), n AS (SELECT * FROM m) SELECT count(*) FROM n', [[2]]],
    ['WITH sales AS (SELECT * FROM sales LIMIT 1) SELECT count(*) FROM sales', [[1]]],
    ['WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 4) SELECT sum(n) FROM c', [['10']]],
    [
      'SELECT order_id, row_number() OVER (ORDER BY revenue) FROM sales ORDER BY 1',
      [
        ['A1', 2],
        ['A2', 1]
      ]
    ],
    [
      "SELECT date_trunc('month', __time), count(*) FILTER (WHERE quantity > 1) FROM sales GROUP BY 1",
      [['2024-01-01 00:00:00', 1]]
    ],
    [
      'SELECT s.order_id FROM sales s JOIN sales t USING (order_id) WHERE s.revenue > (SELECT avg(revenue) FROM sales)',
      [['A1']]
    ],
    ['SELECT n FROM generate_series(1, 2) t(n)', [[1], [2]]],
    ["VALUES ('a')", [['a']]],
    ["SELECT '; DROP TABLE sales' -- ; DROP TABLE sales", [['; DROP TABLE sales']]],
    ['/* COPY sales TO x */ FROM sales SELECT max(quantity)', [['2']]],
    [
      "SELECT CASE WHEN coalesce(NULL, 1) = 1 THEN upper('x') END, list_transform([1, 2], x -> x + 1), 2 ** 3",
      [['X', '[2, 3]', 8]]
    ]
  ])('%s', async (sql, rows) => {
    const answer = await ask(sql)
    expect(answer.rows.map((row) => row.map((cell) => (sql.includes('max(quantity)') ? String(cell) : cell)))).toEqual(
      rows
    )
  })

  test('the row limit cuts and says so', async () => {
    expect(await ask('SELECT * FROM range(100)', 3)).toMatchObject({ rows: [[0], [1], [2]], truncated: true })
  })

  test.each([
    "SELECT extract(year FROM order_date), substring('abc' FROM 2 FOR 1), position('b' IN 'abc'), trim(BOTH 'x' FROM 'xax') FROM sales",
    "SELECT __time AT TIME ZONE 'UTC', order_date + INTERVAL 1 MONTH, date_diff('day', order_date, current_date) FROM sales",
    "SELECT order_id LIKE 'A!%' ESCAPE '!', order_id ILIKE 'a%', order_id SIMILAR TO 'A.*', order_id GLOB 'A*', order_id ~ 'A' FROM sales",
    'SELECT quantity BETWEEN 1 AND 2, quantity IN (1, 2), quantity = ANY([1, 2]), quantity IS DISTINCT FROM 1, NOT true FROM sales',
    "SELECT [x * 2 FOR x IN [1, 2] IF x > 1], {'a': 1}.a, MAP {'a': 1}['a'], [1, 2][1], 'abc'[1:2], (1, 2)",
    "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY revenue), string_agg(order_id, ',' ORDER BY order_id), mode(quantity) FROM sales",
    'SELECT grouping(order_id), sum(revenue) FROM sales GROUP BY GROUPING SETS ((order_id), ())',
    'SELECT order_id, sum(revenue) FROM sales GROUP BY CUBE (order_id) ORDER BY ALL LIMIT 50%',
    "SELECT revenue::VARCHAR, try_cast('x' AS INTEGER), -revenue, revenue % 2, 7 // 2, order_id || '!', now() FROM sales",
    "SELECT * EXCLUDE (order_id) REPLACE (quantity + 1 AS quantity), COLUMNS('rev.*') FROM sales",
    'SELECT lag(revenue) OVER w, sum(revenue) OVER (w ROWS UNBOUNDED PRECEDING) FROM sales WINDOW w AS (ORDER BY __time) QUALIFY true',
    'SELECT * FROM sales ASOF JOIN sales t USING (order_id, __time)',
    "SELECT * FROM (PIVOT sales ON order_id IN ('A1', 'A2') USING sum(revenue) GROUP BY quantity)",
    'SELECT * FROM (UNPIVOT (SELECT quantity, quantity + 1 AS more FROM sales) ON quantity, more)',
    'SELECT * FROM sales USING SAMPLE 1 ROWS',
    'SELECT DISTINCT ON (quantity) * FROM sales UNION BY NAME SELECT * FROM sales EXCEPT SELECT * FROM sales',
    'SELECT CASE quantity WHEN 1 THEN 2 ELSE 3 END, CURRENT_DATE, CURRENT_TIMESTAMP, nullif(1, 1), round(1.5, 0), trunc(1.5) FROM sales',
    "SELECT time_bucket(INTERVAL 1 WEEK, __time), strftime(__time, '%Y'), last_day(order_date), approx_quantile(quantity, 0.5) FROM sales GROUP BY ALL",
    'WITH a AS MATERIALIZED (SELECT 1 AS x) SELECT * FROM a, (SELECT max(x) FROM a) b'
  ])('%s', async (sql) => {
    expect((await ask(sql)).columns.length).toBeGreaterThan(0)
  })
})

describe('what may not run', () => {
  test.each([
    "COPY sales TO 'x.csv'",
    "COPY (SELECT 1) TO 'x.parquet'",
    "ATTACH 'x.db'",
    'DETACH warehouse',
    'INSTALL httpfs',
    'LOAD httpfs',
    "EXPORT DATABASE 'x'",
    "IMPORT DATABASE 'x'",
    'PRAGMA database_list',
    "SET memory_limit = '1TB'",
    'RESET memory_limit',
    'CALL duckdb_settings()',
    'CHECKPOINT',
    'VACUUM',
    'DROP TABLE sales',
    'DELETE FROM sales',
    'UPDATE sales SET revenue = 0',
    "INSERT INTO sales VALUES (NULL, 'x')",
    'CREATE TABLE x AS SELECT 1',
    'CREATE OR REPLACE TABLE sales AS SELECT 1',
    'ALTER TABLE sales RENAME TO x',
    'TRUNCATE sales',
    'BEGIN',
    'COMMIT',
    'PREPARE p AS SELECT 1',
    'SELECT 1; SELECT 2',
    'SELECT 1; DROP TABLE sales',
    'SELECT 1 /* ; */ ; DROP TABLE sales --',
    'WITH x AS (SELECT 1) DELETE FROM sales',
    'SHOW TABLES',
    'DESCRIBE sales',
    'SUMMARIZE sales',
    'SELECT * FROM (SHOW ALL TABLES)',
    "SELECT * FROM read_csv('plain.csv')",
    "SELECT * FROM read_csv_auto('plain.csv')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM read_blob('/etc/hostname')",
    "SELECT * FROM read_json('x')",
    "SELECT * FROM read_parquet('store/sales/2024-01.parquet')",
    "SELECT * FROM parquet_schema('x')",
    "SELECT * FROM read_duckdb('x')",
    "SELECT * FROM glob('*')",
    "SELECT * FROM sniff_csv('x')",
    "SELECT * FROM query('DROP TABLE sales')",
    "SELECT * FROM query_table('secret')",
    "SELECT * FROM json_execute_serialized_sql('{}')",
    'SELECT * FROM duckdb_settings()',
    'SELECT * FROM duckdb_tables()',
    'SELECT * FROM duckdb_secrets()',
    'SELECT * FROM pragma_version()',
    "SELECT * FROM pragma_table_info('secret')",
    "SELECT * FROM seq_scan('secret')",
    'SELECT * FROM information_schema.tables',
    'SELECT * FROM pg_catalog.pg_tables',
    'SELECT * FROM system.information_schema.columns',
    'SELECT * FROM warehouse.main.sales',
    "SELECT * FROM 'plain.csv'",
    'SELECT * FROM "plain.csv"',
    "SELECT * FROM 'store/sales/2024-01.parquet'",
    "SELECT * FROM 'https://example.org/x.csv'",
    "SELECT getenv('HOME')",
    "SELECT current_setting('temp_directory')",
    "SELECT getvariable('x')",
    "SELECT nextval('x')",
    "SELECT write_log('x')",
    'SELECT sleep_ms(10)',
    'SELECT pg_sleep(1)',
    "SELECT json_serialize_sql('SELECT 1')",
    'SELECT pg_catalog.sum(1)',
    'SELECT system.main.sum(1)',
    "SELECT main.getenv('HOME')",
    'SELECT ?',
    'SELECT $1',
    // The same, hidden deeper.
    "WITH x AS (SELECT * FROM read_text('/etc/hostname')) SELECT * FROM x",
    "SELECT (SELECT content FROM read_text('/etc/hostname'))",
    "SELECT 1 WHERE EXISTS (SELECT * FROM glob('*'))",
    'SELECT * FROM sales ORDER BY (SELECT count(*) FROM duckdb_settings())',
    'SELECT * FROM sales LIMIT (SELECT count(*) FROM duckdb_settings())',
    "SELECT count(*) FILTER (WHERE getenv('x') IS NULL) FROM sales",
    "SELECT sum(quantity) OVER (PARTITION BY getenv('HOME')) FROM sales",
    "SELECT list_transform([1], x -> getenv('HOME'))",
    "SELECT * FROM sales JOIN LATERAL (SELECT * FROM read_csv('plain.csv')) ON true",
    "SELECT 1 UNION ALL SELECT * FROM 'plain.csv'",
    "SELECT CASE WHEN true THEN getenv('HOME') END FROM sales GROUP BY ALL HAVING getenv('x') IS NULL",
    "FROM (VALUES (getenv('HOME')))",
    "SELECT unnest([getenv('HOME')])",
    'SELECT * FROM range((SELECT count(*) FROM duckdb_settings()))',
    "WITH RECURSIVE c AS (SELECT 1 UNION ALL SELECT * FROM 'plain.csv') SELECT * FROM c",
    "SELECT * FROM (PIVOT sales ON order_id IN ('A1') USING max(getenv('HOME')))"
  ])('%s', async (sql) => {
    const code = await codeOf(ask(sql))
    expect(['explore.sql-refused']).toContain(code)
  })

  test('datasets that were not given, also under the name of a WITH elsewhere', async () => {
    for (const sql of [
      'SELECT * FROM secret',
      'SELECT (WITH secret AS (SELECT 1 AS x) SELECT x FROM secret) FROM secret',
      'WITH secret AS (SELECT * FROM secret) SELECT * FROM secret',
      'WITH a AS (SELECT * FROM secret), secret AS (SELECT 1) SELECT * FROM a'
    ]) {
      expect(await codeOf(ask(sql))).toBe('explore.sql')
    }
  })

  test('nothing was written, and the data are as they were', async () => {
    expect(existsSync('x.csv') || existsSync('x.parquet') || existsSync('x.db')).toBe(false)
    expect(await rowsOf(warehouse, 'SELECT count(*), sum(revenue) FROM sales')).toEqual([[2, '10.05']])
  })
})

test('the sandbox holds without the gate: no files, no settings', async () => {
  for (const sql of [
    "SELECT * FROM read_text('/etc/hostname')",
    `SELECT * FROM read_csv('${join(bench.dir, 'plain.csv').replaceAll("'", "''")}')`,
    `SELECT * FROM glob('/*')`,
    `COPY (SELECT 1) TO '/tmp/never.csv'`,
    `ATTACH '/tmp/never.db'`,
    'INSTALL httpfs',
    "SET memory_limit = '1TB'",
    'SET enable_external_access = true'
  ]) {
    await expect(rowsOf(warehouse, sql), sql).rejects.toThrow()
  }
})

test("DuckDB's sentences reach the person without class, excerpt or path", async () => {
  const failed = (sql: string) => ask(sql).catch((error: unknown) => error)
  expect(await failed('SELECT nothing FROM sales')).toMatchObject({
    code: 'explore.sql',
    details: { reason: 'Referenced column "nothing" not found in FROM clause!' }
  })
  expect(await failed('SELEC 1')).toMatchObject({
    code: 'explore.sql',
    details: { reason: 'syntax error at or near "SELEC"' }
  })
  const overflow = await failed("SELECT '/data/someone/file.csv'::INTEGER")
  expect(overflow).toBeInstanceOf(AppError)
  expect(String(overflow)).not.toContain('someone')
  expect(await codeOf(ask(''))).toBe('explore.sql')
  expect(await codeOf(ask(' -- nothing'))).toBe('explore.sql')
  expect(await codeOf(ask(`SELECT ${'1 + '.repeat(60_000)}1`))).toBe('explore.sql')
  expect(await codeOf(ask("SELECT repeat('x', 70000000)"))).toBe('explore.sql')
})

test('a time-out and a cancel stop it', async () => {
  const endless = 'SELECT count(*) FROM range(1000000000000) a, range(1000) b'
  expect(await codeOf(ask(endless, 1, undefined, 50))).toBe('explore.timeout')
  const abort = new AbortController()
  const running = codeOf(ask(endless, 1, abort.signal))
  setTimeout(() => abort.abort(), 20)
  expect(await running).toBe('cancelled')
  expect((await ask('SELECT 1')).rows).toEqual([[1]])
})
