/** What is asked in daily work: several of them together, in every clause. */
import { row, type SqlCase, whole } from '../sql-case'

export const dailyCases: readonly SqlCase[] = [
  whole(`SELECT CAST(SUM("Sales") AS BIGINT) AS v, CAST(AVG("Sales") AS INTEGER) AS w FROM superstore`),
  whole(
    `SELECT CAST("Sales" AS BIGINT) AS bucket, COUNT(*) AS n FROM superstore GROUP BY CAST("Sales" AS BIGINT) ORDER BY 1 LIMIT 50`
  ),
  whole(`SELECT CAST("Sales" / 100 AS INTEGER) * 100 AS bucket, COUNT(*) AS n FROM superstore GROUP BY 1 ORDER BY 1`),
  whole(`SELECT COUNT(*) AS n FROM superstore WHERE CAST("Postal Code" AS BIGINT) > 50000`),
  whole(
    `SELECT CAST(CAST(__time AS DATE) AS VARCHAR) AS d, SUM("Quantity") AS q FROM superstore GROUP BY 1 ORDER BY 1 LIMIT 20`
  ),
  whole(`SELECT CAST(__time AS DATE) AS d, COUNT(*) AS n FROM superstore GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10`),
  whole(
    `SELECT CONCAT("Region", ' ', CAST(EXTRACT(YEAR FROM __time) AS VARCHAR)) AS k, SUM("Quantity") AS q FROM superstore GROUP BY 1 ORDER BY 1`
  ),
  whole(
    `SELECT "Region", ROUND(SUM("Sales"), 2) AS s, ROUND(AVG("Sales"), 2) AS a, ROUND(100.0 * SUM("Profit") / SUM("Sales"), 1) AS m FROM superstore GROUP BY 1 ORDER BY s DESC`
  ),
  whole(`SELECT DATE_TRUNC('month', __time) AS m, SUM("Quantity") AS q FROM superstore GROUP BY 1 ORDER BY 1`),
  whole(
    `SELECT TIME_FLOOR(__time, 'P3M') AS q, "Region", COUNT(DISTINCT "Order ID") AS o FROM superstore GROUP BY 1, 2 ORDER BY 1, 2`,
    0.1
  ),
  whole(
    `SELECT TIME_FORMAT(TIME_FLOOR(__time, 'P1M'), 'MMM yyyy') AS m, SUM("Quantity") AS q FROM superstore GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 12`
  ),
  whole(
    `SELECT "Category", SUM("Sales") FILTER (WHERE __time >= TIMESTAMP '2022-01-01 00:00:00') AS late, SUM("Sales") FILTER (WHERE __time < TIMESTAMP '2022-01-01 00:00:00') AS early FROM superstore GROUP BY 1 ORDER BY 1`
  ),
  whole(
    `SELECT "Category", SUM("Quantity") AS q FROM superstore GROUP BY 1 HAVING SUM("Quantity") FILTER (WHERE "Region" = 'West') > 2000 ORDER BY 1`
  ),
  whole(
    `SELECT COALESCE("Region", 'all') AS r, SUM("Quantity") AS q FROM superstore GROUP BY GROUPING SETS (("Region"), ()) ORDER BY q`
  ),
  whole(`SELECT "Customer ID", SUM("Quantity") AS q FROM superstore GROUP BY 1 ORDER BY q DESC, 1 LIMIT 10 OFFSET 5`),
  whole(
    `SELECT q, COUNT(*) AS n FROM (SELECT "Order ID", SUM("Quantity") AS q FROM superstore GROUP BY 1) GROUP BY q ORDER BY q`
  ),
  whole(
    `SELECT "Sub-Category", SUM("Sales") AS s FROM superstore WHERE "Category" IN ('Technology', 'Homeware') AND "Sub-Category" NOT LIKE '%s' GROUP BY 1 ORDER BY 1`
  ),
  whole(
    `SELECT COUNT(*) AS n FROM superstore WHERE __time BETWEEN TIMESTAMP '2021-03-01 00:00:00' AND TIMESTAMP '2021-03-31 23:59:59'`
  ),
  whole(
    `SELECT COUNT(*) AS n FROM superstore WHERE TIME_IN_INTERVAL(__time, '2021-01-01/2022-01-01') AND REGEXP_LIKE("Product Name", '(?i)chair')`
  ),
  whole(
    `SELECT COUNT(*) AS n FROM superstore WHERE ICONTAINS_STRING("Product Name", 'CHAIR') AND NOT CONTAINS_STRING("Product Name", 'Chair')`
  ),
  whole(
    `SELECT CASE WHEN "Discount" = 0 THEN 'none' WHEN "Discount" < 0.25 THEN 'small' ELSE 'large' END AS d, COUNT(*) AS n, ROUND(AVG("Profit"), 2) AS p FROM superstore GROUP BY 1 ORDER BY 1`
  ),
  whole(
    `SELECT "Ship Mode", AVG(CASE WHEN "Profit" > 0 THEN 1.0 ELSE 0.0 END) AS share FROM superstore GROUP BY 1 ORDER BY 1`
  ),
  whole(
    `SELECT a."Region", a.q, b.q AS west FROM (SELECT "Region", SUM("Quantity") AS q FROM superstore GROUP BY 1) a CROSS JOIN (SELECT SUM("Quantity") AS q FROM superstore WHERE "Region" = 'West') b`
  ),
  whole(
    `SELECT TIMESTAMPDIFF(MONTH, MIN(__time), MAX(__time)) AS months, MAX(__time) - INTERVAL '30' DAY AS since FROM superstore`
  ),
  whole(
    `SELECT NVL(place, '-') AS p, NVL(SUM(quantity), 0) AS q, COUNT(label) AS n FROM moments GROUP BY 1 ORDER BY 1`
  ),
  whole(`SELECT UPPER(SUBSTRING(label, 1, 1)) AS letter, COUNT(*) AS n FROM moments GROUP BY 1 ORDER BY 1`),
  row(`CONCAT(id, '/', ratio, '/', __time, '/', id > 3)`),
  row(`CONCAT('d', CAST(__time AS DATE))`),
  row(`STRING_FORMAT('%s at %s, %s', id, __time, id > 3)`),
  row(`'t' || __time`),
  row(`'b' || (id > 3)`),
  row(`LENGTH(ratio)`),
  row(`UPPER(ratio)`),
  row(`CASE WHEN CAST(label AS DOUBLE) IS NULL THEN 'text' ELSE 'number' END`),
  row(`TIME_FLOOR(TIME_SHIFT(__time, 'P1M', -1), 'P1M')`),
  row(`TIMESTAMPDIFF(DAY, FLOOR(__time TO MONTH), __time) + 1`),
  row(`TIME_PARSE(SUBSTRING(TIME_FORMAT(__time, 'yyyy-MM-dd'), 1, 7), 'yyyy-MM')`),
  row(`LPAD(CAST(id AS VARCHAR), 4, '0')`),
  row(`CAST(CAST(ratio AS VARCHAR) AS DOUBLE) + CAST('1' AS INTEGER)`),
  row(`ROUND(CAST(quantity AS DOUBLE) / 3, 2)`),
  row(`TRIM(BOTH ' ' FROM CONCAT(' ', label, ' '))`),
  row(`REGEXP_REPLACE(UPPER(label), '[^A-Z0-9]', '')`)
]
