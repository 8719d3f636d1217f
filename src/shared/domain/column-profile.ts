/** Measures of a column beyond counts: how its values spread, how its texts are shaped. */
import { z } from 'zod'

/** Where the middle half of the values lies. Numbers are plain text, dates ISO text. */
export const Spread = z.object({
  /** Sample standard deviation; null for dates, for one value, and where it cannot be estimated. */
  deviation: z.number().nullable(),
  /** Numbers: linear interpolation between the two nearest ranks, as spreadsheets do. Dates: the value at the lower rank. */
  quartiles: z.object({ q1: z.string(), median: z.string(), q3: z.string() }).nullable(),
  /** False: estimated from counts in fine bins. */
  exact: z.boolean()
})
export type Spread = z.infer<typeof Spread>

/** Shapes of texts: `A` a capital, `a` another letter, `9` a digit, a `+` behind stands for one or more of them. */
export const Shapes = z.object({
  top: z.array(z.object({ shape: z.string(), count: z.number() })),
  /** Different shapes in all. */
  distinct: z.number(),
  /** Runs of letters and digits count as one, because single characters gave too many shapes. */
  coarse: z.boolean()
})
export type Shapes = z.infer<typeof Shapes>

/** More different shapes than this are no pattern: then runs count as one. */
export const fineShapes = 60
export const shapesShown = 5

const upper = /\p{Lu}|\p{Lt}/gu
const otherLetter = /(?!A)\p{L}/gu
const digit = /\p{Nd}/gu

/** `ORD-0012` is `AAA-9999`. */
export function shapeOf(text: string): string {
  return text.replace(digit, '9').replace(upper, 'A').replace(otherLetter, 'a')
}

/** `AAA-9999` is `A+-9+`; runs of one stay as they are written. */
export function coarseShape(shape: string): string {
  return shape.replace(/A{2,}/g, 'A+').replace(/a{2,}/g, 'a+').replace(/9{2,}/g, '9+')
}

/** The most frequent shapes of counted texts. */
export function shapesOf(texts: Iterable<readonly [string, number]>): Shapes | null {
  const fine = new Map<string, number>()
  for (const [text, count] of texts) {
    const shape = shapeOf(text)
    fine.set(shape, (fine.get(shape) ?? 0) + count)
  }
  return fine.size === 0 ? null : rankShapes(fine)
}

/** Ranks counted shapes; too many of them are made coarse first. */
export function rankShapes(fine: ReadonlyMap<string, number>): Shapes {
  const coarse = fine.size > fineShapes
  const counted = coarse ? new Map<string, number>() : fine
  if (coarse) {
    const merged = counted as Map<string, number>
    for (const [shape, count] of fine) {
      const key = coarseShape(shape)
      merged.set(key, (merged.get(key) ?? 0) + count)
    }
  }
  const ranked = [...counted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return {
    top: ranked.slice(0, shapesShown).map(([shape, count]) => ({ shape: shape.slice(0, 80), count })),
    distinct: counted.size,
    coarse
  }
}
