/** 128 random bits as text. `crypto.randomUUID` is missing where the page did not come over https or from this machine. */
export function randomBits(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
