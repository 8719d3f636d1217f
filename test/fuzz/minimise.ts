/** Makes a failing input smaller while it fails in the same way. */

export interface MinimiseLimits {
  readonly tries: number
  readonly tookMs: number
}

/**
 * Cuts pieces out, halving their size each time nothing of the present size can go.
 * @param fails whether bytes still break the same rule
 */
export async function minimised(
  bytes: Buffer,
  fails: (bytes: Buffer) => Promise<boolean>,
  limits: MinimiseLimits
): Promise<Buffer> {
  const startMs = performance.now()
  let smallest = bytes
  let tries = 0
  for (let size = Math.ceil(bytes.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < smallest.length; ) {
      if (tries++ >= limits.tries || performance.now() - startMs > limits.tookMs) return smallest
      const next = Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + size)])
      if (await fails(next)) smallest = next
      else at += size
    }
  }
  return smallest
}
