/** Connects the shell to a core in another process: Node 24, where the core's natives load. Messages are plain text. */
import { fork } from 'node:child_process'
import type { ConnectCore, ShellCore } from '../../../src/main/electron/shell-core'
import type { FiredAlert } from '../../../src/shared/domain/alert'
import type { Job } from '../../../src/shared/domain/job'

/** What crosses between shell and core process. */
export type RelayMessage =
  | { kind: 'ready' }
  | { kind: 'failed'; text: string }
  | { kind: 'open' | 'close'; port: number }
  | { kind: 'data'; port: number; data: string }
  | { kind: 'ask'; id: number; what: 'grant' | 'running' | 'quit'; path?: string }
  | { kind: 'answer'; id: number; value?: unknown; error?: string }
  | { kind: 'job'; job: Job }
  | { kind: 'alert'; fired: FiredAlert }

/** @param node path of Node 24 @param coreProcess path of the built core process */
export function relayTo(node: string, coreProcess: string): ConnectCore {
  return async (userDataDir) => {
    const child = fork(coreProcess, [userDataDir], {
      execPath: node,
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc']
    })
    const ports = new Map<number, Electron.MessagePortMain>()
    const asked = new Map<number, (message: { value?: unknown; error?: string }) => void>()
    const jobListeners = new Set<(job: Job) => void>()
    const alertListeners = new Set<(fired: FiredAlert) => void>()
    let nextPort = 0
    let nextQuestion = 0
    const send = (message: RelayMessage) => child.connected && child.send(message)

    await new Promise<void>((resolve, reject) => {
      child.on('message', (message: RelayMessage) => {
        if (message.kind === 'ready') resolve()
        if (message.kind === 'failed') reject(new Error(message.text))
        if (message.kind === 'data') ports.get(message.port)?.postMessage(message.data)
        if (message.kind === 'answer') asked.get(message.id)?.(message)
        if (message.kind === 'job') for (const listener of jobListeners) listener(message.job)
        if (message.kind === 'alert') for (const listener of alertListeners) listener(message.fired)
      })
      child.once('exit', () => reject(new Error('the core process ended')))
    })

    const ask = (what: 'grant' | 'running' | 'quit', path?: string) => {
      nextQuestion += 1
      const id = nextQuestion
      return new Promise<unknown>((resolve, reject) => {
        asked.set(id, ({ value, error }) => {
          asked.delete(id)
          if (error === undefined) resolve(value)
          else reject(new Error(error))
        })
        send({ kind: 'ask', id, what, path })
      })
    }

    return {
      serve(port) {
        nextPort += 1
        const id = nextPort
        ports.set(id, port)
        send({ kind: 'open', port: id })
        port.on('message', (event) => send({ kind: 'data', port: id, data: String(event.data) }))
        port.on('close', () => {
          ports.delete(id)
          send({ kind: 'close', port: id })
        })
        port.start()
      },
      grantPath: async (path) => String(await ask('grant', path)),
      onJob(listener) {
        jobListeners.add(listener)
        return () => jobListeners.delete(listener)
      },
      onAlert(listener) {
        alertListeners.add(listener)
        return () => alertListeners.delete(listener)
      },
      runningJobs: async () => Number(await ask('running')),
      async close() {
        const gone = new Promise((resolve) => child.once('exit', resolve))
        void ask('quit').catch(() => undefined)
        await gone
      }
    } satisfies ShellCore
  }
}
