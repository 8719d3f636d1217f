/** An instance of the table kernel. */
import kernelBytes from '../kernel/table.as.ts?wasm'
import { compileKernel, type KernelMemory, startKernel } from '../kernel-memory'
import type { PieceExports } from '../pieces'

type Global = { readonly value: number }

/** Exports of kernel/table.as.ts; its comments say what each means. */
export type TableExports = PieceExports & {
  setUp(count: number, source: number, dated: number, mostGroups: number): number
  begin(): void
  beginTable(rows: number, bytes: number, quote: number): void
  take(input: number, ends: number, from: number, to: number, firstRow: number): number
  groupsMade(): number
  rowsOf(group: number): number
  monthOf(group: number): number
  bytesOf(group: number): number
  bytesHeld(): number
  oddCount(column: number): number
  layOut(group: number, column: number): void
  layOutOdd(group: number, column: number): void
  layOutRows(group: number): void
  emptyGroup(group: number): void
  readonly filled: Global
  readonly different: Global
  readonly isDelta: Global
  readonly textsStart: Global
  readonly textsBytes: Global
  readonly levelsStart: Global
  readonly levelsBytes: Global
  readonly valuesStart: Global
  readonly valuesBytes: Global
}

export type TableKernel = KernelMemory & { readonly exports: TableExports }

let compiled: Promise<WebAssembly.Module> | undefined

/** A new instance. */
export async function tableKernel(): Promise<TableKernel> {
  compiled ??= compileKernel(kernelBytes)
  const { exports, bytes, view } = await startKernel(compiled, {})
  return { exports: exports as TableExports, bytes, view }
}
