/** What the values of a column are, beyond their type: an address, a code, a time of day. */
import { z } from 'zod'

export const SemanticKind = z.enum([
  'id',
  'email',
  'url',
  'phone',
  'postcode',
  'iban',
  /** EAN, UPC, GTIN: the check digit is right. */
  'barcode',
  'uuid',
  'country-code',
  'currency-code',
  'json',
  /** Several values in one cell; `detail` is what parts them, or `[]`. */
  'list',
  /** A time of day; `detail` is how it is written. No type holds it: it stays text. */
  'time',
  'year',
  /** A month, a quarter, a season, a business year. */
  'period',
  'gender',
  /** An amount; `detail` is the currency where one is known. */
  'money',
  'percent',
  'latitude',
  'longitude'
])
export type SemanticKind = z.infer<typeof SemanticKind>

export const Semantic = z.object({
  kind: SemanticKind,
  /** A currency, a mark: see the kinds. */
  detail: z.string().nullable(),
  /** What spoke for it. */
  by: z.enum(['name', 'values', 'both']),
  /** Values looked at that fit, of `total`; `isSample` when not every value was looked at. */
  count: z.number(),
  total: z.number(),
  isSample: z.boolean(),
  example: z.string().nullable()
})
export type Semantic = z.infer<typeof Semantic>
