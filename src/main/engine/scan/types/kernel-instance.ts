/** An instance of the tally kernel with its own memory. */
import kernelBytes from './kernel/tally.as.ts?wasm'
import { compileKernel, type KernelMemory, startKernel } from './kernel-memory'
import type { PieceExports } from './pieces'

/** Exports of kernel/tally.as.ts; its comments say what each means. */
export type TallyExports = PieceExports & {
  allocateZero(bytes: number): number
  newColumn(index: number, limit: number, arenaLimit: number): number
  newNumberSums(bins: number): number
  newDateSums(ways: number): number
  newTextSums(): number
  setTokens(ptr: number, bytes: number): void
  column(
    state: number,
    index: number,
    columns: number,
    input: number,
    ends: number,
    rows: number,
    firstRow: number,
    quote: number,
    hashes: number,
    work: number
  ): void
  workBytes(rows: number): number
  sketchOf(state: number): number
  fold(state: number): void
  beginHashes(hashes: number, rows: number): void
  scatter(
    hashes: number,
    from: number,
    rows: number,
    firstRow: number,
    area: number,
    fills: number,
    partitions: number,
    capacity: number
  ): number
  repeatsIn(records: number, count: number, slots: number, slotCount: number, repeats: number): number
}

/** What the kernel calls: a value it can't read itself, and a column that becomes a stream. */
export type KernelCalls = {
  readonly script: (column: number, ptr: number, length: number, row: number, weight: number) => number
  readonly begin: (column: number) => void
}

export type KernelInstance = KernelMemory & { readonly exports: TallyExports }

let compiled: Promise<WebAssembly.Module> | undefined

/** A new instance. */
export async function kernelInstance(calls: KernelCalls): Promise<KernelInstance> {
  compiled ??= compileKernel(kernelBytes)
  const { exports, bytes, view } = await startKernel(compiled, calls)
  return { exports: exports as TallyExports, bytes, view }
}
