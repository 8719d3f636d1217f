/** An instance of the tally kernel with its own memory. */
import kernelBytes from './kernel/tally.as.ts?wasm'

/** Exports of kernel/tally.as.ts; its comments say what each means. */
export type TallyExports = {
  allocate(bytes: number): number
  allocateZero(bytes: number): number
  release(ptr: number, bytes: number): void
  newColumn(index: number, limit: number, arenaLimit: number): number
  newNumberSums(bins: number): number
  newDateSums(ways: number): number
  newTextSums(): number
  setTokens(ptr: number, bytes: number): void
  split(
    input: number,
    length: number,
    ends: number,
    delimiter: number,
    quote: number,
    columns: number,
    maxRows: number
  ): number
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
  readonly consumed: { readonly value: number }
}

/** What the kernel calls: a value it can't read itself, and a column that becomes a stream. */
export type KernelCalls = {
  readonly script: (column: number, ptr: number, length: number, row: number, weight: number) => number
  readonly begin: (column: number) => void
}

export type KernelInstance = {
  readonly exports: TallyExports
  readonly memory: WebAssembly.Memory
  /** Views of the memory; they must be asked for again after anything was allocated. */
  bytes(): Buffer
  view(): DataView
}

let compiled: Promise<WebAssembly.Module> | undefined

/** A new instance. `firstBytes` of memory to begin with. */
export async function kernelInstance(calls: KernelCalls): Promise<KernelInstance> {
  compiled ??= WebAssembly.compile(Buffer.from(kernelBytes, 'base64'))
  const memory = new WebAssembly.Memory({ initial: 32 })
  const abort = () => {
    throw new Error('kernel aborted')
  }
  const instance = await WebAssembly.instantiate(await compiled, { env: { memory, abort, ...calls } })
  const exports: unknown = instance.exports
  let [bytes, view] = [Buffer.from(memory.buffer), new DataView(memory.buffer)]
  const refresh = () => {
    if (bytes.buffer !== memory.buffer) {
      bytes = Buffer.from(memory.buffer)
      view = new DataView(memory.buffer)
    }
  }
  return {
    exports: exports as TallyExports,
    memory,
    bytes: () => {
      refresh()
      return bytes
    },
    view: () => {
      refresh()
      return view
    }
  }
}
