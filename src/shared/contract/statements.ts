/** Part of explore: what was asked by SQL before, and what was given a name. Each place has its own: what one understands, another may not. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { AskedStatement, SavedStatement } from '../domain/statement'

const tags = ['explore']
/** The cluster; without: this machine. */
const place = z.object({ connectionId: z.string().optional() })
const id = z.object({ id: z.coerce.number().int() })
const found = place.extend({ search: z.string().default('') })

export const statements = {
  /** Newest first, at most 200. */
  askedStatements: oc
    .route({ method: 'GET', path: '/sql/history', tags, summary: 'Statements that were asked' })
    .input(found)
    .output(z.array(AskedStatement)),
  forgetStatement: oc
    .route({ method: 'DELETE', path: '/sql/history/{id}', tags, summary: 'Forget a statement that was asked' })
    .input(id)
    .output(z.object({})),
  forgetStatements: oc
    .route({
      method: 'DELETE',
      path: '/sql/history',
      tags,
      summary: 'Forget all statements of a place that have no name'
    })
    .input(place)
    .output(z.object({})),
  /** By name. */
  savedStatements: oc
    .route({ method: 'GET', path: '/sql/saved', tags, summary: 'Statements with a name' })
    .input(found)
    .output(z.array(SavedStatement)),
  /** Takes the place of the one of this name. */
  saveStatement: oc
    .route({ method: 'POST', path: '/sql/saved', tags, summary: 'Give a statement a name' })
    .input(place.extend({ name: z.string().trim().min(1).max(120), sql: z.string().min(1).max(100_000) }))
    .output(SavedStatement),
  removeSavedStatement: oc
    .route({ method: 'DELETE', path: '/sql/saved/{id}', tags, summary: 'Remove a statement with a name' })
    .input(id)
    .output(z.object({}))
}
