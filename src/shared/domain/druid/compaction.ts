/** Automatic compaction of a datasource: what a form shows of Druid's configuration, and how it is put back without losing the rest. */
import { z } from 'zod'
import { Period, periodText, readPeriod } from './period'

type Json = Readonly<Record<string, unknown>>

/** Sizes of time chunks that a form offers. */
export const ChunkSize = z.enum(['DAY', 'MONTH', 'QUARTER', 'YEAR'])
export type ChunkSize = z.infer<typeof ChunkSize>

export const Compaction = z.discriminatedUnion('on', [
  z.object({ on: z.literal(false) }),
  z.object({
    on: z.literal(true),
    /** The newest data, counted back from the latest segment, are left alone. */
    skip: Period,
    /** Null: as the segments are. */
    chunks: ChunkSize.nullable()
  })
])
export type Compaction = z.infer<typeof Compaction>

/** As Druid has it: what a form can't show is in the texts. */
export interface CompactionSeen {
  readonly form: Compaction
  /** What the form stands for where it does not say it exactly; null: the form says all of it. */
  readonly skipText: string | null
  readonly chunksText: string | null
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

/** @param config null: there is none */
export function readCompactionForm(config: Json | null): CompactionSeen {
  if (config === null) return { form: { on: false }, skipText: null, chunksText: null }
  const offset = config.skipOffsetFromLatest ?? 'P1D'
  const skip = readPeriod(offset)
  const size = object(config.granularitySpec).segmentGranularity ?? null
  const chunks = ChunkSize.safeParse(size)
  return {
    form: { on: true, skip: skip ?? { amount: 1, unit: 'D' }, chunks: chunks.success ? chunks.data : null },
    skipText: skip === null ? String(offset) : null,
    chunksText: size === null || chunks.success ? null : typeof size === 'string' ? size : JSON.stringify(size)
  }
}

/** The configuration to be sent: of one that is there, everything that the form does not show stays. */
export function compactionConfigOf(
  dataSource: string,
  { skip, chunks }: Extract<Compaction, { on: true }>,
  existing: Json | null
): Json {
  const { granularitySpec, ...rest } = existing ?? {}
  const others = Object.fromEntries(
    Object.entries(object(granularitySpec)).filter(([key, value]) => key !== 'segmentGranularity' && value !== null)
  )
  const spec = chunks === null ? others : { ...others, segmentGranularity: chunks }
  return {
    ...rest,
    dataSource,
    skipOffsetFromLatest: periodText(skip),
    ...(Object.keys(spec).length > 0 ? { granularitySpec: spec } : {})
  }
}
