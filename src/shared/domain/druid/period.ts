/** A span of the calendar as people set it: so many days, weeks, months or years. Druid writes it as ISO 8601 (`P3M`). */
import { z } from 'zod'

export const Period = z.object({
  amount: z.int().min(0).max(9999),
  unit: z.enum(['D', 'W', 'M', 'Y'])
})
export type Period = z.infer<typeof Period>

/** `P3M`. */
export function periodText({ amount, unit }: Period): string {
  return `P${amount}${unit}`
}

/** Null: of several units, or of hours: no form shows it. */
export function readPeriod(text: unknown): Period | null {
  const match = typeof text === 'string' ? /^P(\d{1,4})([DWMY])$/.exec(text) : null
  if (!match) return null
  return { amount: Number(match[1]), unit: match[2] as Period['unit'] }
}

/** Epoch milliseconds so long before a moment, by the calendar of UTC; the last day of a month that is too short. */
export function earlier(atMs: number, { amount, unit }: Period): number {
  if (unit === 'D' || unit === 'W') return atMs - amount * (unit === 'W' ? 7 : 1) * 86_400_000
  const at = new Date(atMs)
  const months = at.getUTCFullYear() * 12 + at.getUTCMonth() - amount * (unit === 'Y' ? 12 : 1)
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12]
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())
  return Date.UTC(year, month, Math.min(at.getUTCDate(), days)) + (atMs - midnight)
}
