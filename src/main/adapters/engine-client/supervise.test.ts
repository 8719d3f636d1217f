import type { ContractRouterClient } from '@orpc/contract'
import { eventIterator, oc } from '@orpc/contract'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { translateErrors } from '../../../shared/contract/wire'
import { AppError } from '../../../shared/errors'
import type { EngineProcess, ForkEngine } from './engine-process'
import { type EngineLife, type SupervisedEngine, superviseEngine } from './supervise'

const contract = {
  echo: oc.input(z.object({ text: z.string() })).output(z.string()),
  hang: oc.input(z.object({})).output(z.string()),
  refuse: oc.input(z.object({})).output(z.string()),
  count: oc.input(z.object({})).output(eventIterator(z.number()))
}
type Client = ContractRouterClient<typeof contract>

/** An engine in this process behind the same wire; `die` is what SIGKILL does to a real one. */
function fakeEngine(stopped: { feeds: number }) {
  const processes: { die: () => void }[] = []
  const os = implement(contract)
  const router = os.router({
    echo: os.echo.handler(({ input }) => `${input.text} from ${processes.length}`),
    hang: os.hang.handler(() => new Promise<string>(() => undefined)),
    refuse: os.refuse.handler(() => {
      throw new AppError('open.empty', { name: 'a.csv' })
    }),
    count: os.count.handler(async function* () {
      try {
        for (let n = 0; ; n++) {
          yield n
          await new Promise((resolve) => setTimeout(resolve, 2))
        }
      } finally {
        stopped.feeds += 1
      }
    })
  })
  const handler = new RPCHandler(router, { clientInterceptors: [translateErrors(() => undefined)] })
  const fork: ForkEngine = () => {
    let toEngine: (event: { data: unknown }) => void = () => undefined
    const toHost: ((data: unknown) => void)[] = []
    const exits: ((code: number | null) => void)[] = []
    let alive = true
    const die = (code: number | null) => {
      if (!alive) return
      alive = false
      for (const exit of exits) exit(code)
    }
    handler.upgrade({
      postMessage: (data: unknown) => {
        if (alive) for (const listener of toHost) listener(data)
      },
      on: (event: string, listener: (event?: { data: unknown }) => void) => {
        if (event === 'message') toEngine = listener
      }
    })
    const engine: EngineProcess = {
      pid: processes.length + 1,
      postMessage: (data) => {
        if (!alive) return
        if (data === 'close') die(0)
        else toEngine({ data })
      },
      onMessage: (listener) => {
        toHost.push(listener)
        queueMicrotask(() => alive && listener('ready'))
      },
      onExit: (listener) => exits.push(listener),
      kill: () => die(null)
    }
    processes.push({ die: () => die(null) })
    return engine
  }
  return { fork, processes }
}

let engine: SupervisedEngine<Client> | undefined
afterEach(() => engine?.close())

function start(backoffMs: number[] = [1]) {
  const stopped = { feeds: 0 }
  const lives: EngineLife[] = []
  const { fork, processes } = fakeEngine(stopped)
  engine = superviseEngine<Client>({ role: 'reader', args: [], fork, backoffMs, onLife: (life) => lives.push(life) })
  return { engine, processes, lives, stopped }
}

test('a call waits for the engine to be up and gets its answer', async () => {
  const { engine } = start()
  expect(await engine.call((client) => client.echo({ text: 'hello' }))).toBe('hello from 1')
})

test('an error keeps its code and details over the wire', async () => {
  const { engine } = start()
  await expect(engine.call((client) => client.refuse({}))).rejects.toMatchObject({
    code: 'open.empty',
    details: { name: 'a.csv' },
    message: 'a.csv is empty: it has no bytes. Export it again.'
  })
})

test('a death fails every pending call with engine.crashed, and the next call is answered by a new process', async () => {
  const { engine, processes, lives } = start()
  const pending = [engine.call((client) => client.hang({})), engine.call((client) => client.hang({}))]
  const outcomes = Promise.allSettled(pending)
  await engine.call((client) => client.echo({ text: 'up' }))
  processes[0]?.die()
  const codes = (await outcomes).map((outcome) => outcome.status === 'rejected' && outcome.reason.code)
  expect(codes).toEqual(['engine.crashed', 'engine.crashed'])
  expect(await engine.call((client) => client.echo({ text: 'again' }))).toBe('again from 2')
  expect(lives).toEqual(['ready', 'restarting', 'ready'])
  expect(engine.restarts()).toBe(1)
})

test('a feed ends with engine.crashed when the engine dies in its middle', async () => {
  const { engine, processes } = start()
  const seen: number[] = []
  const read = async () => {
    for await (const n of engine.feed((client) => client.count({}))) {
      seen.push(n)
      if (n === 3) processes[0]?.die()
    }
  }
  await expect(read()).rejects.toMatchObject({ code: 'engine.crashed' })
  expect(seen.slice(0, 4)).toEqual([0, 1, 2, 3])
})

test('leaving a feed stops it in the engine', async () => {
  const { engine, stopped } = start()
  for await (const n of engine.feed((client) => client.count({}))) if (n === 2) break
  await expect.poll(() => stopped.feeds).toBe(1)
})

test('a feed whose signal is aborted between two messages ends as cancelled', async () => {
  const { engine } = start()
  const abort = new AbortController()
  const read = async () => {
    for await (const n of engine.feed((client) => client.count({}, { signal: abort.signal }))) {
      if (n === 2) abort.abort()
    }
  }
  await expect(read()).rejects.toMatchObject({ code: 'cancelled' })
})

test('a restart on purpose fails what runs and is back at once', async () => {
  const { engine } = start([60_000])
  await engine.call((client) => client.echo({ text: 'up' }))
  const pending = engine.call((client) => client.hang({}))
  const outcome = expect(pending).rejects.toMatchObject({ code: 'engine.crashed' })
  engine.restart()
  await outcome
  expect(await engine.call((client) => client.echo({ text: 'back' }))).toBe('back from 2')
})

test('after five deaths within a minute it gives up and says so', async () => {
  const { engine, processes } = start()
  for (let death = 0; death < 5; death++) {
    await engine.call((client) => client.echo({ text: 'up' }))
    processes[death]?.die()
  }
  await expect(engine.call((client) => client.echo({ text: 'up' }))).rejects.toMatchObject({
    code: 'engine.unavailable'
  })
  expect(engine.life()).toBe('gave-up')
})
