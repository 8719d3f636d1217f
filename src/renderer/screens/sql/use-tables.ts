import { useQuery } from '@tanstack/react-query'
import { typeName } from '../../../shared/domain/column-type'
import { timeColumn } from '../../../shared/domain/query/dialect'
import { api, appErrorOf, type ShownError } from '../../client'
import type { Askable } from './side-panel'

/** What can be asked at a place; null while it is not known. */
export function useTables(connectionId: string | null): {
  readonly tables: readonly Askable[] | null
  readonly error: ShownError | null
} {
  const datasets = useQuery({ ...api.explore.datasets.queryOptions({ input: {} }), enabled: connectionId === null })
  const cluster = useQuery({
    ...api.explore.tables.queryOptions({ input: { connectionId: connectionId ?? '' } }),
    enabled: connectionId !== null
  })
  if (connectionId !== null) {
    return {
      tables: cluster.data?.map((table) => ({ ...table, rows: null })) ?? null,
      error: cluster.error && appErrorOf(cluster.error)
    }
  }
  const local = datasets.data?.filter((dataset) => dataset.cluster === undefined)
  return {
    tables:
      local?.map(({ name, rows, schema }) => ({
        name,
        rows,
        // Every table has it, as in Druid; it is no column of the file.
        columns: [
          { name: timeColumn, type: 'timestamp' },
          ...schema.map((column) => ({ name: column.name, type: typeName(column.type) }))
        ]
      })) ?? null,
    error: datasets.error && appErrorOf(datasets.error)
  }
}
