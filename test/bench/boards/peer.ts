/** What a person who knows DuckDB would ask of the Parquet files, a tile at a time. */
import { DuckDBInstance } from '@duckdb/node-api'

const now = "__time >= TIMESTAMP '2024-01-01' AND __time < TIMESTAMP '2025-01-01'"
const before = "__time >= TIMESTAMP '2023-01-01' AND __time < TIMESTAMP '2024-01-01'"
const both = "__time >= TIMESTAMP '2023-01-01' AND __time < TIMESTAMP '2025-01-01'"

const ranked = (dimension: string) => (sales: string) => [
  `SELECT ${dimension}, count(*) FILTER (WHERE ${now}), sum(revenue) FILTER (WHERE ${now}) AS size, sum(revenue) FILTER (WHERE ${before}),
     sum(cost) FILTER (WHERE ${now}), sum(cost) FILTER (WHERE ${before})
   FROM ${sales} WHERE ${both} GROUP BY 1 ORDER BY size DESC`
]
const byMonth =
  (...values: string[]) =>
  (sales: string) => [
    `SELECT date_trunc('month', __time), count(*), ${values.join(', ')} FROM ${sales} WHERE ${both} GROUP BY 1 ORDER BY 1`
  ]
const distinct =
  (...values: string[]) =>
  (sales: string) => [
    `SELECT ${['count(DISTINCT order_id)', ...values].map((value) => [now, before].map((days) => `${value} FILTER (WHERE ${days})`)).join(', ')}
   FROM ${sales} WHERE ${both}`,
    `SELECT ${["date_trunc('month', __time)", 'count(DISTINCT order_id)', ...values].join(', ')} FROM ${sales} WHERE ${now} GROUP BY 1 ORDER BY 1`
  ]

/** By the ids of the tiles of the bench; each gives its statements. */
const tiles: Readonly<Record<string, (sales: string) => string[]>> = {
  revenue: byMonth('sum(revenue)'),
  profit: byMonth('sum(revenue)', 'sum(cost)'),
  orders: distinct(),
  averageOrder: distinct('sum(revenue)'),
  revenueByMonth: byMonth('sum(revenue)'),
  byCategory: ranked('category'),
  topProducts: ranked('product'),
  byRegion: ranked('region')
}

const pivot = (sales: string) => [
  `SELECT product, date_trunc('month', __time), count(*), sum(revenue) FROM ${sales} WHERE ${now} GROUP BY GROUPING SETS ((1, 2), (1), (2), ())`
]

/** Recency, frequency and value of each customer in fifths, put together. */
const segments = (sales: string) => [
  `WITH facts AS (SELECT customer_id, max(__time) AS d, count(DISTINCT order_id) AS o, sum(revenue) AS v FROM ${sales} WHERE ${now} GROUP BY 1),
   scored AS (SELECT v, ${['d', 'o', 'v'].map((fact) => `floor(5 * percent_rank() OVER (ORDER BY ${fact})) AS ${fact}5`).join(', ')} FROM facts)
   SELECT d5, o5, v5, count(*), sum(v) FROM scored GROUP BY ALL`
]

export interface Peer {
  /** Milliseconds for all tiles, one after the other. */
  board(where?: string): Promise<number>
  pivot(): Promise<number>
  segments(): Promise<number>
  close(): void
}

/** Plain DuckDB with its own settings over the files. */
export async function openPeer(pattern: string): Promise<Peer> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const read = (where: string) =>
    `(SELECT * FROM read_parquet('${pattern.replaceAll("'", "''")}') WHERE ${where}) AS sales`
  const took = async (statements: readonly string[]) => {
    const startMs = performance.now()
    for (const statement of statements) await connection.runAndReadAll(statement)
    return performance.now() - startMs
  }
  return {
    board: (where = 'true') => took(Object.values(tiles).flatMap((statements) => statements(read(where)))),
    pivot: () => took(pivot(read('true'))),
    segments: () => took(segments(read('true'))),
    close() {
      connection.closeSync()
      instance.closeSync()
    }
  }
}
