/** Queries, segments, rules, compaction and removal: the same on every release. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { distinctCounts } from '../../src/main/pipeline/druid-distinct'
import type { DruidClient } from '../../src/main/pipeline/druid-port'
import { quoted } from '../../src/shared/domain/druid/text'
import { druidDialect } from '../../src/shared/domain/query/druid'
import type { Sql } from '../../src/shared/domain/query/sql-parts'
import type { Key } from '../../src/shared/domain/query/tree'
import { druidAt, ended, freshName, load, saleForm, saleInput, settled } from './druid-loads'
import { ndjson, salesOf, totalsOf } from './druid-rows'
import type { DruidServer } from './services/druid'

export function administrationContract(server: DruidServer | null): void {
  describe.runIf(server)('queries and administration', () => {
    let druid: DruidClient
    const name = freshName('admin')
    const sales = salesOf(['2024-01', '2024-02'], 25)
    beforeAll(async () => {
      druid = druidAt(server as DruidServer)
      await load(druid, saleForm(name), saleInput({ kind: 'inline', data: ndjson(sales) }, sales))
    })
    afterAll(() => druid.close())

    it('says where SQL is wrong, and what does not exist', async () => {
      await expect(druid.sql(`SELECT "nope" FROM ${quoted(name)}`)).rejects.toMatchObject({
        code: 'druid.invalid-sql',
        details: { line: 1, column: 8 }
      })
      await expect(druid.sql('SELECT 1 FROM "not there"')).rejects.toMatchObject({
        code: 'druid.unknown-datasource',
        details: { dataSource: 'not there' }
      })
    })

    it('parameters are values, integers stay whole', async () => {
      const params = ["'; DROP TABLE x; --", 42, 1.5, { type: 'TIMESTAMP', value: '2024-01-05 00:00:00' }]
      const { rows, columns } = await druid.sql('SELECT ?, ?, ?, ?, CAST(9007199254740993 AS BIGINT) AS big', {
        params
      })
      expect(rows).toEqual([["'; DROP TABLE x; --", 42, 1.5, '2024-01-05T00:00:00.000Z', '9007199254740993']])
      expect(columns[4]).toEqual({ name: 'big', type: 'LONG', sqlType: 'BIGINT' })
    })

    /** A join that has far too much to do. */
    const endless = `SELECT SUM(a."quantity" * b."quantity" * c."quantity" * d."quantity") FROM ${['a', 'b', 'c', 'd']
      .map((alias) => `${quoted(name)} ${alias}`)
      .join(' CROSS JOIN ')} CROSS JOIN ${quoted(name)} e CROSS JOIN ${quoted(name)} f`

    it('a query ends by its time-out, by its signal, and by somebody else', async () => {
      await expect(druid.sql(endless, { timeoutMs: 1500 })).rejects.toMatchObject({ code: 'druid.timeout' })
      await expect(druid.sql(endless, { context: { timeout: 1000 } })).rejects.toMatchObject({ code: 'druid.timeout' })
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 700)
      await expect(druid.sql(endless, { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' })
      const queryId = randomUUID()
      const lost = expect(druid.sql(endless, { queryId })).rejects.toMatchObject({ code: 'druid.query-cancelled' })
      await sleep(700)
      expect(await druid.cancelSql(queryId)).toBe(true)
      await lost
      expect(await druid.cancelSql(randomUUID())).toBe(false)
    })

    it('counts different values in parts where its memory is too small for all of them', async () => {
      const many = salesOf(['2024-03'], 3000)
      const wide = freshName('distinct')
      await load(druid, saleForm(wide), saleInput({ kind: 'inline', data: ndjson(many) }, many))
      const column = { name: 'order_id', type: { kind: 'string' as const } }
      const region = { name: 'region', type: { kind: 'string' as const } }
      const dialect = druidDialect([column, region], { money: 'cents' }, 'COUNT(*)')
      const counted = async (keys: readonly Key[], memory: object) => {
        let asked = 0
        const ask = async ({ sql, params }: Sql) => {
          asked++
          const context = { useApproximateCountDistinct: false, useCache: false, populateCache: false, ...memory }
          return (await druid.sql(sql, { params, context })).rows
        }
        const measure = { kind: 'distinct' as const, column, when: [] }
        const rows = await distinctCounts(ask, { dataset: wide, where: [], keys, measure }, dialect)
        return { rows: rows.map((row) => row.join(' ')).sort(), asked }
      }
      // Groups at once: less than there are values, more than a tenth of them.
      const little = { bufferGrouperMaxSize: 1000 }
      for (const keys of [[], [{ kind: 'value' as const, column: region }]]) {
        const whole = await counted(keys, {})
        const parts = await counted(keys, little)
        expect([whole.asked, parts.asked > 3]).toEqual([1, true])
        expect(parts.rows).toEqual(whole.rows)
      }
      expect((await counted([], little)).rows).toEqual([String(totalsOf(many).orders)])
      await druid.markUnused(wide, null)
    })

    it('shows segments, columns, services, slots', async () => {
      const segments = await druid.segments(name, null)
      expect(segments.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
        [Date.UTC(2024, 0, 1), Date.UTC(2024, 1, 1)],
        [Date.UTC(2024, 1, 1), Date.UTC(2024, 2, 1)]
      ])
      expect(segments.every(({ isAvailable, sizeBytes }) => isAvailable && sizeBytes > 0)).toBe(true)
      expect(await druid.segments(name, { startMs: Date.UTC(2024, 1, 5), endMs: Date.UTC(2024, 1, 6) })).toHaveLength(1)
      expect(await druid.columns(name)).toEqual([
        { name: '__time', sqlType: 'TIMESTAMP', nullable: false },
        { name: 'order_id', sqlType: 'VARCHAR', nullable: true },
        { name: 'region', sqlType: 'VARCHAR', nullable: true },
        expect.objectContaining({ name: 'quantity', sqlType: 'BIGINT' }),
        expect.objectContaining({ name: 'cents', sqlType: 'BIGINT' }),
        expect.objectContaining({ name: 'discount', sqlType: 'DOUBLE' })
      ])
      const types = (await druid.services()).map(({ type }) => type)
      for (const type of ['router', 'broker', 'coordinator', 'overlord', 'historical']) expect(types).toContain(type)
      const announced = (await druid.announced()).map(({ type, host, url }) => [type, url === `http://${host}`])
      expect(announced).toEqual(
        expect.arrayContaining([
          ['broker', true],
          ['historical', true],
          ['router', true]
        ])
      )
      expect(await druid.slots()).toEqual({ total: 4, used: 0, free: 4 })
      expect((await druid.unavailable()).get(name)).toBe(0)
      expect(await druid.leader('overlord')).toMatch(/^http:/)
      expect((await druid.tasks({ dataSource: name, state: 'complete' })).map(({ state }) => state)).toEqual([
        'success'
      ])
    })

    it('sets rules and compaction', async () => {
      const rules = [{ type: 'loadForever', tieredReplicants: { _default_tier: 1 }, useDefaultTierForNull: true }]
      await druid.setRules(name, rules, 'Prüfung')
      expect((await druid.rules())[name]).toMatchObject([
        { type: 'loadForever', tieredReplicants: { _default_tier: 1 } }
      ])
      await expect(druid.setRules(name, [{ type: 'nope' }], '')).rejects.toMatchObject({
        code: 'druid.extension-missing'
      })
      await druid.setCompaction({ dataSource: name, skipOffsetFromLatest: 'P10Y' })
      expect((await druid.compaction()).find(({ dataSource }) => dataSource === name)).toMatchObject({
        skipOffsetFromLatest: 'P10Y'
      })
      await druid.removeCompaction(name)
      expect((await druid.compaction()).find(({ dataSource }) => dataSource === name)).toBeUndefined()
    })

    it('takes a month out of service, then all, and deletes it', async () => {
      expect(await druid.markUnused(name, { startMs: Date.UTC(2024, 1, 1), endMs: Date.UTC(2024, 2, 1) })).toBe(1)
      // Druid 27 counts those that were out of service before as well.
      expect(await druid.markUnused(name, null)).toBeGreaterThan(0)
      expect(await settled(async () => (await druid.datasources()).some((one) => one.name === name), false)).toBe(false)
      const taskId = await druid.kill(name, { startMs: Date.UTC(2020, 0, 1), endMs: Date.UTC(2030, 0, 1) })
      expect((await ended(druid, taskId)).state).toBe('success')
      // Druid 27 reports nothing of it.
      expect((await druid.taskReport(taskId))?.kind ?? 'kill').toBe('kill')
      expect(await druid.segments(name, null)).toEqual([])
    })

    it('knows nothing of a task that never was', async () => {
      expect(await druid.task('no_such_task')).toBeNull()
      expect(await druid.taskReport('no_such_task')).toBeNull()
      expect(await druid.taskLog('no_such_task', 100)).toBeNull()
      expect(await druid.taskPayload('no_such_task')).toBeNull()
      expect(await druid.taskFailure('no_such_task')).toMatchObject({ code: 'druid.unknown-task' })
    })
  })
}
