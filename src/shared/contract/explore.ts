/** explore: datasets, boards, SQL. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { Board, BoardFilter, BoardQuery, DateRange, FreshBoardQuery, SavedBoard } from '../domain/board'
import { Calendar, Dataset } from '../domain/dataset'
import { Role } from '../domain/role'
import { filterSets } from './filter-sets'
import { keptBoards } from './kept-boards'
import { slowQueries } from './slow-queries'
import { statements } from './statements'
import { targets } from './targets'

const tags = ['explore']

/** A cell of a table answer: exact numbers and dates as text. */
export const TableCell = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const Table = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.array(z.array(TableCell)),
  /** True when the limit cut rows off. */
  truncated: z.boolean(),
  tookMs: z.number(),
  /** Until the first rows were there; of a cluster's answer, which comes as a whole, it is not known. */
  firstRowMs: z.number().optional(),
  /** For a turn, before it began; absent: it did not wait. */
  waitedMs: z.number().optional(),
  /** By which a cluster knows the query, in its logs and lists. */
  queryId: z.string().optional()
})
export type Table = z.infer<typeof Table>

/** How a tile comes about. */
export const How = z.object({
  engine: z.enum(['duckdb', 'druid']),
  /** In the order they were asked, parameters in their places: for reading and running again, not for sending. */
  statements: z.array(z.string()),
  range: DateRange.nullable(),
  /** The days compared with; null: nothing, or no data there. */
  earlier: DateRange.nullable(),
  calendar: Calendar,
  /** Columns of the roles that it is made of. */
  columns: z.array(z.object({ role: Role, column: z.string() }))
})
export type How = z.infer<typeof How>
/** An answer as it comes: its columns, rows in pieces, and at last how it ended. */
export const AnswerMessage = z.discriminatedUnion('kind', [
  Table.pick({ columns: true }).extend({ kind: z.literal('columns') }),
  Table.pick({ rows: true }).extend({ kind: z.literal('rows') }),
  Table.omit({ columns: true, rows: true }).extend({ kind: z.literal('end') })
])
export type AnswerMessage = z.infer<typeof AnswerMessage>

const sqlQuestion = z.object({
  sql: z.string().min(1),
  limit: z.number().int().min(1).max(10_000).default(1000),
  /** The cluster that answers; null: the warehouse of this machine. */
  connectionId: z.string().nullable().default(null),
  /** In which a cluster cuts days and writes times. */
  timeZone: z.string().refine(isTimeZone, 'no time zone of the IANA list').default('UTC'),
  /** The plan is wanted, not the rows. */
  explain: z.boolean().default(false)
})

export const explore = {
  datasets: oc
    .route({ method: 'GET', path: '/datasets', tags, summary: 'All datasets' })
    .input(z.object({}))
    .output(z.array(Dataset)),
  removeDataset: oc
    .route({
      method: 'DELETE',
      path: '/datasets/{dataset}',
      tags,
      summary: 'Remove a dataset with its rows and parts; jobs stay'
    })
    .input(z.object({ dataset: z.string() }))
    .output(z.object({})),
  board: oc
    .route({ method: 'POST', path: '/board', tags, summary: 'The tiles of a board' })
    .input(FreshBoardQuery)
    .output(Board),
  /** Boards that people made. */
  boards: oc
    .route({ method: 'GET', path: '/boards', tags, summary: 'Saved boards' })
    .input(z.object({}))
    .output(z.array(SavedBoard)),
  saveBoard: oc
    .route({ method: 'PUT', path: '/boards', tags, summary: 'Save a board; without an id as a new one' })
    .input(SavedBoard.omit({ updatedMs: true }).extend({ id: z.string().nullable() }))
    .output(SavedBoard),
  removeBoard: oc
    .route({ method: 'DELETE', path: '/boards/{id}', tags, summary: 'Remove a saved board' })
    .input(z.object({ id: z.string() }))
    .output(z.object({})),
  /** Which statements a tile of a board is made of. */
  how: oc
    .route({ method: 'POST', path: '/board/how', tags, summary: 'How a tile comes about' })
    .input(BoardQuery.extend({ tile: z.string() }))
    .output(How),
  /** The rows behind a number. */
  rows: oc
    .route({ method: 'POST', path: '/rows', tags, summary: 'Rows of a dataset by days and filters' })
    .input(
      z.object({
        dataset: z.string(),
        range: DateRange.nullable(),
        filters: z.array(BoardFilter),
        /** Rows that fulfil all of these are left out; none are without any. */
        except: z.array(BoardFilter).default([]),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100)
      })
    )
    .output(Table.extend({ total: z.number() })),
  /** The number tiles of the board: revenue, growth, margin, orders and the rest. */
  kpi: oc
    .route({ method: 'GET', path: '/kpi', tags, summary: 'KPIs of a dataset' })
    .input(z.object({ dataset: z.string(), from: z.iso.date().optional(), to: z.iso.date().optional() }))
    .output(Board),
  /** Typed rows of a dataset, by window. */
  sales: oc
    .route({ method: 'GET', path: '/sales', tags, summary: 'Rows of a dataset' })
    .input(
      z.object({
        dataset: z.string(),
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
        offset: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(500).default(100)
      })
    )
    .output(Table),
  /** Values of a dimension for a filter, largest revenue first. */
  values: oc
    .route({ method: 'POST', path: '/values', tags, summary: 'Values of a dimension' })
    .input(
      z.object({
        dataset: z.string(),
        role: Role,
        search: z.string().default(''),
        filters: z.array(BoardFilter).default([])
      })
    )
    .output(z.array(z.object({ value: z.string().nullable(), rows: z.number() }))),
  /** Datasources of a cluster with their columns, as its broker knows them. */
  tables: oc
    .route({ method: 'GET', path: '/sql/tables', tags, summary: 'What SQL on a cluster can ask for' })
    .input(z.object({ connectionId: z.string() }))
    .output(
      z.array(z.object({ name: z.string(), columns: z.array(z.object({ name: z.string(), type: z.string() })) }))
    ),
  sql: oc
    .route({ method: 'POST', path: '/sql', tags, summary: 'One read-only SELECT over the datasets, or on a cluster' })
    .input(sqlQuestion)
    .output(Table),
  /** The same with the rows as they come. Leaving it ends the query. */
  sqlFeed: oc.input(sqlQuestion).output(eventIterator(AnswerMessage)),
  ...keptBoards,
  ...slowQueries,
  ...filterSets,
  ...statements,
  ...statements,
  ...targets
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}
