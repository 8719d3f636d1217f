/** The different order ids of a datasource, beside those that were shaped. */
import type { ShapeResult } from '../../../../shared/contract/engine'
import type { IngestForm } from '../../../../shared/domain/druid/ingest-form'
import type { NotCompared } from '../../../../shared/domain/job'
import { druidDialect } from '../../../../shared/domain/query/druid'
import { distinctCounts, isOutOfRoom } from '../../druid-distinct'
import type { DruidClient } from '../../druid-port'
import { exactly } from './holdings'

interface DistinctOrders {
  /** Null: not stored as a column of its own, or not counted. */
  readonly distinct: string | null
  readonly notCompared: NotCompared[]
}

/** Exactly; where the cluster has no room for that, not even in parts, the receipt says so. */
export async function distinctOf(
  druid: Pick<DruidClient, 'sql'>,
  form: Pick<IngestForm, 'dataSource' | 'dimensions' | 'money'>,
  { schema, expectations }: Pick<ShapeResult, 'schema' | 'expectations'>,
  signal: AbortSignal
): Promise<DistinctOrders> {
  const expected = expectations.find(({ kind }) => kind === 'distinct')
  const column = schema.find(({ name }) => name === expected?.column)
  if (!expected || !column || !form.dimensions.some(({ name }) => name === column.name)) {
    return { distinct: null, notCompared: [] }
  }
  const distinct = {
    dataset: form.dataSource,
    where: [],
    keys: [],
    measure: { kind: 'distinct' as const, column, when: [] }
  }
  try {
    const [counted] = await distinctCounts(
      async ({ sql, params }) => (await druid.sql(sql, { params, context: exactly, signal })).rows,
      distinct,
      druidDialect(schema, form, 'COUNT(*)')
    )
    return { distinct: String(counted?.[0] ?? 0), notCompared: [] }
  } catch (error) {
    if (!isOutOfRoom(error)) throw error
    const name = `distinct(${column.name})`
    return { distinct: null, notCompared: [{ name, shaped: expected.value, reason: 'out-of-room' }] }
  }
}
