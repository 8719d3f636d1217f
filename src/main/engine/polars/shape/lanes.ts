/** Work that is done for several things, two at a time: at the end of one query a core would stand idle. */

const lanes = 2

/**
 * Does the work for each thing; they begin in their order.
 * @throws what the first work to fail throws, when the others that had begun have ended
 */
export async function inLanes<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things]
  let isFailed = false
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined && !isFailed; next = waiting.shift()) {
      try {
        await work(next)
      } catch (error) {
        isFailed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
}
