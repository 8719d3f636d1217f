/** Token buckets: a burst is free, then a steady rate per caller. */

export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

interface Bucket {
  tokens: number
  atMs: number
}

const forgetAbove = 1000

/**
 * @returns a function that takes one token of a caller and answers with 0, or with the seconds to wait (whole, at
 * least 1) when there is none left
 */
export function rateLimiter(rate: Rate, nowMs: () => number = Date.now): (caller: string) => number {
  const buckets = new Map<string, Bucket>()

  function filled(bucket: Bucket, now: number): number {
    return Math.min(rate.burst, bucket.tokens + ((now - bucket.atMs) / 1000) * rate.perSecond)
  }

  return (caller) => {
    const now = nowMs()
    if (buckets.size > forgetAbove) {
      for (const [key, bucket] of buckets) if (filled(bucket, now) >= rate.burst) buckets.delete(key)
    }
    const bucket = buckets.get(caller) ?? { tokens: rate.burst, atMs: now }
    const tokens = filled(bucket, now)
    const taken = tokens >= 1
    buckets.set(caller, { tokens: taken ? tokens - 1 : tokens, atMs: now })
    return taken ? 0 : Math.max(1, Math.ceil((1 - tokens) / rate.perSecond))
  }
}
