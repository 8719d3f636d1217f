/** Units of a calendar or a fiscal year. */
import { z } from 'zod'

export const PeriodUnit = z.enum(['day', 'week', 'month', 'quarter', 'year'])
export type PeriodUnit = z.infer<typeof PeriodUnit>
