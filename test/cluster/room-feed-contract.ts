/** The feed of a cluster and its history, on a real cluster that goes away and comes back. */
import { rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '../../src/main/core'
import type { ClusterLook } from '../../src/shared/contract/cluster'
import { connectionOf, coreIn, newWorkspace } from './app-world'
import type { DruidServer } from './services/druid'
import type { S3Server } from './services/s3'

const nowhere: S3Server = { url: 'http://127.0.0.1:9', accessKeyId: 'none', secretAccessKey: 'none' } as S3Server

/** A way to a server that can be cut and opened again under one address. */
async function wayTo(url: string) {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  let server: Server
  const open = (at: number) =>
    new Promise<number>((done) => {
      server = createServer((socket) => {
        const onward = connect(Number(port), hostname)
        for (const [one, other] of [
          [socket, onward],
          [onward, socket]
        ] as const) {
          sockets.add(one)
          one.on('error', () => other.destroy())
          one.on('close', () => {
            sockets.delete(one)
            other.destroy()
          })
          one.pipe(other)
        }
      }).listen(at, '127.0.0.1', () => done((server.address() as { port: number }).port))
    })
  const at = await open(0)
  return {
    url: `http://127.0.0.1:${at}`,
    async cut() {
      const closed = new Promise((done) => server.close(done))
      for (const socket of sockets) socket.destroy()
      await closed
    },
    open: () => open(at)
  }
}

export function roomFeedContract(name: string, server: DruidServer | null) {
  describe.runIf(server)(`The feed of a cluster with ${name}`, () => {
    const workspace = newWorkspace()
    let way: Awaited<ReturnType<typeof wayTo>>
    let core: Core
    let connectionId = ''

    beforeAll(async () => {
      const druid = server as DruidServer
      way = await wayTo(druid.url)
      core = await coreIn(workspace)
      const connection = connectionOf({ s3: nowhere, druid: { ...druid, url: way.url }, bucket: 'no-bucket' })
      connectionId = (await core.client.cluster.put(connection)).id
    })
    afterAll(async () => {
      await core.close()
      await way.cut().catch(() => undefined)
      rmSync(workspace, { recursive: true, force: true })
    })

    /** Follows until `enough`; gives all that was said. */
    async function followed(enough: (look: ClusterLook) => boolean, onLook: (look: ClusterLook) => unknown = () => {}) {
      const stopper = new AbortController()
      const said: ClusterLook[] = []
      for await (const look of await core.client.cluster.watch({ connectionId }, { signal: stopper.signal })) {
        said.push(look)
        await onLook(look)
        if (enough(look)) break
      }
      stopper.abort()
      return said
    }

    it('knows every process: health, version, uptime, memory, leader; ZooKeeper and what is left to load', async () => {
      const { overview } = (await followed(({ state }) => state === 'now')).at(-1) ?? { overview: null }
      const services = overview?.services ?? []
      for (const type of ['router', 'broker', 'coordinator', 'overlord', 'historical', 'indexer']) {
        const service = services.find((one) => one.type === type)
        expect(service).toMatchObject({ health: 'answers', version: overview?.version })
        expect([type, (service?.startedMs ?? 0) > 0]).toEqual([type, true])
        expect([type, (service?.memoryUsedBytes ?? 0) > 0]).toEqual([type, true])
        expect(service?.memoryMaxBytes).toBeGreaterThan(service?.memoryUsedBytes ?? 0)
      }
      const leaders = services.filter(({ isLeader }) => isLeader).map(({ type }) => type)
      expect(leaders.sort()).toEqual(['coordinator', 'overlord'])
      expect(services.find(({ type }) => type === 'historical')).toMatchObject({ toLoad: expect.any(Number) })
      expect(overview?.discovery).toMatchObject({ works: true, zookeeper: expect.stringMatching(/:\d+$/) })
      expect(overview?.slots?.total).toBe(4)
      const { samples } = await core.client.cluster.history({ connectionId })
      expect(samples).toHaveLength(1)
      expect(samples[0]).toMatchObject({ slotsTotal: 4, services: services.length, unavailable: expect.any(Number) })
    })

    it('says when the cluster went away, shows what was seen with its age, and sees it again', async () => {
      const said = await followed(
        ({ state }) => state === 'before',
        async ({ state }) => {
          if (state === 'now') await way.cut()
        }
      )
      const last = said.at(-1)
      const seen = said.findLast(({ state }) => state === 'now')
      expect(last?.overview).toEqual(seen?.overview)
      expect(last?.failures.map(({ code }) => code)).toEqual(['druid.unreachable'])
      expect(last?.failures[0]?.details).toMatchObject({ reasonCode: 'refused' })
      expect((last?.nextMs ?? 0) - (last?.atMs ?? 0)).toBe(10_000)

      await way.open()
      const back = await followed(({ state }) => state === 'now')
      expect(back.map(({ state }) => state)).toEqual(['before', 'now'])
    })

    it('opens with what was seen after a restart, with every service down', async () => {
      await core.close()
      await way.cut()
      core = await coreIn(workspace)
      const [first, then] = await followed(({ state }) => state !== 'asking')
      expect(first).toMatchObject({ state: 'asking', overview: { version: expect.any(String) } })
      expect(then).toMatchObject({ state: 'before', overview: { version: first?.overview?.version } })
      expect(then?.overview?.atMs).toBe(first?.overview?.atMs)
      expect(first?.overview?.services.length).toBeGreaterThan(5)
      expect((await core.client.cluster.history({ connectionId })).samples.length).toBeGreaterThan(0)
    })

    it('is unknown after its connection was removed', async () => {
      await core.client.cluster.remove({ connectionId })
      await expect(followed(() => true)).rejects.toMatchObject({ code: 'cluster.unknown' })
      await expect(core.client.cluster.history({ connectionId })).rejects.toMatchObject({ code: 'cluster.unknown' })
    })
  })
}
