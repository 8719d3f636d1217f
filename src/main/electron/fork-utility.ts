/** Engines as Electron utility processes (RunAsNode is fused off, so `child_process.fork` can't start our JavaScript). */
import { utilityProcess } from 'electron'
import {
  type EngineProcess,
  type EngineRole,
  engineEnvironment,
  type ForkEngine
} from '../adapters/engine-client/engine-process'

/**
 * @param entry path of the built `engine.js`
 * @param onLine one line an engine wrote to its standard error
 */
export function forkWithElectron(entry: string, onLine: (role: EngineRole, line: string) => void): ForkEngine {
  return (role, args): EngineProcess => {
    const child = utilityProcess.fork(entry, [role, ...args], {
      serviceName: `sales-analytics-${role}`,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: engineEnvironment()
    })
    child.stderr?.setEncoding('utf8' as never)
    child.stderr?.on('data', (text: string | Buffer) => {
      for (const line of String(text).split('\n')) if (line.trim()) onLine(role, line)
    })
    let alive = true
    child.once('exit', () => {
      alive = false
    })
    return {
      get pid() {
        return child.pid ?? null
      },
      postMessage: (data) => {
        if (alive) child.postMessage(data)
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', listener),
      kill: () => {
        // `kill()` asks politely; an engine in the middle of a native call would not hear it.
        const { pid } = child
        if (pid === undefined) child.kill()
        else process.kill(pid, 'SIGKILL')
      }
    }
  }
}
