/** Files as they were named on the command line. */
import { existsSync } from 'node:fs'
import { glob } from 'node:fs/promises'

/**
 * Replaces `*.csv` and the like by the files that match, sorted; shells of Windows leave that to the program. A name
 * that matches nothing, or is a file itself, stays as it is.
 */
export async function expandNames(names: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names) {
    const matches: string[] = []
    if (/[*?[]/.test(name) && !existsSync(name)) for await (const match of glob(name)) matches.push(match)
    files.push(...(matches.length > 0 ? matches.sort() : [name]))
  }
  return files
}
