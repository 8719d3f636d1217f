/** Several questions to a cluster of which some may fail: what is not allowed or not there leaves a gap and says why. */
import type { Overview } from '../../shared/contract/cluster'
import { AppError } from '../../shared/errors'

type Failure = Overview['failures'][number]

/** `asked` gives `without` in the place of what failed; the reasons, each once, are collected in `failures`. */
export function askedParts() {
  const failures: Failure[] = []
  const asked = async <T>(call: Promise<T>, without: T): Promise<T> => {
    try {
      return await call
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'cancelled') throw error
      const { code, message, details } = error.toShape()
      if (!failures.some((one) => one.message === message)) failures.push({ code, message, details })
      return without
    }
  }
  return { asked, failures }
}
