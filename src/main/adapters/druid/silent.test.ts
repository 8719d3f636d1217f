/** Who answers no connect, and who answers it and then takes its time: the first is not reached, the second is slow. */
import { type ChildProcess, spawn } from 'node:child_process'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { anyone } from './answers-under-test'
import { createDruidClient } from './index'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** Listens and never takes a connection: its process stands still. */
const stands = `const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  require('node:fs').writeSync(1, server.address().port + '\\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})`

async function portOf(child: ChildProcess): Promise<number> {
  for await (const text of child.stdout ?? []) return Number(String(text))
  throw new Error('it did not listen')
}

function isTaken(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    setTimeout(() => resolve(false), 500)
  })
}

/** A port of which the system lets further connects wait without an answer, as it does with an address that swallows packets. */
async function swallowing(): Promise<number> {
  const child = spawn(process.execPath, ['-e', stands], { stdio: ['ignore', 'pipe', 'inherit'] })
  closing.push(() => child.kill('SIGKILL'))
  const port = await portOf(child)
  for (let n = 0; n < 20; n++) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    closing.push(() => socket.destroy())
    if (!(await isTaken(socket))) return port
  }
  throw new Error('every connect was answered')
}

function clientAt(port: number, watchedConnectTimeoutMs: number) {
  const connection = { ...anyone, routerUrl: `http://127.0.0.1:${port}`, timeoutMs: 5000 }
  const client = createDruidClient(connection, {}, { watchedConnectTimeoutMs })
  closing.push(() => client.close())
  return client
}

// Others refuse a connect for which there is no room.
test.runIf(process.platform === 'linux')(
  'a connect that nobody answers is given up soon and once where somebody looks; a load waits as long as it may',
  async () => {
    const client = clientAt(await swallowing(), 600)
    const began = performance.now()
    await expect(client.sql('SELECT 1', { isWatched: true })).rejects.toMatchObject({
      code: 'druid.unreachable',
      details: { reasonCode: 'silent' }
    })
    // Undici looks at its clock twice a second.
    expect(performance.now() - began).toBeLessThan(2400)
    await expect(client.tasks({}, { timeoutMs: 1500 })).rejects.toMatchObject({ code: 'druid.timeout' })
  },
  20_000
)

test('who takes the connection and does not answer is slow: the time-out of the statement ends it', async () => {
  const server = createServer((socket) => closing.push(() => socket.destroy())).listen(0, '127.0.0.1')
  closing.push(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const client = clientAt(typeof address === 'object' && address ? address.port : 0, 300)
  await expect(client.sql('SELECT 1', { isWatched: true, timeoutMs: 1500 })).rejects.toMatchObject({
    code: 'druid.timeout',
    details: { seconds: 1.5 }
  })
}, 20_000)
