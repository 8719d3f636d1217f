import { z } from 'zod'

/** An error as data, as it is stored with an attempt and sent to screens. */
export const ErrorShape = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
  retryable: z.boolean()
})
export type ErrorShape = z.infer<typeof ErrorShape>
