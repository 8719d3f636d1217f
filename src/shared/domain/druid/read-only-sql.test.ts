import { describe, expect, it } from 'vitest'
import { AppError } from '../../errors'
import { readOnlySql } from './read-only-sql'

/** Why it is refused, and where. */
function refusal(sql: string): string {
  try {
    readOnlySql(sql)
    return 'sent'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error.code).toBe('explore.read-only')
    return `${error.details.reasonCode} ${error.details.word}`.trim()
  }
}

describe('what reads is sent as it is', () => {
  const sent = [
    'SELECT 1',
    ' select * from "sales"',
    '(SELECT 1) UNION ALL (SELECT 2)',
    '((SELECT 1))',
    'WITH x AS (SELECT 1 AS a) SELECT a FROM x',
    'EXPLAIN PLAN FOR SELECT 1',
    'explain plan for (with x as (select 1) select * from x)',
    "SELECT REPLACE(city, 'a', 'b') FROM sales",
    "SELECT 'INSERT INTO x; DROP TABLE y' AS t",
    'SELECT "insert", "set" FROM "delete" -- INSERT INTO',
    'SELECT 1 /* DELETE FROM x; */',
    'SELECT \'it\'\'s\' || "a""b"',
    'SELECT 1 // ; INSERT',
    'SELECT /*+ broadcast */ 1',
    "SELECT TIMESTAMP '2024-01-01 00:00:00', ARRAY[1,2], x[1], -1.5e3, a <> b FROM t WHERE m LIKE U&'\\00e4%'",
    'SELECT größe, straße_1 FROM "Umsätze" WHERE 1=1 AND a%2=0',
    "SELECT * FROM TABLE(APPEND('a', 'b'))",
    "SELECT LOOKUP(store, 'names'), http FROM t",
    "SELECT EXTRACT(DAY FROM FLOOR(__time TO MONTH)), TRIM(BOTH 'x' FROM CONCAT(a, b)), a IS DISTINCT FROM NVL(b, c) FROM t",
    'SELECT * FROM a JOIN LATERAL (SELECT 1) ON f(x), UNNEST(ARRAY[1]) AS u (x) WHERE COALESCE(a, b) IN (SELECT MAX(b) FROM c)',
    'SELECT * FROM t GROUP BY ROLLUP (a, b), CUBE (c) ORDER BY NVL(a, b), NVL(c, d)',
    "WITH x (a, b) AS (SELECT 1, 2) SELECT * FROM x, (SELECT 1) AS y (a) JOIN TABLE(APPEND('a', 'b')) ON TRUE",
    'SELECT COUNT(*) FILTER (WHERE a > 1) OVER (PARTITION BY b ORDER BY c) FROM sys.segments'
  ]
  it.each(sent)('%s', (sql) => {
    expect(readOnlySql(sql)).toBe(sql)
  })

  it('without the semicolons at the end', () => {
    expect(readOnlySql('SELECT 1;')).toBe('SELECT 1')
    expect(readOnlySql('SELECT 1 ; -- done\n ;')).toBe('SELECT 1 ')
  })
})

describe('everything else is refused', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', 'empty'],
    [' -- only a comment', 'empty'],
    [';', 'empty'],
    ['(((', 'empty'],
    ['INSERT INTO x SELECT 1 PARTITIONED BY ALL', 'statement INSERT'],
    ['REPLACE INTO x OVERWRITE ALL SELECT 1 PARTITIONED BY ALL', 'statement REPLACE'],
    ['DELETE FROM x', 'statement DELETE'],
    ['UPDATE x SET a = 1', 'statement UPDATE'],
    ["SET engine = 'msq-dart'", 'statement SET'],
    ["SET sqlTimeZone = 'UTC'; SELECT 1", 'statements SELECT'],
    ['SELECT 1; SELECT 2', 'statements SELECT'],
    ['SELECT 1; DROP TABLE x', 'statements DROP'],
    ['EXPLAIN PLAN FOR INSERT INTO x SELECT 1', 'explain EXPLAIN'],
    ['EXPLAIN PLAN FOR REPLACE INTO x OVERWRITE ALL SELECT 1', 'explain EXPLAIN'],
    ['EXPLAIN SELECT 1', 'explain EXPLAIN'],
    ['WITH x AS (SELECT 1) INSERT INTO y SELECT * FROM x', 'writes INSERT'],
    ['/* hello */ -- x\n iNsErT INTO x SELECT 1', 'statement INSERT'],
    ['SELECT * FROM (DELETE FROM x)', 'writes DELETE'],
    ['VALUES (1)', 'statement VALUES'],
    ['"SELECT" 1', 'statement SELECT'],
    ["SELECT * FROM TABLE(EXTERN('{}', '{}'))", 'external EXTERN'],
    ["SELECT * FROM TABLE(/* x */ \"eXtErN\" /* y */ ('{}', '{}')) EXTEND (a VARCHAR)", 'external eXtErN'],
    ["SELECT * FROM TABLE(http(uris => ARRAY['http://x']))", 'external HTTP'],
    ["SELECT * FROM EXTERN ('{}')", 'external EXTERN'],
    ["SELECT * FROM read_csv('x')", 'external READ_CSV'],
    ['SELECT * FROM a, /* x */ "read_csv"(\'x\')', 'external read_csv'],
    ["SELECT 1 WHERE a IN (SELECT b FROM t JOIN somewhere('x') ON TRUE)", 'external SOMEWHERE'],
    ["SELECT * FROM TABLE(something_new('x'))", 'external SOMETHING_NEW'],
    ["SELECT 'open", "unclosed '"],
    ['SELECT "open', 'unclosed "'],
    ['SELECT 1 /* open', 'unclosed /*'],
    ['SELECT `a`', 'character `'],
    ['SELECT 1 \u0000 x', 'character \u0000'],
    // Places where one reading of the text hides what another one runs.
    ["SELECT 1 // '\n; INSERT INTO x SELECT 1 -- '", 'statements INSERT'],
    ["SELECT 1 -- '\r; INSERT INTO x SELECT 1 -- '", 'statements INSERT'],
    ["SELECT E'\\'; INSERT INTO x SELECT '", 'escape'],
    ["SELECT /*+ h('*/ ; INSERT INTO x SELECT 1 /* ') */ 1", 'escape'],
    ['SELECT /*+ h("x*/") */ 1', 'escape'],
    ['SELECT 1 /* /* */ ; DROP TABLE x /* */ */', 'statements DROP'],
    ['SELECT 1 \u2028 ; DROP TABLE x', 'character']
  ]
  it.each(cases)('%s', (sql, why) => {
    expect(refusal(sql)).toBe(why)
  })

  it('names the place, for the editor', () => {
    try {
      readOnlySql('SELECT 1\n; DROP TABLE x')
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ details: { position: 12, reasonCode: 'statements' } })
    }
    expect(refusal(`SELECT ${'1 + '.repeat(30_000)}1`)).toBe('too-long')
  })
})
