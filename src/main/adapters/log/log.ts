/** The log: JSON lines in the workspace; nothing secret, no cell of a file. */
import pino from 'pino'

export interface Log {
  info(fields: Record<string, unknown>, text: string): void
  warn(fields: Record<string, unknown>, text: string): void
  error(fields: Record<string, unknown>, text: string): void
  close(): void
}

/** Appends to the file at `path`; lines are on disk when the call returns, so that a crash loses none. */
export function openLog(path: string): Log {
  const destination = pino.destination({ dest: path, sync: true, mkdir: true })
  const log = pino({ base: null, redact: ['token', '*.token', '*.secret', '*.password'] }, destination)
  return {
    info: (fields, text) => log.info(fields, text),
    warn: (fields, text) => log.warn(fields, text),
    error: (fields, text) => log.error(fields, text),
    close: () => destination.end()
  }
}
