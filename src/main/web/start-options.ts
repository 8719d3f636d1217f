/** What a person may say on the command line of the web host. */
import { homedir, platform } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors'

export interface StartOptions {
  readonly port: number
  /** Nobody asked for this very port: any free one will do when it is taken. */
  readonly anyPort: boolean
  readonly open: boolean
  readonly workspaceDir: string
  /** Folders whose files may be read. */
  readonly roots: readonly string[]
  readonly uploadLimitBytes: number
  /** A file to be opened first. */
  readonly openFirst: string | null
}

/** One page of help. */
export const usage = `Sales Analytics in a browser on this machine.

  web [options] [FILE.csv]

  --port N            port to listen on, on 127.0.0.1 (default 4173, or a free one; 0: any free one)
  --no-open           do not open the browser
  --data DIR          workspace folder
  --root DIR          folder whose files may be read; may be given several times (default: the home folder)
  --upload-limit SIZE largest upload, for example 500MB or 2GB (default 2GB)`

const defaultPort = 4173

/**
 * Reads the arguments.
 * @throws AppError `settings.invalid` naming the argument that is wrong
 */
export function startOptions(args: readonly string[], env: NodeJS.ProcessEnv = process.env): StartOptions {
  const { values, positionals } = parsed(args)
  if (positionals.length > 1)
    throw new AppError('settings.invalid', { what: `More than one file (${positionals.join(', ')})` })
  const port = Number(values.port ?? defaultPort)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new AppError('settings.invalid', { what: `--port ${values.port}` })
  const file = positionals[0]
  return {
    port,
    anyPort: values.port === undefined,
    open: !values['no-open'],
    workspaceDir: resolve(values.data ?? defaultWorkspaceDir(env)),
    roots: (values.root ?? [homedir()]).map((root) => resolve(root)),
    uploadLimitBytes: sizeOf(values['upload-limit'] ?? '2GB'),
    openFirst: file === undefined ? null : resolve(file)
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        data: { type: 'string' },
        root: { type: 'string', multiple: true },
        'upload-limit': { type: 'string' }
      }
    })
  } catch (error) {
    throw new AppError('settings.invalid', { what: (error as Error).message.split('. ')[0] }, { cause: error })
  }
}

/** The platform's place for data of an application of this user. */
export function defaultWorkspaceDir(env: NodeJS.ProcessEnv = process.env, system: string = platform()): string {
  return join(userDataDir(env, system), 'Sales Analytics', 'workspace')
}

function userDataDir(env: NodeJS.ProcessEnv, system: string): string {
  if (system === 'win32') return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  if (system === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return env.XDG_DATA_HOME || join(homedir(), '.local', 'share')
}

/** `500MB` in bytes; units are powers of 1024. */
function sizeOf(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?$/i.exec(text.trim())
  const power = ['', 'k', 'm', 'g', 't'].indexOf((match?.[2] ?? '').toLowerCase())
  const sizeBytes = Math.floor(Number(match?.[1]) * 1024 ** power)
  if (!match || sizeBytes <= 0) throw new AppError('settings.invalid', { what: `--upload-limit ${text}` })
  return sizeBytes
}
