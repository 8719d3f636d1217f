/** What a person may say on the command line. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DatasetName } from '../../shared/domain/dataset'
import type { LoadMode } from '../../shared/domain/load-mode'
import { AppError } from '../../shared/errors'

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | AnalyzeCommand
  | LoadCommand
  | QueryCommand
  | JobsCommand

interface Working {
  readonly json: boolean
  /** Workspace folder, or null for the default. */
  readonly dataDir: string | null
}

/** Which files, and how they are taken. */
export interface FilesOfCommand {
  readonly files: readonly string[]
  /** File to read in each zip archive, or null: the only one. */
  readonly entry: string | null
  /** All of them are one table. */
  readonly together: boolean
  /** That table has a column with the name of each row's file. */
  readonly fileColumn: boolean
}

export interface AnalyzeCommand extends Working, FilesOfCommand {
  readonly kind: 'analyze'
  /** Folder for the raw text, or null. */
  readonly textDir: string | null
  /** Dataset whose rules and last load the files are compared with, or null. */
  readonly against: string | null
}

export interface LoadCommand extends Working, FilesOfCommand {
  readonly kind: 'load'
  readonly dataset: string
  readonly recipePath: string | null
  readonly mode: LoadMode
  readonly belowGateReason: string | null
}

export interface QueryCommand extends Working {
  readonly kind: 'query'
  readonly sql: string
  readonly limit: number
}

export interface JobsCommand extends Working {
  readonly kind: 'jobs'
}

const ofFiles = ['entry', 'together', 'file-column']
/** Options each command takes beside those of all. */
const own: Record<string, readonly string[]> = {
  analyze: [...ofFiles, 'text', 'against'],
  load: [...ofFiles, 'dataset', 'recipe', 'replace', 'allow-below-gate'],
  query: ['limit'],
  jobs: []
}
const ofAll = ['json', 'data', 'help', 'version']

const modes: Record<string, LoadMode> = { months: 'replace-months', all: 'replace-all', append: 'append' }

const defaultLimit = 1000
const largestLimit = 10_000

/**
 * Reads the arguments behind `sales`.
 * @throws AppError `cli.usage` naming what is wrong or missing
 */
export function commandOf(args: readonly string[]): Command {
  const { values, positionals } = parsed(args)
  const [name, ...rest] = positionals
  if (values.help || (name === 'help' && rest.length === 0)) return { kind: 'help' }
  if (values.version) return { kind: 'version' }
  if (name === undefined) throw wrong('Say what to do: analyze, load, query or jobs')
  const options = own[name]
  if (!options) throw wrong(`There is no command ${name}`)
  for (const option of Object.keys(values)) {
    if (!options.includes(option) && !ofAll.includes(option)) throw wrong(`${name} takes no --${option}`)
  }
  const working = { json: values.json ?? false, dataDir: values.data === undefined ? null : resolve(values.data) }
  if (name === 'analyze') {
    return {
      kind: 'analyze',
      ...working,
      ...filesOf(name, rest, values),
      textDir: values.text ? resolve(values.text) : null,
      against: values.against === undefined ? null : nameOf(values.against)
    }
  }
  if (name === 'load') {
    return {
      kind: 'load',
      ...working,
      ...filesOf(name, rest, values),
      dataset: datasetOf(values.dataset),
      recipePath: values.recipe === undefined ? null : resolve(values.recipe),
      mode: modeOf(values.replace ?? 'months'),
      belowGateReason: reasonOf(values['allow-below-gate'])
    }
  }
  if (rest.length > 0 && name === 'jobs') throw wrong(`jobs takes no ${rest.join(' ')}`)
  if (name === 'jobs') return { kind: 'jobs', ...working }
  const [sql, ...more] = rest
  if (sql === undefined || sql.trim() === '') throw wrong('query needs SQL')
  if (more.length > 0) throw wrong('query takes one text: put the SQL into quotes')
  return { kind: 'query', ...working, sql, limit: limitOf(values.limit) }
}

function wrong(what: string, cause?: unknown): AppError {
  return new AppError('cli.usage', { what }, { cause })
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        entry: { type: 'string' },
        together: { type: 'boolean' },
        'file-column': { type: 'boolean' },
        text: { type: 'string' },
        against: { type: 'string' },
        dataset: { type: 'string' },
        recipe: { type: 'string' },
        replace: { type: 'string' },
        'allow-below-gate': { type: 'string' },
        limit: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' }
      }
    })
  } catch (error) {
    // Node's own sentence goes on about ways around; its first one says which argument it is.
    const [first = ''] = (error as Error).message.split(/[.\n] ?(?=[A-Z]|$)/)
    throw wrong(first, error)
  }
}

function filesOf(name: string, files: readonly string[], values: ReturnType<typeof parsed>['values']): FilesOfCommand {
  if (files.length === 0) throw wrong(`${name} needs a file`)
  const together = values.together ?? false
  const fileColumn = values['file-column'] ?? false
  if (fileColumn && !together) throw wrong('--file-column goes with --together')
  return { files, entry: values.entry ?? null, together, fileColumn }
}

function datasetOf(dataset: string | undefined): string {
  if (dataset === undefined) throw wrong('load needs --dataset NAME')
  return nameOf(dataset)
}

function nameOf(dataset: string): string {
  if (!DatasetName.safeParse(dataset).success) throw new AppError('load.bad-name', { name: dataset })
  return dataset
}

function modeOf(text: string): LoadMode {
  const mode = modes[text]
  if (!mode) throw wrong(`--replace is months, all or append, not ${text}`)
  return mode
}

function reasonOf(reason: string | undefined): string | null {
  if (reason === undefined) return null
  if (reason.trim().length < 3) throw wrong('--allow-below-gate needs a reason of three letters or more')
  return reason
}

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? defaultLimit)
  if (!Number.isInteger(limit) || limit < 1 || limit > largestLimit) {
    throw wrong(`--limit is 1 to ${largestLimit}, not ${text}`)
  }
  return limit
}
