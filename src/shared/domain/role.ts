/** Business meaning of a column. */
import { z } from 'zod'

export const Role = z.enum([
  'orderDate',
  'orderId',
  'revenue',
  'cost',
  'profit',
  'quantity',
  'unitPrice',
  'unitCost',
  'discount',
  'customer',
  'product',
  'category',
  'region',
  'country',
  'channel',
  'salesperson',
  'currency'
])
export type Role = z.infer<typeof Role>

/** At most one column a role. */
export const RoleAssignment = z.partialRecord(Role, z.string())
export type RoleAssignment = z.infer<typeof RoleAssignment>

export const RoleProposal = z.object({
  role: Role,
  column: z.string(),
  /** 0 to 1; at least 0.6 is proposed as set, below it is only offered. */
  confidence: z.number(),
  /** Why: which of name, type and values spoke for it. */
  because: z.array(z.enum(['name', 'type', 'values', 'derived', 'confirmed-before']))
})
export type RoleProposal = z.infer<typeof RoleProposal>
