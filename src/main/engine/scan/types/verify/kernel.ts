/** An instance of the verification kernel. */
import kernelBytes from '../kernel/verify.as.ts?wasm'
import { compileKernel, type KernelMemory, startKernel } from '../kernel-memory'
import type { PieceExports } from '../pieces'

type ColumnCall = [
  state: number,
  index: number,
  columns: number,
  input: number,
  ends: number,
  rows: number,
  firstRow: number,
  quote: number
]

/** Exports of kernel/verify.as.ts; its comments say what each means. */
export type VerifyExports = PieceExports & {
  newColumn(index: number, limit: number, arenaLimit: number): number
  newNumberSums(bins: number): number
  newDateSums(ways: number): number
  verifyNumbers(...call: [...ColumnCall, limits: number]): void
  verifyDates(...call: [...ColumnCall, plan: number]): void
  verifyTexts(...call: ColumnCall): void
}

export type VerifyKernel = KernelMemory & { readonly exports: VerifyExports }

let compiled: Promise<WebAssembly.Module> | undefined

/** A new instance. */
export async function verifyKernel(): Promise<VerifyKernel> {
  compiled ??= compileKernel(kernelBytes)
  const { exports, bytes, view } = await startKernel(compiled, {})
  return { exports: exports as VerifyExports, bytes, view }
}
