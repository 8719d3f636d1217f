/** For tests: a web host over a small core (real router, path policy and errors; rooms that answer from memory). */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPreferences } from '../../shared/contract/settings'
import { translateErrors } from '../../shared/contract/wire'
import { AppError } from '../../shared/errors'
import { pathPolicy } from '../adapters/files/path-policy'
import { createRouter, type Rooms } from '../router'
import { startWebHost, type WebHost, type WebHostOptions } from './host'

export interface HostUnderTest {
  readonly host: WebHost
  /** Temporary folder with `inside/`, `outside.csv`, `renderer/` and `uploads/`. */
  readonly dir: string
  /** Inputs of the ingest calls, in their order. */
  readonly ingested: unknown[]
  /** Number of feeds that are being read. */
  readonly openFeeds: () => number
  readonly reported: unknown[]
  close(): Promise<void>
}

export async function hostUnderTest(options: Partial<WebHostOptions> = {}): Promise<HostUnderTest> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'web-host-')))
  const inside = join(dir, 'inside')
  await mkdir(inside)
  await mkdir(join(dir, 'renderer', 'assets'), { recursive: true })
  await writeFile(join(dir, 'outside.csv'), 'secret\n1\n')
  await writeFile(join(inside, 'a.csv'), 'a\n1\n')
  await writeFile(join(dir, 'renderer', 'index.html'), '<!doctype html><title>app</title>')
  await writeFile(join(dir, 'renderer', 'favicon.svg'), '<svg/>')
  await writeFile(join(dir, 'renderer', 'assets', 'index-AbCd1234.js'), 'export {}')
  const paths = await pathPolicy([inside], () => false)
  const ingested: unknown[] = []
  const reported: unknown[] = []
  let feeds = 0
  const rooms = {
    paths,
    open: { open: async (path: string) => ({ source: { id: await paths.allow(path) } }) },
    check: { report: async () => ({}) },
    shape: {
      propose: async (...input: unknown[]) => {
        ingested.push(input)
        throw new AppError('load.below-gate', { score: 12, gate: 80 })
      }
    },
    datasets: {
      list: () => {
        throw new TypeError('secret internals')
      }
    },
    preferences: { get: () => ({ ...defaultPreferences, theme: 'dark', language: 'de' }), set: () => undefined },
    jobs: {
      async *feed(signal: AbortSignal | undefined) {
        feeds += 1
        try {
          yield { kind: 'snapshot', jobs: [] }
          await new Promise((resolve) => signal?.addEventListener('abort', resolve))
        } finally {
          feeds -= 1
        }
      }
    }
  } as unknown as Rooms
  const host = await startWebHost({
    core: {
      router: createRouter(rooms),
      interceptors: [translateErrors((error) => reported.push(error))],
      grantPath: paths.grant
    },
    version: '1.2.3',
    port: 0,
    rendererDir: join(dir, 'renderer'),
    uploadsDir: join(dir, 'uploads'),
    uploadLimitBytes: 1_000_000,
    report: (error) => reported.push(error),
    ...options
  })
  return {
    host,
    dir,
    ingested,
    reported,
    openFeeds: () => feeds,
    async close() {
      await host.close()
      await rm(dir, { recursive: true, force: true })
    }
  }
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface Ask {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Uint8Array
}

/** A request as it is: nothing of path or headers is put right on the way, as `fetch` would. */
export function ask(host: WebHost, path: string, options: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: host.port,
        path,
        method: options.method ?? 'GET',
        headers: options.headers,
        agent: false
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString()
          })
        )
      }
    )
    outgoing.on('error', reject)
    outgoing.end(options.body)
  })
}

/** Headers of a script that has read run.json. */
export function bearer(host: WebHost): OutgoingHttpHeaders {
  return { authorization: `Bearer ${host.bearerToken}` }
}

/** Headers of a browser that signed in. */
export async function signedIn(host: WebHost, signInUrl = host.signInUrl): Promise<OutgoingHttpHeaders> {
  const answer = await ask(host, pathOf(signInUrl))
  return { cookie: (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '' }
}

export function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
