/** The log: JSON lines in the workspace; nothing secret, no cell of a file. */
import pino from 'pino'

type Write = (fields: Record<string, unknown>, text: string) => void

export interface Log {
  readonly info: Write
  readonly warn: Write
  readonly error: Write
  close(): void
}

/**
 * Appends to the file at `path`; lines are on disk when the call returns, so that a crash loses none. A line that the disk
 * does not take goes to standard error: work must not end because it can't be written about.
 */
export function openLog(path: string): Log {
  const destination = pino.destination({ dest: path, sync: true, mkdir: true })
  destination.on('error', () => undefined)
  const log = pino({ base: null, redact: ['token', '*.token', '*.secret', '*.password'] }, destination)
  const writer =
    (level: 'info' | 'warn' | 'error'): Write =>
    (fields, text) => {
      try {
        log[level](fields, text)
      } catch (error) {
        process.stderr.write(`${JSON.stringify({ level, ...fields, msg: text, log: String(error) })}\n`)
      }
    }
  return {
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    close: () => {
      try {
        destination.end()
      } catch {
        // What it still held is lost with the disk's room; there is nobody left to tell.
      }
    }
  }
}
