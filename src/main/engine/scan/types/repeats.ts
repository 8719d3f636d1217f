/** Counts the rows that repeat an earlier one, from the records of all workers, one partition after the other. */
import { open } from 'node:fs/promises'
import type { KernelInstance } from './kernel-instance'
import type { RecordFile } from './row-records'

export type Repeats = { readonly count: number; readonly rows: readonly number[] }

const recordBytes = 16

/** Repeats in the given partitions; `limit` smallest row numbers are named. */
export async function findRepeats(
  kernel: KernelInstance,
  files: readonly RecordFile[],
  partitions: readonly number[],
  limit: number,
  onPartition: () => Promise<void> | void
): Promise<Repeats> {
  let found = 0
  let smallest: number[] = []
  const handles = await Promise.all(files.map((f) => (f.path === null ? null : open(f.path, 'r'))))
  try {
    for (const partition of partitions) {
      const parts = files.map((f) => f.blocks.filter((b) => b.partition === partition))
      const count = parts.flat().reduce((sum, b) => sum + b.count, 0)
      if (count < 2) continue
      const slotCount = 2 ** Math.ceil(Math.log2(count * 2))
      const sizes = [count * recordBytes, slotCount * 4, count * 4] as const
      const records = kernel.exports.allocate(sizes[0])
      const slots = kernel.exports.allocateZero(sizes[1])
      const repeats = kernel.exports.allocate(sizes[2])
      let at = records
      for (const [index, blocks] of parts.entries()) {
        for (const block of blocks) {
          const length = block.count * recordBytes
          if (block.bytes !== null) kernel.bytes().set(block.bytes, at)
          else await handles[index]?.read(kernel.bytes(), at, length, block.offset)
          at += length
        }
      }
      const n = kernel.exports.repeatsIn(records, count, slots, slotCount, repeats)
      found += n
      const bytes = kernel.bytes()
      const rows = new Uint32Array(bytes.buffer, repeats, n)
      smallest = [...smallest, ...(n > limit ? Uint32Array.from(rows).sort().subarray(0, limit) : rows)]
      if (smallest.length > limit * 64) smallest = smallest.sort((a, b) => a - b).slice(0, limit)
      kernel.exports.release(records, sizes[0])
      kernel.exports.release(slots, sizes[1])
      kernel.exports.release(repeats, sizes[2])
      await onPartition()
    }
  } finally {
    await Promise.all(handles.map((h) => h?.close()))
  }
  return { count: found, rows: smallest.sort((a, b) => a - b).slice(0, limit) }
}
