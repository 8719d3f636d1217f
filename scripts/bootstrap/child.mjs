// Child processes: run to the end, or keep in the foreground until they or we are told to stop.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** How long a child may take to close before it is ended by force. */
const closeLimitMs = 2900
const lookForParentMs = 250

/**
 * Runs a program to its end.
 * @param {{ cwd?: string, env?: object, quiet?: boolean, timeoutMs?: number }} options quiet: output is kept, not shown
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
export function runToEnd(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    })
    let output = ''
    let timedOut = false
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    const late =
      options.timeoutMs &&
      setTimeout(() => {
        timedOut = true
        child.kill('SIGKILL')
      }, options.timeoutMs)
    let stoppedBy = null
    const forget = passSignals((signal) => {
      stoppedBy = signal
      child.kill(signal)
    })
    const end = (code) => {
      clearTimeout(late)
      forget()
      // Whoever stops us does not want the next step either.
      if (stoppedBy) process.exit(128 + constants.signals[stoppedBy])
      resolve({ code, output, timedOut })
    }
    child.on('error', (error) => {
      output += error.message
      end(127)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

/**
 * Runs a program in the foreground; Ctrl-C and SIGTERM are handed on, and it is ended by force when it does not close.
 * @param {{ env?: object, cwd?: string, channel?: boolean }} options channel: an IPC channel, over which the child is
 *   told to close (Windows knows no SIGTERM) and by whose end it notices that we died
 * @returns {Promise<number>} exit code
 */
export function runInForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['inherit', 'inherit', 'inherit', ...(options.channel ? ['ipc'] : [])]
    })
    let late
    const forget = passSignals((signal) => {
      if (child.connected) child.send('close', () => {})
      else child.kill(signal)
      late ??= setTimeout(() => child.kill('SIGKILL'), closeLimitMs)
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearTimeout(late)
      forget()
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/**
 * Calls `pass` when this process is told to end. npm starts us through a shell that dies of SIGTERM without handing it
 * on, so under npm the loss of the parent counts as SIGTERM.
 */
function passSignals(pass) {
  const listeners = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => ({ signal, listener: () => pass(signal) }))
  for (const { signal, listener } of listeners) process.on(signal, listener)
  const parent = process.ppid
  const orphaned = setInterval(() => process.ppid !== parent && pass('SIGTERM'), lookForParentMs)
  if (!process.env.npm_lifecycle_event) clearInterval(orphaned)
  return () => {
    clearInterval(orphaned)
    for (const { signal, listener } of listeners) process.off(signal, listener)
  }
}
