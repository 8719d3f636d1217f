/** Instances of the WebAssembly kernels. Each has its own memory, so passes never meet in one. */
import cellsBytes from './cells.as.ts?wasm'
import structureBytes from './structure.as.ts?wasm'
import utf8Bytes from './utf8.as.ts?wasm'

type Numeric = { readonly value: number }
type Long = { readonly value: bigint }
type Flag = { readonly value: number }

/** Exports of structure.as.ts; its comments say what each means. */
export type StructureKernel = {
  configure(
    delimiterPtr: number,
    delimiterLength: number,
    quote: number,
    escapeByte: number,
    crEnds: boolean,
    prefixPtr: number,
    prefixLength: number,
    skipLines: number,
    headerRows: number,
    skipSpace: boolean,
    columns: number,
    fieldLimit: number,
    rowLimit: number,
    allowFast: boolean
  ): void
  layout(odd: number, oddCapacity: number, index: number, indexCapacity: number): void
  drained(): void
  startAt(offset: number): void
  scan(start: number, end: number, abs: number, last: boolean): number
  finish(abs: number): void
  readonly nonAscii: Flag
  readonly oddCount: Numeric
  readonly indexCount: Numeric
  readonly rowCount: Long
  readonly blankLines: Long
  readonly commentLines: Long
  readonly raggedCount: Long
  readonly brokenCount: Long
  readonly endsInQuote: Flag
  readonly rowLine: Long
  readonly headerStart: Long
  readonly headerLine: Long
  readonly headerFields: Numeric
  readonly headerBroken: Flag
  readonly dataEnd: Long
  readonly tooLongLine: Long
}

/** Exports of utf8.as.ts. */
export type Utf8Kernel = {
  layoutUtf8(ptr: number, capacity: number): void
  utf8(start: number, end: number, abs: number): void
  finishUtf8(): void
  readonly need: Numeric
  readonly badCount: Long
}

/** Exports of cells.as.ts. */
export type CellsKernel = {
  configure(
    delimiterPtr: number,
    delimiterLength: number,
    quote: number,
    escapeByte: number,
    crEnds: boolean,
    prefixPtr: number,
    prefixLength: number,
    skipLines: number,
    skipSpace: boolean
  ): void
  layout(out: number, cells: number, cellCapacity: number, rows: number, rowCapacity: number): void
  read(start: number, end: number, last: boolean, skipRows: number, maxRows: number): number
  rewrite(start: number, end: number, last: boolean, columns: number): number
  layoutAligned(scratch: number, places: number, count: number, tail: number, tailBytes: number, limit: number): void
  countFrom(rows: number): void
  align(start: number, end: number, last: boolean, columns: number, keepRagged: boolean): number
  readonly rowsOut: Numeric
  readonly rowsSkipped: Numeric
  readonly rowsSeen: Numeric
  readonly outBytes: Numeric
  readonly linesTaken: Numeric
  readonly tooManyCells: Flag
  readonly outFull: Flag
}

const pageBytes = 64 * 1024
/** Memory below this is the kernel's own. */
export const firstFreeByte = pageBytes

const modules = new Map<string, Promise<WebAssembly.Module>>()

async function instantiate(bytes: string, memory: WebAssembly.Memory): Promise<WebAssembly.Exports> {
  let module = modules.get(bytes)
  if (!module) {
    module = WebAssembly.compile(Buffer.from(bytes, 'base64'))
    modules.set(bytes, module)
  }
  const abort = () => {
    throw new Error('kernel aborted')
  }
  return (await WebAssembly.instantiate(await module, { env: { memory, abort } })).exports
}

function memoryOf(sizeBytes: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: Math.ceil(sizeBytes / pageBytes) })
}

export type StructureSpace = {
  readonly kernel: StructureKernel
  readonly utf8: Utf8Kernel
  readonly memory: WebAssembly.Memory
}

/** Memory is costly to get: a few small spaces wait for the next pass. */
const free: StructureSpace[] = []
const keptSpaces = 2
const keptBytes = 1024 * 1024

/** A structure kernel and its UTF-8 check in one memory of at least `sizeBytes`. Give it back with `releaseSpace`. */
export async function structureSpace(sizeBytes: number): Promise<StructureSpace> {
  const found = free.findIndex(({ memory }) => memory.buffer.byteLength >= sizeBytes)
  const [space] = found < 0 ? [] : free.splice(found, 1)
  if (space) return space
  const memory = memoryOf(sizeBytes)
  const kernel: unknown = await instantiate(structureBytes, memory)
  const utf8: unknown = await instantiate(utf8Bytes, memory)
  return { kernel: kernel as StructureKernel, utf8: utf8 as Utf8Kernel, memory }
}

/** Nobody may use the space afterwards. */
export function releaseSpace(space: StructureSpace): void {
  if (space.memory.buffer.byteLength > keptBytes) return
  free.push(space)
  if (free.length > keptSpaces) free.shift()
}

/** A cells kernel with `sizeBytes` of memory. */
export async function cellsKernel(
  sizeBytes: number
): Promise<{ readonly kernel: CellsKernel; readonly memory: WebAssembly.Memory }> {
  const memory = memoryOf(sizeBytes)
  const exports: unknown = await instantiate(cellsBytes, memory)
  return { kernel: exports as CellsKernel, memory }
}
