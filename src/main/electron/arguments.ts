/** Files named on a command line. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { isTableName } from '../../shared/domain/dialect'

/** The first argument that names a file; options and the app's own path (development) are passed over. */
export function fileArgument(argv: readonly string[], cwd: string, skip: readonly string[] = []): string | null {
  for (const argument of argv.slice(1)) {
    if (argument.startsWith('-') || skip.includes(argument)) continue
    const path = resolve(cwd, argument)
    if (existsSync(path) && statSync(path).isFile() && isTableName(path)) return path
  }
  return null
}
