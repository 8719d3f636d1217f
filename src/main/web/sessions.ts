/** Who may call: browsers that redeemed a one-time sign-in token, and holders of the token of run.json. */
import { newSecret, sameSecret } from './secrets'

export interface Sessions {
  /** The token of run.json, for scripts (`Authorization: Bearer …`). */
  readonly bearerToken: string
  /** A new one-time token for the sign-in address. */
  issueSignIn(): string
  /** Gives a session for a sign-in token that was not used yet, else null. The token is dead afterwards. */
  redeem(token: string): string | null
  /** A name for the caller (never the secret itself), or null for a stranger. */
  callerOf(given: { readonly bearer: string | null; readonly session: string | null }): string | null
}

/**
 * Sessions live as long as the process: a restart asks to sign in again.
 * @param lasting a session secret that outlives the process: in development the host restarts at every change
 */
export function createSessions(lasting: string | null = null): Sessions {
  const bearerToken = newSecret()
  const open: string[] = lasting === null ? [] : [lasting]
  let waiting: string[] = []
  return {
    bearerToken,
    issueSignIn() {
      const token = newSecret()
      waiting.push(token)
      return token
    },
    redeem(token) {
      const found = waiting.find((candidate) => sameSecret(token, candidate))
      if (found === undefined) return null
      waiting = waiting.filter((candidate) => candidate !== found)
      if (lasting !== null) return lasting
      const session = newSecret()
      open.push(session)
      return session
    },
    callerOf({ bearer, session }) {
      if (bearer !== null) return sameSecret(bearer, bearerToken) ? 'script' : null
      if (session === null) return null
      const index = open.findIndex((candidate) => sameSecret(session, candidate))
      return index < 0 ? null : `browser-${index + 1}`
    }
  }
}
