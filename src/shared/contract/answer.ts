/** An answer that comes in pieces, put together. */
import type { AnswerMessage, Table } from './explore'

/** Rows of a piece: a screen shows the first ones while the others come. */
export const pieceRows = 500

/** @throws what the feed throws; an answer without an end is none */
export async function collected(feed: AsyncIterable<AnswerMessage>): Promise<Table> {
  let table: Table = { columns: [], rows: [], truncated: false, tookMs: 0 }
  for await (const message of feed) table = extended(table, message)
  return table
}

/** The table with what a message brings. Rows are a new list each time, for who compares. */
export function extended(table: Table, message: AnswerMessage): Table {
  switch (message.kind) {
    case 'columns':
      return { ...table, columns: message.columns }
    case 'rows':
      return { ...table, rows: [...table.rows, ...message.rows] }
    case 'end': {
      const { kind: _kind, ...end } = message
      return { ...table, ...end }
    }
  }
}

/** A whole answer in pieces. */
export function* piecesOf({ columns, rows, ...end }: Table): Generator<AnswerMessage> {
  yield { kind: 'columns', columns }
  for (let at = 0; at < rows.length; at += pieceRows) yield { kind: 'rows', rows: rows.slice(at, at + pieceRows) }
  yield { kind: 'end', ...end }
}
