/** Customers, and what they buy together. */
import { z } from 'zod'
import { Role } from '../../role'
import { NoNumber, TileBase } from './base'

/** Of the customers who first bought in a month, the share that bought again in each month after it. */
export const CohortTile = TileBase.extend({
  kind: z.literal('cohort'),
  /** Why there is nothing to show. */
  reason: NoNumber.nullable(),
  cohorts: z.array(
    z.object({
      month: z.string(),
      size: z.number(),
      /** From the month itself on; months after the data are not there. Null: nobody began in it. */
      shares: z.array(z.number().nullable()),
      /** The last one is of a month that is not over. */
      isPartial: z.boolean(),
      /** Of the first months of the data everyone is new. */
      isStart: z.boolean()
    })
  )
})
export type CohortTile = z.infer<typeof CohortTile>

export const Segment = z.enum(['champions', 'loyal', 'promising', 'new', 'cooling', 'at-risk', 'sleeping', 'lost'])
export type Segment = z.infer<typeof Segment>

/** Customers by when, how often and how much they bought. */
export const SegmentsTile = TileBase.extend({
  kind: z.literal('segments'),
  /** Why there is nothing to show. */
  reason: NoNumber.nullable(),
  referenceDay: z.string().nullable(),
  customers: z.number(),
  segments: z.array(
    z.object({ segment: Segment, customers: z.number(), revenue: z.string(), share: z.number().nullable() })
  )
})
export type SegmentsTile = z.infer<typeof SegmentsTile>

/** What is bought together. */
export const BasketTile = TileBase.extend({
  kind: z.literal('basket'),
  /** Why there is nothing to show. */
  reason: NoNumber.nullable(),
  dimension: Role,
  orders: z.number(),
  pairs: z.array(
    z.object({
      one: z.string(),
      other: z.string(),
      orders: z.number(),
      support: z.number(),
      /** Share of the orders with the one that have the other, and of those with the other that have the one. */
      confidence: z.number(),
      reverseConfidence: z.number(),
      lift: z.number()
    })
  )
})
export type BasketTile = z.infer<typeof BasketTile>
