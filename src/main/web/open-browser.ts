/** Opens the person's browser. */
import { spawn } from 'node:child_process'

/** Tries to; the address is on the screen in any case, so a failure is no error. */
export function openBrowser(url: string): void {
  const [command, ...args] = opener(url)
  if (command === undefined) return
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function opener(url: string): string[] {
  if (process.platform === 'darwin') return ['open', url]
  // An empty title first: `start` takes the first quoted text for one.
  if (process.platform === 'win32') return ['cmd.exe', '/c', 'start', '""', url.replaceAll('&', '^&')]
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', url] : []
}
