/** Whole statements: groups, sets, orders with nothing, windows, joins, set operations, subqueries, names. */
import { type SqlCase, whole } from '../sql-case'

const orders = [
  'label',
  'label DESC',
  'quantity',
  'quantity DESC',
  'ratio',
  'ratio DESC NULLS LAST',
  'quantity NULLS FIRST',
  'place, id DESC',
  '2, 1',
  'COALESCE(quantity, 0), id',
  'UPPER(label) DESC',
  '__time DESC'
]
const windows = [
  'ROW_NUMBER() OVER (ORDER BY id)',
  'ROW_NUMBER() OVER (PARTITION BY place ORDER BY id)',
  'RANK() OVER (ORDER BY place)',
  'DENSE_RANK() OVER (ORDER BY place)',
  'PERCENT_RANK() OVER (ORDER BY place)',
  'CUME_DIST() OVER (ORDER BY place)',
  'NTILE(3) OVER (ORDER BY id)',
  'LAG(quantity) OVER (ORDER BY id)',
  'LEAD(quantity) OVER (ORDER BY id)',
  'LAG(quantity, 2) OVER (ORDER BY id)',
  'FIRST_VALUE(label) OVER (PARTITION BY place ORDER BY id)',
  'LAST_VALUE(label) OVER (PARTITION BY place ORDER BY id)',
  'SUM(id) OVER (ORDER BY id)',
  'SUM(id) OVER (PARTITION BY place)',
  'SUM(ratio) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)',
  'AVG(id) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)',
  'COUNT(*) OVER ()',
  'COUNT(quantity) OVER (PARTITION BY place)',
  'MAX(id) OVER (PARTITION BY place)',
  'MIN(ratio) OVER (PARTITION BY place ORDER BY id)',
  'SUM(id) OVER (PARTITION BY place ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)',
  'ROW_NUMBER() OVER (ORDER BY quantity, id)',
  'RANK() OVER (ORDER BY quantity DESC)'
]

export const clauseCases: readonly SqlCase[] = [
  ...orders.map((order) =>
    whole(
      `SELECT label, quantity, ratio, place, id, __time FROM moments GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY ${order}${/id|2, 1|time/.test(order) ? '' : ', id'}`
    )
  ),
  whole('SELECT id, __time FROM moments ORDER BY __time LIMIT 3'),
  whole('SELECT id, __time FROM moments ORDER BY __time LIMIT 3 OFFSET 2'),
  whole('SELECT id, __time FROM moments ORDER BY __time OFFSET 9'),
  whole('SELECT id, __time FROM moments ORDER BY __time FETCH FIRST 2 ROWS ONLY'),
  whole('SELECT id, __time FROM moments ORDER BY __time OFFSET 2 ROWS FETCH NEXT 2 ROWS ONLY'),
  whole(
    'SELECT place, label, COUNT(*) AS n FROM moments GROUP BY GROUPING SETS ((place), (label), ()) ORDER BY 1, 2, 3'
  ),
  whole(
    'SELECT "Region", "Category", SUM("Quantity") AS q FROM superstore GROUP BY ROLLUP ("Region", "Category") ORDER BY 1, 2, 3'
  ),
  whole(
    'SELECT "Region", "Category", SUM("Quantity") AS q, GROUPING("Region", "Category") AS g FROM superstore GROUP BY CUBE ("Region", "Category") ORDER BY g, 1, 2'
  ),
  whole('SELECT "Region", COUNT(*) FROM superstore GROUP BY "Region" ORDER BY "Region"'),
  whole('SELECT "Region", COUNT(*) AS n FROM superstore GROUP BY "Region" HAVING COUNT(*) > 2500 ORDER BY n DESC'),
  whole('SELECT "Region", COUNT(*) AS n FROM superstore GROUP BY 1 HAVING n > 2500 ORDER BY 1'),
  whole(`SELECT id FROM moments WHERE place = 'Berlin' UNION ALL SELECT id FROM moments WHERE quantity > 5`),
  whole(
    'WITH a AS (SELECT place, SUM(id) AS s FROM moments GROUP BY place) SELECT place, s FROM a WHERE s > 5 ORDER BY place'
  ),
  whole(
    'WITH a AS (SELECT id, place FROM moments), b AS (SELECT place, COUNT(*) AS n FROM a GROUP BY place) SELECT a.id, b.n FROM a JOIN b ON a.place = b.place'
  ),
  whole('SELECT AVG(n) FROM (SELECT "Order ID", COUNT(*) AS n FROM superstore GROUP BY "Order ID")'),
  whole('SELECT AVG(s) FROM (SELECT "Order ID", SUM("Sales") AS s FROM superstore GROUP BY "Order ID")'),
  whole('SELECT id FROM moments WHERE id > (SELECT AVG(id) FROM moments)'),
  whole('SELECT id FROM moments WHERE place IN (SELECT "City" FROM superstore)'),
  whole('SELECT id FROM moments WHERE place NOT IN (SELECT "City" FROM superstore)'),
  whole(
    'SELECT m.id, s.n FROM moments m LEFT JOIN (SELECT "City" AS c, COUNT(*) AS n FROM superstore GROUP BY "City") s ON m.place = s.c'
  ),
  whole(
    'SELECT m.id, s.n FROM moments m INNER JOIN (SELECT "City" AS c, COUNT(*) AS n FROM superstore GROUP BY "City") s ON m.place = s.c'
  ),
  whole('SELECT COUNT(*) FROM moments a CROSS JOIN moments b'),
  whole('SELECT COUNT(*) FROM moments a, moments b WHERE a.id = b.id'),
  whole('SELECT COUNT(*) FROM druid.moments'),
  whole('SELECT COUNT(*) FROM "druid"."moments"'),
  whole('SELECT moments.id FROM moments ORDER BY moments.__time LIMIT 2'),
  whole('SELECT id i, place AS "Place of it" FROM moments ORDER BY __time LIMIT 2'),
  whole('SELECT DISTINCT place FROM moments ORDER BY place'),
  whole('SELECT DISTINCT place, quantity > 0 AS p FROM moments ORDER BY 1, 2'),
  whole('SELECT COUNT(*) FROM moments WHERE quantity > 2'),
  whole('SELECT COUNT(*) FROM moments WHERE NOT quantity > 2'),
  whole(`SELECT COUNT(*) FROM moments WHERE label <> 'Größe'`),
  whole(`SELECT COUNT(*) FROM moments WHERE label NOT LIKE 'O%'`),
  whole(`SELECT COUNT(*) FROM moments WHERE label IS NULL OR label = ''`),
  whole(`SELECT COUNT(*) FROM moments WHERE quantity IS NULL`),
  whole('SELECT x FROM UNNEST(ARRAY[1, 2, 3]) AS t (x)'),
  whole('SELECT ARRAY[1, 2, 3]'),
  whole('SELECT ARRAY_LENGTH(ARRAY[1, 2, 3])'),
  whole('SELECT ARRAY_CONTAINS(ARRAY[1, 2, 3], 2)'),
  whole('SELECT ARRAY_OFFSET(ARRAY[1, 2, 3], 0)'),
  whole(`SELECT ARRAY_TO_STRING(ARRAY['a', 'b'], '-')`),
  whole(`SELECT STRING_TO_ARRAY('a,b,c', ',')`),
  whole(`SELECT ARRAY_ORDINAL(STRING_TO_ARRAY(label, ' '), 1) FROM moments`),
  whole(`SELECT JSON_VALUE('{"a":{"b":5}}', '$.a.b')`),
  whole(`SELECT JSON_OBJECT('a':1)`),
  whole('SELECT id -- a comment\nFROM moments /* another */ WHERE id = 1'),
  whole('SELECT id FROM moments WHERE id = 1;'),
  whole('SELECT "id", \'id\' FROM moments WHERE id = 1'),
  whole('SELECT NULL AS n, CAST(NULL AS VARCHAR) AS t FROM moments WHERE id = 1'),
  whole('SELECT MIN(id), MAX(id) FROM moments WHERE id > 99'),
  whole('SELECT place, MIN(id) FROM moments WHERE id > 99 GROUP BY place'),
  whole('SELECT COUNT(*) AS n, SUM(quantity) AS s FROM moments WHERE id > 99'),
  whole('SELECT COUNT(*) + 1, COUNT(*) FROM moments'),
  ...windows.map((window) => whole(`SELECT id, ${window} AS v FROM moments`)),
  whole(
    'SELECT "Region", SUM("Sales") AS s, RANK() OVER (ORDER BY SUM("Sales") DESC) AS r FROM superstore GROUP BY "Region" ORDER BY r'
  ),
  whole(
    'SELECT m, q, q - LAG(q) OVER (ORDER BY m) AS d FROM (SELECT TIME_FLOOR(__time, \'P1M\') AS m, SUM("Quantity") AS q FROM superstore GROUP BY 1) ORDER BY m'
  ),
  whole(
    'SELECT "Region", SUM("Quantity") AS q, SUM(SUM("Quantity")) OVER () AS t FROM superstore GROUP BY "Region" ORDER BY 1'
  ),
  whole('SELECT id, SUM(id) OVER w AS s FROM moments WINDOW w AS (ORDER BY id)'),
  whole(
    'SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY place ORDER BY id DESC) AS r FROM moments) WHERE r = 1'
  ),
  whole(
    'SELECT "Category", "Sub-Category", SUM("Sales") AS s, COUNT(DISTINCT "Order ID") AS o FROM superstore WHERE __time >= TIMESTAMP \'2022-01-01\' GROUP BY 1, 2 ORDER BY s DESC LIMIT 5',
    0.05
  ),
  whole(
    'SELECT "Category", "Sub-Category", SUM("Sales") AS s FROM superstore WHERE __time >= TIMESTAMP \'2022-01-01 00:00:00\' GROUP BY 1, 2 ORDER BY s DESC LIMIT 5'
  ),
  whole(
    'SELECT EXTRACT(YEAR FROM __time) AS y, EXTRACT(QUARTER FROM __time) AS q, SUM("Sales") AS s FROM superstore GROUP BY 1, 2 ORDER BY 1, 2'
  )
]
