/** Engines as Node child processes, for the web host and the command line. */
import { fork } from 'node:child_process'
import { type EngineRole, engineEnvironment, type ForkEngine } from './engine-process'

/**
 * @param entry path of the built `engine.js`
 * @param onLine one line an engine wrote to its standard error
 */
export function forkWithNode(entry: string, onLine: (role: EngineRole, line: string) => void): ForkEngine {
  return (role, args) => {
    const child = fork(entry, [role, ...args], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: engineEnvironment()
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line.trim()) onLine(role, line)
    })
    // A message to a process that has just died is not an error of its own: onExit tells.
    child.on('error', () => undefined)
    return {
      pid: child.pid ?? null,
      postMessage: (data) => {
        if (child.connected) child.send(data as never, () => undefined)
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', listener),
      kill: () => {
        child.kill('SIGKILL')
      }
    }
  }
}
