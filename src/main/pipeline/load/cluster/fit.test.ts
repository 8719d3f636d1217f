import { expect, it } from 'vitest'
import type { ShapeResult } from '../../../../shared/contract/engine'
import type { ColumnType } from '../../../../shared/domain/column-type'
import { type Dataset, defaultCalendar } from '../../../../shared/domain/dataset'
import { defaultForm } from '../../../../shared/domain/druid/default-form'
import type { DruidClient } from '../../druid-port'
import { type Checkpoint, nothingYet } from './checkpoint'
import { fittedOnce } from './fit'

const decimal = (scale: number): ColumnType => ({ kind: 'decimal', precision: 12, scale })
const columns = (scale: number) => [{ name: 'amount', type: decimal(scale) }]
const form = defaultForm({
  dataSource: 'sales',
  columns: columns(2),
  mode: 'replace-months',
  method: 'native',
  money: 'cents',
  missingTime: null
})
const destination = { connectionId: 'c', form }
const dataset = (scale: number): Dataset => ({
  name: 'sales',
  warehouse: 'cluster',
  cluster: destination,
  schema: columns(scale),
  roles: {},
  recipe: { version: 1, readings: [], steps: [], roles: {} },
  calendar: defaultCalendar,
  rows: 1,
  dataFrom: null,
  dataThrough: null,
  quality: null,
  version: 1,
  updatedMs: 0
})
const druid = {
  columns: async () => [{ name: 'amount', sqlType: 'BIGINT', nullable: true }]
} as Partial<DruidClient> as DruidClient
const shaped = { schema: columns(2) } as ShapeResult

/** What is remembered of a load, and what it is now fitted to. */
function attempt(change: Partial<Checkpoint>) {
  let current: Checkpoint = { ...nothingYet, shaped, ...change }
  const keeping = {
    now: () => current,
    save: (more: Partial<Checkpoint>) => {
      current = { ...current, ...more }
    }
  }
  const fit = (scale: number) =>
    fittedOnce([dataset(scale)], destination, druid, keeping, current.shaped ?? shaped, new AbortController().signal)
  return { fit, now: () => current }
}

it('fills up digits before anything is published, and remembers it for the next attempt', async () => {
  const { fit, now } = attempt({})
  expect((await fit(4)).schema).toEqual([{ name: 'amount', type: { kind: 'decimal', precision: 14, scale: 4 } }])
  expect(now().shaped?.schema).toEqual((await fit(4)).schema)
  await expect(fit(0)).rejects.toMatchObject({ code: 'load.other-digits', details: { there: 0, here: 4 } })
})

it('does not send files whose digits another load has outdated meanwhile', async () => {
  const { fit } = attempt({ files: [] })
  expect((await fit(2)).schema).toEqual(columns(2))
  await expect(fit(4)).rejects.toMatchObject({ code: 'load.other-digits', details: { there: 4, here: 2 } })
})

it('goes on as it was with what Druid was told', async () => {
  expect(await attempt({ files: [], submitKey: 'k' }).fit(4)).toBe(shaped)
})
