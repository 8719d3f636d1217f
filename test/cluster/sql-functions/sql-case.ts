/** Statements of Druid's SQL that are asked on both sides. */

export interface SqlCase {
  /** As it is named in `notes.ts`: the expression, or the statement. */
  readonly asked: string
  readonly sql: string
  /** Estimates may be so far apart, as a share. */
  readonly within?: number
}

/** An expression over every row of `moments`; the native engine puts rows in the order of their times only. */
export function row(expression: string): SqlCase {
  return { asked: expression, sql: `SELECT __time, ${expression} AS v FROM moments ORDER BY __time` }
}

/** An expression without rows. */
export function plain(expression: string): SqlCase {
  return { asked: expression, sql: `SELECT ${expression} AS v` }
}

export function whole(sql: string, within?: number): SqlCase {
  return within === undefined ? { asked: sql, sql } : { asked: sql, sql, within }
}
