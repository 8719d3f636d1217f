/** What the server understands of newer headers, and one header that the SDK does not set by itself. */
import { serverCode, statusOf } from './translate'

/** Begins with everything on; what the server says it has not is left away from then on. */
export interface Abilities {
  /** `If-None-Match: *` on what puts an object. */
  conditions: boolean
  /** CRC-32 of bodies. */
  checksums: boolean
}

/** Runs; when the server has not implemented a header, again without the next of them. */
export async function within<T>(abilities: Abilities, run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run()
    } catch (error) {
      if (serverCode(error) !== 'NotImplemented' && statusOf(error) !== 501) throw error
      if (abilities.checksums) abilities.checksums = false
      else if (abilities.conditions) abilities.conditions = false
      else throw error
    }
  }
}

interface WithBuildStep {
  readonly middlewareStack: {
    add(
      step: (next: (args: never) => unknown) => (args: { request: unknown }) => unknown,
      options: { step: 'build'; name: string }
    ): void
  }
}

/**
 * The hash of a body stands in its signature: every server that speaks this protocol checks the bytes against it, also those
 * that know no checksums. Without it the SDK signs streams as "unsigned".
 */
export function signedHash(command: object, sha256: string): void {
  ;(command as WithBuildStep).middlewareStack.add(
    (next) => (args) => {
      ;(args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256
      return next(args as never)
    },
    { step: 'build', name: 'signedHash' }
  )
}
