/** An instance of a kernel with its own memory. */

/** Views of the memory; they must be asked for again after anything was allocated. */
export type KernelMemory = { bytes(): Buffer; view(): DataView }

/** Starts a module compiled from base64; `calls` are the functions that it imports. */
export async function startKernel(
  compiled: Promise<WebAssembly.Module>,
  calls: Readonly<Record<string, WebAssembly.ImportValue>>
): Promise<KernelMemory & { readonly exports: unknown }> {
  const memory = new WebAssembly.Memory({ initial: 32 })
  const abort = () => {
    throw new Error('kernel aborted')
  }
  const instance = await WebAssembly.instantiate(await compiled, { env: { memory, abort, ...calls } })
  let [bytes, view] = [Buffer.from(memory.buffer), new DataView(memory.buffer)]
  const refresh = () => {
    if (bytes.buffer !== memory.buffer) {
      bytes = Buffer.from(memory.buffer)
      view = new DataView(memory.buffer)
    }
  }
  return {
    exports: instance.exports,
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

/** Compiles a kernel's bytes. */
export function compileKernel(base64: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(Buffer.from(base64, 'base64'))
}
