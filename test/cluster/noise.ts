import { createHash } from 'node:crypto'

export const mebibyte = 1024 * 1024

/** Bytes that do not repeat, so that parts in the wrong order are seen. */
export function noise(bytes: number, seed: number): Buffer {
  const data = Buffer.allocUnsafe(bytes)
  let state = seed >>> 0 || 1
  for (let at = 0; at < bytes; at += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    if (at + 4 <= bytes) data.writeUInt32LE(state, at)
    else data.fill(state & 255, at)
  }
  return data
}

/** Hex. */
export const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex')
