/** A saved board as a file of its own: what is written, and what is checked before it is taken. */
import { AppError } from '../../errors'
import { type BoardContent, BoardFile } from './saved'

const format = 'sales-analytics-board'
const newestVersion = 1

/** The text of a board's file: JSON that says what it is. */
export function boardFileText(board: BoardContent): string {
  const file: BoardFile = { format, version: newestVersion, board }
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * Reads what `boardFileText` wrote.
 * @param name of the file, for the sentence
 * @throws AppError `explore.no-board-file` for any other file, `explore.board-version` for one of a later app,
 * `explore.bad-board-file` with the place of the first mistake
 */
export function readBoardFile(text: string, name: string): BoardContent {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new AppError('explore.no-board-file', { name }, { cause: error })
  }
  if (!isRecord(data) || data.format !== format) throw new AppError('explore.no-board-file', { name })
  if (typeof data.version === 'number' && data.version > newestVersion) {
    throw new AppError('explore.board-version', { name, version: data.version, newest: newestVersion })
  }
  const parsed = BoardFile.safeParse(data)
  if (parsed.success) return parsed.data.board
  const place = parsed.error.issues[0]?.path.map(String).join('.') || 'board'
  throw new AppError('explore.bad-board-file', { name, place })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
