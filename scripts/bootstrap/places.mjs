// Where things are, relative to the repository.
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const rootDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
export const cacheDir = join(rootDir, '.cache')

/** A path inside the repository. */
export const inRoot = (...parts) => join(rootDir, ...parts)

/** Where the person stands who typed the command: npm changes into the repository first. */
export const callerDir = process.env.npm_lifecycle_event ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()

/** A path as the person meant it. */
export const fromCaller = (path) => resolve(callerDir, path)
