/** Look-alikes: groups of values of a column that are probably one. The methods are those of OpenRefine, by their names there. */
import { z } from 'zod'

/**
 * Key collision: `fingerprint`, `ngram-fingerprint`, `cologne` and `metaphone` (both phonetic); nearest neighbour: `levenshtein`.
 */
export const ClusterMethod = z.enum(['fingerprint', 'ngram-fingerprint', 'cologne', 'metaphone', 'levenshtein'])
export type ClusterMethod = z.infer<typeof ClusterMethod>

export const ClusterOptions = z.object({
  method: ClusterMethod,
  /** Characters of an n-gram. */
  size: z.coerce.number().int().min(1).max(6).default(2),
  /** Edits within which two values are neighbours, never more than a quarter of the shorter one's characters. */
  radius: z.coerce.number().int().min(1).max(3).default(1)
})
export type ClusterOptions = z.infer<typeof ClusterOptions>

export const Cluster = z.object({
  /** Values with the rows that have them; the first is the one that the others should become. */
  values: z.array(z.object({ text: z.string(), count: z.number() }))
})
export type Cluster = z.infer<typeof Cluster>

export const Clusters = z.object({
  /** Those that change most rows first. */
  clusters: z.array(Cluster),
  /** All clusters that were found; `clusters` holds the first of them. */
  found: z.number(),
  /** Different values that were compared. */
  compared: z.number(),
  /** Neighbours may be missing, because too many values look alike for all of them to be compared. */
  limited: z.boolean(),
  tookMs: z.number()
})
export type Clusters = z.infer<typeof Clusters>
