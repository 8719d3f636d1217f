/** The real core under Node 24, for the relay. */
import { join } from 'node:path'
import { RPCHandler } from '@orpc/server/message-port'
import { forkWithNode } from '../../../src/main/adapters/engine-client/fork-node'
import { createCore } from '../../../src/main/core'
import type { RelayMessage } from './relay'

const root = process.env.SALES_ROOT ?? ''
const send = (message: RelayMessage) => process.connected && process.send?.(message)

interface VirtualPort {
  postMessage(data: unknown): void
  on(event: string, listener: (event?: { data: unknown }) => void): void
}

try {
  const core = await createCore({
    host: 'electron',
    version: '0.0.0-test',
    workspaceDir: join(process.argv[2] ?? '', 'workspace'),
    roots: [],
    samplePath: join(root, 'resources', 'sample-sales.csv'),
    forkEngine: (onLine) => forkWithNode(join(root, 'out', 'main', 'engine.js'), onLine)
  })
  const handler = new RPCHandler(core.router, { clientInterceptors: [...core.interceptors] })
  const listeners = new Map<number, { message: ((event: { data: unknown }) => void)[]; close: (() => void)[] }>()
  core.onJob((job) => send({ kind: 'job', job }))
  core.onAlert((fired) => send({ kind: 'alert', fired }))

  const open = (id: number) => {
    const heard = { message: [] as ((event: { data: unknown }) => void)[], close: [] as (() => void)[] }
    listeners.set(id, heard)
    const port: VirtualPort = {
      postMessage: (data) => send({ kind: 'data', port: id, data: String(data) }),
      on: (event, listener) => {
        if (event === 'message') heard.message.push(listener)
        if (event === 'close') heard.close.push(listener)
      }
    }
    handler.upgrade(port)
  }

  const answers = {
    grant: (path: string) => core.grantPath(path),
    running: async () => core.runningJobs(),
    quit: async () => {
      await core.close()
      process.exit(0)
    }
  }

  process.on('message', (message: RelayMessage) => {
    if (message.kind === 'open') open(message.port)
    if (message.kind === 'data')
      for (const listener of listeners.get(message.port)?.message ?? []) listener({ data: message.data })
    if (message.kind === 'close') {
      for (const listener of listeners.get(message.port)?.close ?? []) listener()
      listeners.delete(message.port)
    }
    if (message.kind === 'ask') {
      const { id, what, path } = message
      answers[what](path ?? '').then(
        (value) => send({ kind: 'answer', id, value }),
        (error: Error) => send({ kind: 'answer', id, error: error.message })
      )
    }
  })
  process.on('disconnect', () => void core.close().finally(() => process.exit(0)))
  send({ kind: 'ready' })
} catch (error) {
  send({ kind: 'failed', text: String((error as Error)?.stack ?? error) })
}
