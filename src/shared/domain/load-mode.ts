/** What becomes of the rows that are there. */
import { z } from 'zod'

export const LoadMode = z.enum(['replace-months', 'replace-all', 'append'])
export type LoadMode = z.infer<typeof LoadMode>
