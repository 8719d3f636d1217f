/**
 * Hashes of whole rows (96 bits and the row number), sorted into partitions as they come, so that repeats can be found partition by
 * partition in little memory. Few rows stay in memory; many go to one temporary file for each worker.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import type { KernelInstance } from './kernel-instance'

/** Records of one partition, in memory or at a place of the worker's file. */
export type RecordBlock = {
  readonly partition: number
  readonly count: number
  readonly bytes: Uint8Array | null
  readonly offset: number
}

export type RecordFile = { readonly path: string | null; readonly blocks: readonly RecordBlock[] }

export type RowRecords = {
  readonly take: (hashes: number, rows: number, firstRow: number) => void
  readonly finish: () => RecordFile
}

const recordBytes = 16
/** Records that a partition collects before they are written: blocks of 32 KiB. */
const capacity = 2048
/** Up to this many rows the records stay in memory. */
export const rowsInMemory = 500_000

/** A power of two such that a partition holds about 100,000 rows. */
export function partitionsFor(rows: number): number {
  let partitions = 1
  while (partitions < 1024 && rows / partitions > 100_000) partitions *= 2
  return partitions
}

/** Collects row hashes of one kernel; `path` null keeps them in memory. */
export function rowRecords(kernel: KernelInstance, partitions: number, path: string | null): RowRecords {
  const { exports } = kernel
  const area = exports.allocate(partitions * capacity * recordBytes)
  const fills = exports.allocateZero(partitions * 4)
  const blocks: RecordBlock[] = []
  let file: number | null = null
  let offset = 0

  const flush = (partition: number) => {
    const view = kernel.view()
    const count = view.getUint32(fills + partition * 4, true)
    if (count === 0) return
    const from = area + partition * capacity * recordBytes
    const length = count * recordBytes
    view.setUint32(fills + partition * 4, 0, true)
    if (path === null) {
      blocks.push({ partition, count, bytes: Uint8Array.from(kernel.bytes().subarray(from, from + length)), offset: 0 })
      return
    }
    file ??= openSync(path, 'w', 0o600)
    for (let done = 0; done < length; )
      done += writeSync(file, kernel.bytes(), from + done, length - done, offset + done)
    blocks.push({ partition, count, bytes: null, offset })
    offset += length
  }

  return {
    take: (hashes, rows, firstRow) => {
      let row = 0
      while (row < rows) {
        row = exports.scatter(hashes, row, rows, firstRow, area, fills, partitions, capacity)
        if (row === rows) break
        const view = kernel.view()
        for (let p = 0; p < partitions; p++) if (view.getUint32(fills + p * 4, true) === capacity) flush(p)
      }
    },
    finish: () => {
      for (let p = 0; p < partitions; p++) flush(p)
      if (file !== null) closeSync(file)
      return { path: file === null ? null : path, blocks }
    }
  }
}
