/** Statements that were run, newest first, kept in this window's storage for each workspace. */

const kept = 50
const keyOf = (workspace: string) => `sales.sql.${workspace}`

export function readHistory(workspace: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(workspace)) ?? '[]')
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

export function writeHistory(workspace: string, statements: readonly string[]): void {
  localStorage.setItem(keyOf(workspace), JSON.stringify(statements))
}

/** The history with a statement on top, once. */
export function remembered(history: readonly string[], statement: string): string[] {
  const text = statement.trim()
  return [text, ...history.filter((one) => one !== text)].slice(0, kept)
}
