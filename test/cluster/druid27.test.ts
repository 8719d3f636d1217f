/** Druid 27: SQL-based ingestion, and who may do what. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { DruidClient } from '../../src/main/pipeline/druid-port'
import { generateSpec } from '../../src/shared/domain/druid/generate'
import { administrationContract } from './druid-administration'
import { ingestionContract } from './druid-contract'
import { druidAt, ended, freshName, load, saleForm, saleInput } from './druid-loads'
import { ndjson, salesOf, serveObjects } from './druid-rows'

const server = inject('druid27')

ingestionContract(server, 'sql', false)
ingestionContract(server, 'native', false)
administrationContract(server)

describe.runIf(server)('Druid 27', () => {
  let druid: DruidClient
  beforeAll(() => {
    if (server) druid = druidAt(server)
  })
  afterAll(() => druid.close())
  const sales = salesOf(['2024-01', '2024-02'], 12)
  const source = { kind: 'inline' as const, data: ndjson(sales) }
  const form = (name: string) => saleForm(name, { method: 'sql' })

  it('is recognised by what it has', async () => {
    expect(await druid.features()).toMatchObject({
      version: '27.0.0',
      sqlTask: true,
      statements: true,
      engines: null,
      s3Input: false,
      parquetInput: false,
      sketches: true,
      basicSecurity: true,
      nulls: 'legacy'
    })
  })

  it('stops at rows outside of the months, at no rows, and at too few tasks', async () => {
    const name = freshName('outside')
    const failed = async (input: Parameters<typeof generateSpec>[1]) => {
      const { taskId } = await druid.submit(generateSpec(form(name), input))
      await ended(druid, taskId)
      return await druid.taskFailure(taskId)
    }
    expect(await failed(saleInput(source, sales, { months: ['2024-01'] }))).toMatchObject({
      code: 'druid.rows-outside'
    })
    const objects = await serveObjects()
    const empty = { kind: 'http' as const, urls: [objects.put('empty.gz', '')] }
    expect(await failed(saleInput(empty, sales))).toMatchObject({ code: 'druid.no-rows' })
    await objects.close()
    const spec = generateSpec(form(name), saleInput(source, sales))
    if (spec.kind !== 'sql') throw new Error('not SQL')
    const alone = { ...spec, context: { ...spec.context, maxNumTasks: 1 } }
    await expect(druid.submit(alone)).rejects.toMatchObject({ code: 'druid.invalid-sql' })
  })

  it('statements tell what became of them, and can be cancelled', async () => {
    const name = freshName('statement')
    const spec = generateSpec(form(name), saleInput(source, sales))
    if (spec.kind !== 'sql') throw new Error('not SQL')
    const { id, state } = await druid.submitStatement(spec.query, spec.context)
    expect(state).toBe('accepted')
    await ended(druid, id)
    expect(await druid.statement(id)).toMatchObject({ state: 'success', rows: 24, dataSource: name, error: null })
    expect(await druid.taskReport(id)).toMatchObject({ kind: 'sql', ended: true, rowsRead: 24, rowsStored: 24 })
    expect(await druid.cancelStatement(id)).toBe('ended')
    expect(await druid.statement('nope')).toBeNull()
    expect(await druid.cancelStatement('nope')).toBe('unknown')
    await druid.markUnused(name, null)
  })

  it('reads an object that is not there for minutes; the wait can be ended', async () => {
    const name = freshName('gone')
    const url = 'http://127.0.0.1:9/nothing.gz?X-Amz-Signature=0123456789abcdef'
    const { taskId } = await druid.submit(generateSpec(form(name), saleInput({ kind: 'http', urls: [url] }, sales)))
    expect(await druid.cancelStatement(taskId)).toBe('accepted')
    expect((await ended(druid, taskId, 15_000)).state).toBe('cancelled')
  })

  describe('people', () => {
    const readable = freshName('readable')
    const other = freshName('other')
    const reader = `reader_${randomUUID().slice(0, 8)}`
    let limited: DruidClient

    beforeAll(async () => {
      if (!server?.admin) return
      const token = Buffer.from(`${server.admin.user}:${server.admin.password}`).toString('base64')
      const call = async (path: string, body: unknown = '') => {
        const answer = await fetch(`${server.url}/proxy/coordinator/druid-ext/basic-security/${path}`, {
          method: 'POST',
          headers: { authorization: `Basic ${token}`, 'content-type': 'application/json' },
          body: body === '' ? '' : JSON.stringify(body)
        })
        if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      }
      for (const name of [readable, other]) await load(druid, saleForm(name), saleInput(source, sales))
      await call(`authentication/db/BasicAuth/users/${reader}`)
      await call(`authentication/db/BasicAuth/users/${reader}/credentials`, { password: 'reader-pass' })
      await call(`authorization/db/BasicAuthorizer/users/${reader}`)
      await call(`authorization/db/BasicAuthorizer/roles/${reader}`)
      await call(`authorization/db/BasicAuthorizer/roles/${reader}/permissions`, [
        { resource: { name: readable, type: 'DATASOURCE' }, action: 'READ' }
      ])
      await call(`authorization/db/BasicAuthorizer/users/${reader}/roles/${reader}`)
      limited = druidAt(server, { auth: { kind: 'basic', user: reader } }, { druidPassword: 'reader-pass' })
      // Rights reach the services after a while.
      const untilMs = Date.now() + 20_000
      while (Date.now() < untilMs) {
        try {
          await limited.sql(`SELECT COUNT(*) FROM "${readable}"`)
          return
        } catch {
          await new Promise((done) => setTimeout(done, 300))
        }
      }
    })
    afterAll(async () => {
      await limited?.close()
      for (const name of [readable, other]) await druid.markUnused(name, null)
    })

    it('with a wrong password, an unknown name, a token or nothing are not let in, at once', async () => {
      if (!server) return
      const strangers = [
        druidAt(server, {}, { druidPassword: 'wrong-password' }),
        druidAt(server, { auth: { kind: 'basic', user: 'nobody' } }),
        druidAt(server, { auth: { kind: 'bearer' } }, { druidToken: 'some-token' }),
        druidAt(server, { auth: { kind: 'none' } })
      ]
      for (const stranger of strangers) {
        const began = Date.now()
        for (const call of [() => stranger.sql('SELECT 1'), () => stranger.workers(), () => stranger.features()]) {
          await expect(call()).rejects.toMatchObject({ code: 'druid.unauthorized' })
        }
        const probes = await stranger.test()
        expect(probes.map(({ state }) => state)).toEqual(['ok', 'failed', 'skipped', 'skipped'])
        expect(Date.now() - began).toBeLessThan(5000)
        await stranger.close()
      }
    })

    it('see what they may, and are told the right that they lack', async () => {
      expect((await limited.sql(`SELECT COUNT(*) FROM "${readable}"`)).rows).toEqual([[24]])
      const denied = (code: string, grant: string) =>
        expect.objectContaining({ code, details: expect.objectContaining({ grant }) })
      const lacking: readonly (readonly [() => Promise<unknown>, string])[] = [
        [() => limited.sql(`SELECT COUNT(*) FROM "${other}"`), 'DATASOURCE READ'],
        [() => limited.services(), 'STATE READ'],
        [() => limited.workers(), 'STATE READ'],
        [() => limited.rules(), 'CONFIG READ'],
        [() => limited.sample(nativeTask(), 3), 'STATE WRITE, EXTERNAL READ'],
        [() => limited.submitTask(nativeTask()), 'DATASOURCE WRITE, EXTERNAL READ'],
        [
          () => limited.submit(generateSpec(form(readable), saleInput(source, sales))),
          'DATASOURCE WRITE, EXTERNAL READ'
        ],
        [() => limited.markUnused(readable, null), 'DATASOURCE WRITE']
      ]
      for (const [call, grant] of lacking) {
        await expect(call()).rejects.toEqual(denied('druid.forbidden', grant))
      }
    })

    it('get a doctor who names each missing right', async () => {
      const probes = await limited.doctor(() => {})
      const byName = new Map(probes.map((probe) => [probe.name, probe]))
      expect(byName.get('druid-right-datasources')).toMatchObject({ state: 'ok', value: '1' })
      for (const [name, fix] of [
        ['druid-right-servers', 'STATE READ'],
        ['druid-right-rules', 'CONFIG READ'],
        ['druid-right-sampler', 'STATE WRITE, EXTERNAL READ'],
        ['druid-right-external', 'EXTERNAL READ, DATASOURCE WRITE'],
        ['druid-slots', 'STATE READ']
      ]) {
        expect(byName.get(name ?? '')).toMatchObject({ state: 'failed', error: { code: 'druid.forbidden' }, fix })
      }
      expect(await limited.features()).toMatchObject({ sqlTask: true, extensions: null, slots: null })
    })

    function nativeTask() {
      const spec = generateSpec(saleForm(readable), saleInput(source, sales))
      if (spec.kind !== 'native') throw new Error('not native')
      return spec.task
    }
  })
})
