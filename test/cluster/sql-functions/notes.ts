/** What is not the same here and on a cluster, by statement: with what this machine says instead, or why it differs. */
import type { DialectReason } from '../../../src/shared/domain/sql-dialect/problem'

export type Note =
  /** `explore.sql-dialect`, by name. */
  | { readonly kind: 'refused'; readonly reason: DialectReason }
  /** DuckDB itself says what is wrong; Druid answers. */
  | { readonly kind: 'fails'; readonly why: string }
  /** Both answer. */
  | { readonly kind: 'differs'; readonly why: string }

function refused(reason: DialectReason, ...asked: readonly string[]): [string, Note][] {
  return asked.map((one) => [one, { kind: 'refused', reason }])
}
function fails(why: string, ...asked: readonly string[]): [string, Note][] {
  return asked.map((one) => [one, { kind: 'fails', why }])
}
function differs(why: string, ...asked: readonly string[]): [string, Note][] {
  return asked.map((one) => [one, { kind: 'differs', why }])
}

const patterns = ['k', 'K', 'S', 'SS', 'SSSSSS', 'w', 'x', 'G', 'C', 'yyyyy'].map(
  (one) => `TIME_FORMAT(__time, '${one}')`
)

export const notes: ReadonlyMap<string, Note> = new Map([
  ...refused('period', "TIME_FLOOR(__time, 'P1M1D')"),
  ...refused('misnamed', 'EXTRACT(ISOYEAR FROM __time)', "TIME_EXTRACT(__time, 'ISOYEAR')"),
  ...refused('interval-unit', "__time + INTERVAL '2' WEEK", "__time + INTERVAL '1' QUARTER"),
  ...refused('unit', "__time + INTERVAL '1 02:03:04' DAY TO SECOND", "__time + INTERVAL '1-2' YEAR TO MONTH"),
  ...refused(
    'pattern',
    ...patterns,
    "TIME_FORMAT(__time, 'HH:mm ZZ', 'Asia/Kolkata')",
    "TIME_PARSE('2024-02-29 +0200', 'yyyy-MM-dd Z')"
  ),
  ...refused(
    'format',
    "STRING_FORMAT('%S', label)",
    "STRING_FORMAT('%b', label)",
    "STRING_FORMAT('%2$s %1$s', label, place)"
  ),
  ...refused('unicode-text', "U&'\\00fc'"),
  ...refused('arguments', "PARSE_LONG('777', 8)"),
  ...refused(
    'function',
    "LOOKUP(label, 'names')",
    'BITWISE_CONVERT_LONG_BITS_TO_DOUBLE(id)',
    'BITWISE_CONVERT_DOUBLE_TO_LONG_BITS(ratio)',
    'HUMAN_READABLE_BINARY_BYTE_FORMAT(quantity)',
    'HUMAN_READABLE_DECIMAL_BYTE_FORMAT(quantity)',
    'HUMAN_READABLE_DECIMAL_FORMAT(quantity, 1)',
    'SELECT ARRAY_CONCAT_AGG(ARRAY[id]) AS v FROM moments',
    'SELECT DS_GET_QUANTILE(DS_QUANTILES_SKETCH("Sales"), 0.5) AS v FROM superstore',
    'SELECT HLL_SKETCH_ESTIMATE(DS_HLL("City")) AS v FROM superstore',
    'SELECT THETA_SKETCH_ESTIMATE(DS_THETA("City")) AS v FROM superstore',
    'SELECT DS_CDF(DS_QUANTILES_SKETCH("Sales"), 10, 100) AS v FROM superstore',
    'SELECT MV_TO_ARRAY("City") AS v FROM superstore',
    'SELECT ARRAY_OFFSET(ARRAY[1, 2, 3], 0)',
    "SELECT ARRAY_ORDINAL(STRING_TO_ARRAY(label, ' '), 1) FROM moments"
  ),
  ...fails('Druid says NaN or an infinity', 'SQRT(ratio)', 'LN(id - 1)', 'LN(-id)', 'ASIN(id)'),
  ...fails('Druid begins again at the smallest number', '2147483647 + 1', '9223372036854775807 + 1'),
  ...fails('texts and numbers are not mixed', "1 + '2'", 'LENGTH(ratio)', 'GREATEST(label, id)', 'CAST(label AS DATE)'),
  ...fails('PI has brackets here', 'PI'),
  ...fails('nothing to fill up with', "LPAD(label, 12, '')"),
  ...fails('its digits are not filled up', "DECODE_BASE64_UTF8('aGVsbG8')"),
  ...fails("Druid's own grammar", "POSITION('2' IN label FROM 3)", "SELECT JSON_OBJECT('a':1)"),
  ...differs(
    'before 1970 Druid takes the end of periods of several hours',
    "TIME_FLOOR(__time, 'PT6H')",
    "TIME_FLOOR(__time, 'PT12H')"
  ),
  ...differs(
    'a day and an interval are a time here, shown with its midnight',
    "DATE '2024-03-31' - INTERVAL '1' MONTH",
    "DATE '2024-03-31' + INTERVAL '1' DAY"
  ),
  ...differs('Druid reads a number of two digits as a year', 'CAST(label AS TIMESTAMP)'),
  ...differs('an empty text is found nowhere here', "REPLACE(label, '', 'x')"),
  ...differs('a group that took no part is an empty text here', "REGEXP_EXTRACT(label, '(x)?\\d+', 1)"),
  ...differs(
    'Druid counts halves of characters beyond 16 bits',
    "LENGTH('😀')",
    "SUBSTRING('😀x', 1, 1)",
    "LOWER('İ')"
  ),
  ...differs(
    'very large and very small doubles have an exponent in Druid',
    'CAST(1e10 AS VARCHAR)',
    'CAST(1e-5 AS VARCHAR)',
    'CAST(12345678.9 AS VARCHAR)'
  ),
  ...differs('a division by zero is nothing here', 'ratio / 0'),
  ...differs('Druid rounds the digits that are shown, not the double', 'ROUND(CAST(ratio AS DOUBLE), 2)'),
  ...differs('what is too large is nothing here', 'CAST(1e19 AS BIGINT)'),
  ...differs('Druid gives milliseconds', 'SELECT LATEST(__time) AS v FROM moments'),
  ...differs(
    'lists are written as DuckDB writes them',
    'SELECT ARRAY_AGG(id) AS v FROM moments',
    'SELECT ARRAY_AGG(place) AS v FROM moments',
    'SELECT ARRAY_AGG(DISTINCT place) AS v FROM moments',
    'SELECT ARRAY[1, 2, 3]',
    "SELECT STRING_TO_ARRAY('a,b,c', ',')"
  ),
  ...differs(
    'amounts are exact here, doubles there',
    'SELECT "Region", ROUND(SUM("Sales"), 2) AS s, ROUND(AVG("Sales"), 2) AS a, ROUND(100.0 * SUM("Profit") / SUM("Sales"), 1) AS m FROM superstore GROUP BY 1 ORDER BY s DESC'
  ),
  ...differs('|| joins as DuckDB writes: parts of a second, true and false', "'t' || __time", "'b' || (id > 3)"),
  ...differs('Druid reads no JSON in a text', `SELECT JSON_VALUE('{"a":{"b":5}}', '$.a.b')`)
])

function because(why: string, ...asked: readonly string[]): [string, string][] {
  return asked.map((one) => [one, why])
}

/** Why Druid 27 says something else than Druid 33, whose answer is taken, or does not know it; windows come with 28. */
export const without27: ReadonlyMap<string, string> = new Map([
  ...because(
    'nothing is 0, an empty text or false to it',
    "LPAD(label, 0, 'x')",
    'REPEAT(label, 0)',
    `REGEXP_EXTRACT(label, '\\d+')`,
    `REGEXP_EXTRACT(label, '(\\w+) (\\d+)', 1)`,
    `REGEXP_EXTRACT(label, '(\\w+) (\\d+)', 2)`,
    `REGEXP_EXTRACT(label, '(\\w+) (\\d+)')`,
    "REGEXP_EXTRACT(label, '([a-z])([a-z])', 0)",
    "label IN ('42', NULL)",
    'CAST(label AS BIGINT)',
    'CAST(label AS DOUBLE)',
    'CAST(label AS INTEGER)',
    'CAST(label AS DECIMAL)',
    'PARSE_LONG(label)',
    'PARSE_LONG(label, 16)',
    "CONCAT('a', NULL)",
    "'a' || NULL",
    "PARSE_LONG('9223372036854775808')",
    "PARSE_LONG(' 5')",
    'SAFE_DIVIDE(id, id - 1)',
    'SAFE_DIVIDE(ratio, 0)',
    'SAFE_DIVIDE(10, 0)',
    'TRUE AND NULL',
    'NULL = NULL',
    'SELECT SUM("Quantity") FILTER (WHERE FALSE) AS v FROM superstore',
    'SELECT SUM(quantity) FILTER (WHERE id = 4) AS v FROM moments',
    'SELECT AVG(quantity) FILTER (WHERE id = 4) AS v FROM moments',
    'SELECT SUM(quantity) FILTER (WHERE id > 99) AS v FROM moments',
    'SELECT MAX(CASE WHEN id = 4 THEN quantity END) AS v FROM moments',
    'SELECT place, label, COUNT(*) AS n FROM moments GROUP BY GROUPING SETS ((place), (label), ()) ORDER BY 1, 2, 3',
    'SELECT "Region", "Category", SUM("Quantity") AS q FROM superstore GROUP BY ROLLUP ("Region", "Category") ORDER BY 1, 2, 3',
    'SELECT "Region", "Category", SUM("Quantity") AS q, GROUPING("Region", "Category") AS g FROM superstore GROUP BY CUBE ("Region", "Category") ORDER BY g, 1, 2',
    'SELECT NULL AS n, CAST(NULL AS VARCHAR) AS t FROM moments WHERE id = 1',
    'SELECT MIN(id), MAX(id) FROM moments WHERE id > 99',
    'SELECT COUNT(*) AS n, SUM(quantity) AS s FROM moments WHERE id > 99'
  ),
  ...because('remainders are whole numbers', 'MOD(ratio, 2)', 'MOD(7.5, 2)'),
  ...because(
    'the average of whole numbers is one',
    'SELECT AVG("Quantity") AS v FROM superstore',
    'SELECT AVG("Quantity" / 2) AS v FROM superstore',
    'SELECT AVG("Quantity") FILTER (WHERE "Profit" < 0) AS v FROM superstore',
    'SELECT "Region", AVG("Quantity") AS v FROM superstore GROUP BY "Region" ORDER BY "Region"',
    'SELECT AVG(id) AS v FROM moments',
    'SELECT AVG(n) FROM (SELECT "Order ID", COUNT(*) AS n FROM superstore GROUP BY "Order ID")'
  ),
  ...because(
    'it takes another row',
    "SELECT ANY_VALUE('x') AS v FROM superstore",
    'SELECT LATEST_BY(quantity, MILLIS_TO_TIMESTAMP(id)) AS v FROM moments'
  ),
  ...because(
    'it fails on comparisons with nothing, on NULLS FIRST and NULLS LAST',
    "label IS DISTINCT FROM '42'",
    'label IS NOT DISTINCT FROM NULL',
    'quantity IS DISTINCT FROM 2',
    'quantity IS NOT DISTINCT FROM NULL',
    '1 IS DISTINCT FROM NULL',
    'SELECT label, quantity, ratio, place, id, __time FROM moments GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY ratio DESC NULLS LAST, id',
    'SELECT label, quantity, ratio, place, id, __time FROM moments GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY quantity NULLS FIRST, id'
  ),
  ...because(
    'it does not know this',
    "DECODE_BASE64_UTF8('R3LDvMOfZQ==')",
    'DIV(quantity, 2)',
    'DIV(-id, 2)',
    'DIV(ratio, 2)',
    'DIV(-7, 2)',
    'DIV(7.9, 2)',
    'SELECT LATEST_BY("City", MILLIS_TO_TIMESTAMP("Row ID")) AS v FROM superstore',
    'SELECT LATEST(__time) AS v FROM moments',
    'SELECT LATEST(place) AS v FROM moments',
    "SELECT LISTAGG(place, ',') FILTER (WHERE id <> 12) AS v FROM moments",
    'SELECT APPROX_COUNT_DISTINCT_DS_HLL("Order ID", 12) AS v FROM superstore',
    'SELECT x FROM UNNEST(ARRAY[1, 2, 3]) AS t (x)'
  ),
  ...because(
    'its sketches are not whole in the packages of these tests',
    'SELECT APPROX_COUNT_DISTINCT_DS_THETA("Order ID") AS v FROM superstore',
    'SELECT APPROX_COUNT_DISTINCT_DS_THETA("Order ID", 4096) AS v FROM superstore',
    'SELECT APPROX_QUANTILE_DS("Sales", 0.5) AS v FROM superstore',
    'SELECT APPROX_QUANTILE_DS("Sales", 0.9, 256) AS v FROM superstore',
    'SELECT APPROX_QUANTILE_DS("Quantity", 0.5) AS v FROM superstore',
    `SELECT APPROX_QUANTILE_DS("Sales", 0.5) FILTER (WHERE "Region" = 'West') AS v FROM superstore`
  )
])
