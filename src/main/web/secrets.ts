/** Random tokens and the one way in which they are compared. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const secretBytes = 32

/** 256 random bits, safe in a URL. */
export function newSecret(): string {
  return randomBytes(secretBytes).toString('base64url')
}

/** Compares in constant time, also when the lengths differ: digests are compared, not the texts. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
