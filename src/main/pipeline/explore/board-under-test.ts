/** For tests: a dataset of a few rows written by hand in a real warehouse, and boards over it. */
import type { Table } from '../../../shared/contract/explore'
import type { Board, BoardQuery, Tile } from '../../../shared/domain/board'
import type { Column } from '../../../shared/domain/column-type'
import { type Dataset, defaultCalendar } from '../../../shared/domain/dataset'
import type { RoleAssignment } from '../../../shared/domain/role'
import { openWarehouse } from '../../engine/duckdb'
import { sqlType, textLiteral } from '../../engine/duckdb/identifiers'
import { loaded, openWorkbench } from '../../engine/duckdb/parts-under-test'
import { computeBoard } from './board'
import { inDuckdb, type OnStatement, type Run } from './facts'

/** A row; what is left out is null. */
export interface SaleRow {
  readonly day?: string
  readonly order?: string
  readonly product?: string
  readonly category?: string
  readonly region?: string
  readonly customer?: string
  readonly quantity?: number
  readonly revenue?: string
  readonly cost?: string
  readonly profit?: string
  readonly currency?: string
}

const money: Column['type'] = { kind: 'decimal', precision: 12, scale: 2 }
const text: Column['type'] = { kind: 'string' }

export const handSchema: Column[] = [
  { name: 'day', type: { kind: 'date' } },
  { name: 'order', type: text },
  { name: 'product', type: text },
  { name: 'category', type: text },
  { name: 'region', type: text },
  { name: 'customer', type: text },
  { name: 'quantity', type: { kind: 'long' } },
  { name: 'revenue', type: money },
  { name: 'cost', type: money },
  { name: 'profit', type: money },
  { name: 'currency', type: text }
]

export const handRoles: RoleAssignment = {
  orderDate: 'day',
  orderId: 'order',
  product: 'product',
  category: 'category',
  region: 'region',
  customer: 'customer',
  quantity: 'quantity',
  revenue: 'revenue',
  cost: 'cost'
}

export interface HandTable {
  dataset(change?: Partial<Dataset>): Dataset
  run: Run
  runWith(onStatement?: OnStatement): Run
  /** Runs a statement as it is written. */
  sql(text: string): Promise<Table>
  board(query?: Partial<BoardQuery>, change?: Partial<Dataset>): Promise<Board>
  /** Statements since the last look. */
  statements(): number
}

export interface HandTables {
  /** Loads rows as a dataset of their own; `revenue` is exact, and `day` a date, unless another type is given. */
  table(rows: readonly SaleRow[], types?: { readonly [name in 'revenue' | 'day']?: Column['type'] }): Promise<HandTable>
  close(): Promise<void>
}

export function datasetOf(change: Partial<Dataset>): Dataset {
  return {
    name: 'sales',
    warehouse: 'local',
    schema: handSchema,
    roles: handRoles,
    recipe: { version: 1, readings: [], steps: [], roles: {} },
    calendar: defaultCalendar,
    rows: 0,
    dataFrom: null,
    dataThrough: null,
    quality: null,
    version: 1,
    updatedMs: 0,
    ...change
  }
}

export async function openHandTables(): Promise<HandTables> {
  const bench = await openWorkbench()
  const warehouse = await openWarehouse(bench.warehousePath)
  let count = 0
  return {
    async table(rows, types = {}) {
      const name = `hand${++count}`
      const schema = handSchema.map((column) => ({
        ...column,
        type: types[column.name as keyof SaleRow & keyof typeof types] ?? column.type
      }))
      const cells = rows.map((row) => `(${schema.map((column) => literal(row, column)).join(', ')})`)
      const names = schema.map((column) => `"${column.name}"`).join(', ')
      const select = `SELECT "day"::TIMESTAMP AS __time, * FROM (VALUES ${cells.join(', ')}) t(${names})`
      const parts = [await bench.part(name, null, select)]
      await loaded(warehouse, { dataset: name, jobId: name, schema, mode: 'replace-all', parts })
      const { from, through } = await warehouse.describe(name)
      const dataset = (change: Partial<Dataset> = {}) =>
        datasetOf({ name, schema, rows: rows.length, dataFrom: from, dataThrough: through, ...change })
      let asked = 0
      const query = (sql: string, params: (string | number)[]) =>
        warehouse.query({ sql, params, limit: 100_000, timeoutMs: 60_000 })
      const runWith = (onStatement?: OnStatement): Run =>
        inDuckdb((sql, params) => {
          asked++
          return query(sql, params)
        }, onStatement)
      const run = runWith()
      return {
        dataset,
        run,
        runWith,
        sql: (text) => query(text, []),
        board: (query = {}, change = {}) =>
          computeBoard(
            {
              dataset: name,
              board: 'overview',
              tiles: null,
              range: null,
              filters: [],
              compare: 'last-year',
              fiscal: false,
              ...query
            },
            dataset(change),
            run
          ),
        statements() {
          const answer = asked
          asked = 0
          return answer
        }
      }
    },
    async close() {
      await warehouse.close()
      bench.close()
    }
  }
}

function literal(row: SaleRow, { name, type }: Column): string {
  const value = row[name as keyof SaleRow]
  return `CAST(${value === undefined ? 'NULL' : textLiteral(String(value))} AS ${sqlType(type)})`
}

/** The tile of an id, with the fields of its kind. */
export function tileOf<Kind extends Tile['kind']>(board: Board, id: string, kind: Kind): Extract<Tile, { kind: Kind }> {
  const isOfKind = (tile: Tile): tile is Extract<Tile, { kind: Kind }> => tile.id === id && tile.kind === kind
  const tile = board.tiles.find(isOfKind)
  if (!tile) throw new Error(`no ${kind} tile ${id}`)
  return tile
}
