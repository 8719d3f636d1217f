/** SQL of a person on both releases of Druid, through the whole app. */
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Core } from '../../src/main/core'
import type { DruidClient } from '../../src/main/pipeline/druid-port'
import { fromWire } from '../../src/shared/contract/wire'
import { connectionOf, coreIn, newWorkspace } from './app-world'
import { druidAt, freshName, load, saleForm, saleInput } from './druid-loads'
import { ndjson, salesOf } from './druid-rows'

const s3 = inject('s3')

for (const [release, server] of [
  ['Druid 33', inject('druid33')],
  ['Druid 27', inject('druid27')]
] as const) {
  describe.runIf(server && s3)(`SQL on ${release}`, () => {
    const workspace = newWorkspace()
    const name = freshName('hist_sql')
    let core: Core
    let druid: DruidClient
    let connectionId = ''
    const sales = salesOf(['2024-01'], 60)

    beforeAll(async () => {
      if (!server || !s3) return
      druid = druidAt(server)
      core = await coreIn(workspace)
      const { id } = await core.client.cluster.put(connectionOf({ s3, druid: server, bucket: 'not-used' }))
      connectionId = id
      await load(druid, saleForm(name), saleInput({ kind: 'inline', data: ndjson(sales) }, sales))
    })
    afterAll(async () => {
      await druid?.markUnused(name, null).catch(() => 0)
      await druid?.close()
      await core?.close()
      rmSync(workspace, { recursive: true, force: true })
    })

    const ask = (sql: string, more: object = {}, signal?: AbortSignal) =>
      core.client.explore.sql({ sql, connectionId, ...more }, signal ? { signal } : {})
    const failure = (call: Promise<unknown>) =>
      call.then(
        () => ({ code: 'no error', message: '', details: {} as Record<string, unknown> }),
        (error: unknown) => fromWire(error).toShape()
      )

    it('answers with columns, rows, the id of the query, and says when there are more', async () => {
      const all = await ask(`SELECT COUNT(*) AS n FROM "${name}"`)
      expect(all).toMatchObject({ columns: [{ name: 'n', type: 'BIGINT' }], rows: [[60]], truncated: false })
      expect(all.queryId).toMatch(/^sales-sql-/)
      const some = await ask(`SELECT * FROM "${name}" LIMIT 50;`, { limit: 7 })
      expect([some.rows.length, some.truncated]).toEqual([7, true])
      const exact = await ask(`WITH x AS (SELECT * FROM "${name}" LIMIT 7) SELECT * FROM x`, { limit: 7 })
      expect([exact.rows.length, exact.truncated]).toEqual([7, false])
    })

    it('keeps every digit of 64-bit integers', async () => {
      const { rows } = await ask('SELECT 9007199254740993 AS a, -9223372036854775808 AS b, 12 AS c')
      expect(rows).toEqual([['9007199254740993', '-9223372036854775808', 12]])
    })

    it('cuts days in the time zone that was asked for', async () => {
      const sql = `SELECT TIME_FORMAT(TIMESTAMP '2024-01-31 23:30:00', 'yyyy-MM-dd HH:mm') AS a, EXTRACT(DAY FROM MAX(__time)) AS d FROM "${name}"`
      const utc = await ask(`SELECT MAX(__time) AS t FROM "${name}"`)
      const berlin = await ask(`SELECT MAX(__time) AS t FROM "${name}"`, { timeZone: 'Europe/Berlin' })
      expect(Date.parse(String(utc.rows[0]?.[0]))).toBe(Date.parse(String(berlin.rows[0]?.[0])))
      const dayOf = (zone: string) =>
        ask(`SELECT TIME_FORMAT(MAX(__time), 'yyyy-MM-dd HH:mm') AS t FROM "${name}"`, { timeZone: zone })
      const [inUtc, inAuckland] = [(await dayOf('UTC')).rows[0]?.[0], (await dayOf('Pacific/Auckland')).rows[0]?.[0]]
      const toMs = (text: unknown) => Date.parse(`${String(text).replace(' ', 'T')}Z`)
      expect(toMs(inAuckland) - toMs(inUtc)).toBe(13 * 3_600_000)
      expect((await ask(sql)).rows).toHaveLength(1)
    })

    it('explains, and lists what can be asked', async () => {
      const { rows } = await ask(`EXPLAIN PLAN FOR SELECT COUNT(*) FROM "${name}"`)
      expect(String(rows[0]?.[0])).toContain(name)
      const table = (await core.client.explore.tables({ connectionId })).find((one) => one.name === name)
      expect(table?.columns[0]).toEqual({ name: '__time', type: 'TIMESTAMP' })
      expect(table?.columns.map((column) => column.name)).toContain('region')
    })

    it.each([
      [`INSERT INTO "${name}" SELECT * FROM "${name}" PARTITIONED BY ALL`, 'statement'],
      [`REPLACE INTO "${name}" OVERWRITE ALL SELECT * FROM "${name}" PARTITIONED BY ALL`, 'statement'],
      [`DELETE FROM "${name}"`, 'statement'],
      ["SET sqlTimeZone = 'UTC'; SELECT 1", 'statements'],
      ['SELECT 1; SELECT 2', 'statements'],
      [`SELECT * FROM TABLE(EXTERN('{"type":"inline","data":"a"}', '{"type":"json"}', '[]'))`, 'external']
    ])('refuses %s before it is sent', async (sql, reasonCode) => {
      expect(await failure(ask(sql))).toMatchObject({ code: 'explore.read-only', details: { reasonCode } })
    })

    it('says what is wrong and where', async () => {
      const wrong = await failure(ask(`SELECT nothing_there\nFROM "${name}"`))
      expect(wrong).toMatchObject({ code: 'druid.invalid-sql', details: { line: 1 } })
      expect(wrong.message).toContain('nothing_there')
      expect(await failure(ask('SELECT FROM WHERE'))).toMatchObject({ code: 'druid.invalid-sql' })
      expect(await failure(ask('SELECT * FROM no_such_datasource'))).toMatchObject({ code: 'druid.unknown-datasource' })
      expect(await failure(core.client.explore.sql({ sql: 'SELECT 1', connectionId: 'con_none' }))).toMatchObject({
        code: 'cluster.unknown'
      })
    })

    it('is cancelled within a second, in Druid as well', async () => {
      const stop = new AbortController()
      // Each row with each other, three times over: longer than anybody waits.
      const slow = `SELECT COUNT(*) FROM "${name}" a, "${name}" b, "${name}" c, "${name}" d WHERE a.region || b.region <> c.region || d.region`
      const running = failure(ask(slow, {}, stop.signal))
      await sleep(1500)
      const startMs = performance.now()
      stop.abort()
      const { code } = await running
      expect(performance.now() - startMs).toBeLessThan(1000)
      expect(code).toBe('cancelled')
      // The next one is answered at once: nothing is left running.
      expect((await ask('SELECT 1 AS a')).rows).toEqual([[1]])
    })
  })
}
