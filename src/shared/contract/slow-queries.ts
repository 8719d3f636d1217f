/** Part of explore: statements of boards and of SQL that took longer than the preferences say. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { SlowQuery } from '../domain/slow-query'

const tags = ['explore']

/** The cluster; without: this machine. */
const place = z.object({ connectionId: z.string().optional() })

export const slowQueries = {
  /** The longest first, or the newest. */
  slowQueries: oc
    .route({ method: 'GET', path: '/sql/slow', tags, summary: 'Statements that took long' })
    .input(place.extend({ search: z.string().default(''), order: z.enum(['longest', 'newest']).default('longest') }))
    .output(z.array(SlowQuery)),
  forgetSlowQuery: oc
    .route({ method: 'DELETE', path: '/sql/slow/{id}', tags, summary: 'Forget a statement that took long' })
    .input(z.object({ id: z.coerce.number().int() }))
    .output(z.object({})),
  forgetSlowQueries: oc
    .route({ method: 'DELETE', path: '/sql/slow', tags, summary: 'Forget all statements of a place that took long' })
    .input(place)
    .output(z.object({}))
}
