/**
 * HyperLogLog with 2^14 registers of one byte (standard error 0.8 %): Flajolet, Fusy, Gandouet, Meunier 2007, with linear counting for
 * small cardinalities. The register is the top 14 bits of the 64-bit hash, the rank that of the rest.
 */
export const sketchBits = 14
export const sketchSize = 1 << sketchBits

/** Number of different values that a sketch saw, about. */
export function estimateDistinct(registers: Uint8Array): number {
  const m = registers.length
  let [sum, zeros] = [0, 0]
  for (const rank of registers) {
    sum += 2 ** -rank
    if (rank === 0) zeros++
  }
  const alpha = 0.7213 / (1 + 1.079 / m)
  const raw = (alpha * m * m) / sum
  return Math.round(raw <= 2.5 * m && zeros > 0 ? m * Math.log(m / zeros) : raw)
}

/** Sketch of the union. */
export function mergeSketches(sketches: readonly Uint8Array[]): Uint8Array {
  const merged = new Uint8Array(sketchSize)
  for (const sketch of sketches) {
    for (let at = 0; at < sketchSize; at++) merged[at] = Math.max(merged[at] ?? 0, sketch[at] ?? 0)
  }
  return merged
}
