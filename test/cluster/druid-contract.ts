/** What holds for every way into every release of Druid. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DruidClient } from '../../src/main/pipeline/druid-port'
import { generateSpec } from '../../src/shared/domain/druid/generate'
import type { IngestForm, IngestMethod } from '../../src/shared/domain/druid/ingest-form'
import { quoted } from '../../src/shared/domain/druid/text'
import { druidAt, ended, freshName, load, ready, saleForm, saleInput, settled, totals } from './druid-loads'
import { ndjson, type ObjectServer, type Sale, salesOf, serveObjects, stealAnswers, totalsOf } from './druid-rows'
import type { DruidServer } from './services/druid'

const months = ['2023-11', '2024-01', '2024-02']

/** `quantiles`: the packages of Druid 27 lack a class that those sketches need. */
export function ingestionContract(server: DruidServer | null, method: IngestMethod, quantiles: boolean): void {
  describe.runIf(server)(`${method} ingestion`, () => {
    let druid: DruidClient
    let objects: ObjectServer
    const used: string[] = []
    beforeAll(async () => {
      druid = druidAt(server as DruidServer)
      objects = await serveObjects()
    })
    afterAll(async () => {
      for (const name of used) await druid.markUnused(name, null).catch(() => 0)
      await objects.close()
      await druid.close()
    })

    const fresh = (prefix: string) => {
      const name = freshName(prefix)
      used.push(name)
      return name
    }
    const put = (sales: readonly Sale[]) => ({
      kind: 'http' as const,
      urls: [objects.put(`${crypto.randomUUID()}.json.gz`, ndjson(sales))]
    })
    const formOf = (name: string, more: Partial<IngestForm> = {}) => saleForm(name, { method, ...more })

    it('loads rows exactly, from several objects, and the same month twice leaves the same totals', async () => {
      const name = fresh('replace')
      const sales = salesOf(months, 200)
      const [first, second] = [sales.slice(0, 250), sales.slice(250)]
      const input = {
        ...saleInput(put(first), sales),
        source: { kind: 'http' as const, urls: [...put(first).urls, ...put(second).urls] }
      }
      await load(druid, formOf(name), input)
      expect(await settled(() => totals(druid, name), totalsOf(sales))).toEqual(totalsOf(sales))

      const texts = await druid.sql(`SELECT DISTINCT "region" FROM ${quoted(name)} ORDER BY 1`)
      expect(new Set(texts.rows.map(([text]) => text ?? ''))).toEqual(new Set(sales.map(({ region }) => region ?? '')))

      const january = sales.filter(({ time }) => time.startsWith('2024-01'))
      await load(druid, formOf(name), saleInput(put(january), january))
      expect(await settled(() => totals(druid, name), totalsOf(sales))).toEqual(totalsOf(sales))

      // Fewer rows than before: those that are gone must go, other months must stay.
      const fewer = january.slice(0, 20)
      await load(druid, formOf(name), saleInput(put(fewer), fewer))
      const left = [...sales.filter(({ time }) => !time.startsWith('2024-01')), ...fewer]
      expect(await settled(() => totals(druid, name), totalsOf(left))).toEqual(totalsOf(left))
    })

    it('appends, and replaces all', async () => {
      const name = fresh('append')
      const sales = salesOf(['2024-01', '2024-02'], 40)
      await load(druid, formOf(name), saleInput(put(sales), sales))
      const more = salesOf(['2024-02', '2024-03'], 30, 7)
      await load(druid, formOf(name, { mode: 'append' }), saleInput(put(more), more))
      const all = totalsOf([...sales, ...more])
      expect(await settled(() => totals(druid, name), all)).toEqual(all)

      const { fromMs, toMs } = (await druid.datasources()).find((one) => one.name === name) ?? {
        fromMs: null,
        toMs: null
      }
      const existing = { startMs: fromMs ?? 0, endMs: toMs ?? 0 }
      const only = salesOf(['2024-02'], 10, 9)
      await load(druid, formOf(name, { mode: 'replace-all' }), saleInput(put(only), only, { existing }))
      expect(await settled(() => totals(druid, name), totalsOf(only))).toEqual(totalsOf(only))
    })

    it('sums up rows that are alike, with sketches', async () => {
      const name = fresh('rollup')
      const sales = salesOf(['2024-05'], 600)
      const form = formOf(name, {
        rollup: true,
        queryGranularity: 'DAY',
        dimensions: [{ name: 'region', type: 'string', multiValue: false }],
        metrics: [
          { kind: 'count', name: 'count' },
          { kind: 'sum', name: 'cents', column: 'cents', type: 'long' },
          { kind: 'max', name: 'most', column: 'quantity', type: 'long' },
          { kind: 'hll', name: 'orders', column: 'order_id', lgK: 12 },
          ...(quantiles ? ([{ kind: 'quantiles', name: 'discounts', column: 'discount', k: 128 }] as const) : [])
        ]
      })
      await load(druid, form, saleInput(put(sales), sales))
      const { rows } = await druid.sql(
        `SELECT COUNT(*), SUM("count"), SUM("cents"), MAX("most"), APPROX_COUNT_DISTINCT_DS_HLL("orders")${quantiles ? ', APPROX_QUANTILE_DS("discounts", 0.5)' : ''} FROM ${quoted(name)}`
      )
      const [stored, count, cents, most, orders, median] = rows[0] ?? []
      const expected = totalsOf(sales)
      // An empty text would be null on 27 as well; there is none among the regions.
      expect(stored).toBe(new Set(sales.map(({ time, region }) => `${time} ${region}`)).size)
      expect([count, String(cents), most]).toEqual([
        600,
        expected.cents,
        Math.max(...sales.map(({ quantity }) => quantity ?? -99))
      ])
      expect(Math.abs(Number(orders) / expected.orders - 1)).toBeLessThan(0.05)
      if (!quantiles) return
      const sorted = sales.map(({ discount }) => discount).sort((a, b) => a - b)
      expect(Math.abs(Number(median) - (sorted[300] ?? 0))).toBeLessThan(8)
    })

    it('takes names literally', async () => {
      const name = fresh(`o"dd '; DROP -- 日本`)
      const odd = `we"ird 'näme' \\ ⚙`
      const sales = salesOf(['2024-06'], 5)
      const text = ndjson(sales).replaceAll('"region":', `${JSON.stringify(odd)}:`)
      const base = saleInput({ kind: 'http', urls: [objects.put(`${name}.gz`, text)] }, sales)
      const renamed = <T extends { name: string }>(column: T) =>
        column.name === 'region' ? { ...column, name: odd } : column
      const form = formOf(name, {
        clusteredBy: method === 'sql' ? [odd] : [],
        transforms: [
          { kind: 'upper', name: `UP'"`, column: odd },
          { kind: 'concat', name: 'both', columns: [odd, 'order_id'], separator: `'"\\` }
        ]
      })
      const made = ['both', `UP'"`].map((name) => ({ name, type: 'string' as const, multiValue: false }))
      const dimensions = [...form.dimensions.map(renamed), ...made]
      await load(druid, { ...form, dimensions }, { ...base, columns: base.columns.map(renamed) })
      const select = `SELECT "cents", ${quoted(odd)}, "both", ${quoted(`UP'"`)} FROM ${quoted(name)}`
      const { rows } = await druid.sql(select)
      const size = (cents: unknown) => BigInt(String(cents))
      const stored = [...rows].sort((a, b) => (size(a[0]) < size(b[0]) ? -1 : 1))
      const published = [...sales].sort((a, b) => (a.cents < b.cents ? -1 : 1))
      // To Druid 27 a missing text is an empty one.
      expect(stored.map((row) => row.map((cell) => cell ?? ''))).toEqual(
        published.map(({ cents, region, order_id }) => [
          cents > 2n ** 53n ? String(cents) : Number(cents),
          region ?? '',
          `${region ?? ''}'"\\${order_id ?? ''}`,
          region?.toUpperCase() ?? ''
        ])
      )
    })

    it('is submitted once, whatever happens to the answer', async () => {
      const name = fresh('once')
      const sales = salesOf(['2024-07'], 30)
      const input = saleInput(put(sales), sales)
      const spec = generateSpec(formOf(name, { mode: 'append' }), input)
      const [one, two] = [await druid.submit(spec), await druid.submit(spec)]
      expect([one.wasThere, two.wasThere, two.taskId]).toEqual([false, true, one.taskId])
      await ended(druid, one.taskId)
      expect(await druid.submit(spec)).toEqual({ taskId: one.taskId, wasThere: true })
      await ready(druid, name)
      expect((await totals(druid, name)).rows).toBe(30)
      expect((await druid.findTask(input.key))?.id).toBe(one.taskId)
      expect(await druid.findTask(crypto.randomUUID(), { dataSource: name, sinceMs: Date.now() - 600_000 })).toBeNull()
      expect(JSON.stringify(await druid.taskPayload(one.taskId))).not.toContain('0123456789abcdef')
    })

    it('is found again when the answer was lost', async () => {
      const name = fresh('lost')
      const sales = salesOf(['2024-07'], 10)
      const input = saleInput(put(sales), sales)
      const thief = await stealAnswers(server as DruidServer)
      const robbed = druidAt({ ...(server as DruidServer), url: thief.url })
      await expect(robbed.submit(generateSpec(formOf(name), input))).rejects.toMatchObject({
        code: 'druid.answer-lost'
      })
      await robbed.close()
      await thief.close()
      const found = await druid.findTask(input.key)
      expect(found).toMatchObject({ dataSource: name })
      expect((await ended(druid, found?.id ?? '')).state).toBe('success')
      // A task whose id is not ours is found by the key in its context.
      if (method === 'native') {
        const spec = generateSpec(formOf(name), { ...input, key: crypto.randomUUID() })
        if (spec.kind !== 'native') throw new Error('not native')
        const id = await druid.submitTask(spec.task)
        expect((await druid.findTask(spec.key, { dataSource: name, sinceMs: Date.now() - 600_000 }))?.id).toBe(id)
        await ended(druid, id)
      }
    })

    it('is cancelled within 15 s', async () => {
      const name = fresh('cancel')
      const sales = salesOf(['2024-08'], 1)
      const url = objects.put(`hang-${name}.gz`, 'hang')
      const { taskId } = await druid.submit(generateSpec(formOf(name), saleInput({ kind: 'http', urls: [url] }, sales)))
      while (!objects.asked.includes(`hang-${name}.gz`)) await sleep(200)
      const began = Date.now()
      expect(await druid.shutdownTask(taskId)).toBe(true)
      expect((await ended(druid, taskId, 15_000)).state).toBe('cancelled')
      expect(Date.now() - began).toBeLessThan(15_000)
      expect(await druid.taskFailure(taskId)).toMatchObject({ code: 'druid.task-killed' })
      expect(await druid.shutdownTask('no_such_task')).toBe(false)
    })

    it('stops at a row that is broken, and shows it', async () => {
      const name = fresh('broken')
      const sales = salesOf(['2024-09'], 3)
      const url = objects.put(`${name}.gz`, `${ndjson(sales)}{"__time":1725148800000,"order_id":broken}\n`)
      const { taskId } = await druid.submit(generateSpec(formOf(name), saleInput({ kind: 'http', urls: [url] }, sales)))
      expect((await ended(druid, taskId)).state).toBe('failed')
      const failure = await druid.taskFailure(taskId)
      expect(failure).toMatchObject({ code: 'druid.bad-row' })
      expect(failure?.message).toContain('"order_id":broken')
      expect(failure?.message).not.toContain('0123456789abcdef')
    })

    it('does not store rows without a time, unless it is told which one they get', async () => {
      const name = fresh('time')
      const sales = salesOf(['2024-10'], 4)
      const text = `${ndjson(sales)}{"order_id":"none","cents":1}\n`
      const source = { kind: 'http' as const, urls: [objects.put(`${name}.gz`, text)] }
      const { taskId } = await druid.submit(generateSpec(formOf(name), saleInput(source, sales)))
      expect((await ended(druid, taskId)).state).toBe('failed')
      // To Druid 27 a missing number is 0, so the row is of 1970, outside of the month.
      expect(['druid.time-missing', 'druid.bad-row', 'druid.rows-outside']).toContain(
        ((await druid.taskFailure(taskId)) as { code?: string } | null)?.code
      )
      const told = formOf(name, { missingTime: '1970-01-01T00:00:00Z' })
      await load(druid, told, saleInput(source, sales, { months: ['1970-01', '2024-10'] }))
      expect(await settled(async () => (await totals(druid, name)).rows, 5)).toBe(5)
    })
  })
}
