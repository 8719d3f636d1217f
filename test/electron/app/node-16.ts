/**
 * What the engine and its host take from a newer Node and Electron 22's Node 16.17 lacks; loaded before everything
 * else, in main, in the utility processes and in their worker threads. On a newer Node it changes nothing. Product code
 * is not bent for it.
 */
import { createRequire } from 'node:module'

const load = createRequire(__filename)
const globals = globalThis as unknown as Record<string, unknown>

/** Puts in what is missing; what is there stays. */
function fill(target: object, missing: Record<string, () => unknown>) {
  for (const [name, make] of Object.entries(missing)) {
    if (name in target) continue
    Object.defineProperty(target, name, { value: make(), writable: true, configurable: true })
  }
}

fill(Promise, {
  withResolvers: () => () => {
    let resolve: (value: unknown) => void = () => undefined
    let reject: (reason: unknown) => void = () => undefined
    const promise = new Promise((yes, no) => {
      resolve = yes
      reject = no
    })
    return { promise, resolve, reject }
  }
})

fill(Map, {
  groupBy: () => (items: Iterable<unknown>, keyOf: (item: unknown) => unknown) => {
    const groups = new Map<unknown, unknown[]>()
    for (const item of items) {
      const key = keyOf(item)
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
    return groups
  }
})

fill(AbortSignal, {
  any: () => (signals: readonly AbortSignal[]) => {
    const both = new AbortController()
    for (const signal of signals) {
      if (signal.aborted) both.abort(signal.reason)
      else signal.addEventListener('abort', () => both.abort(signal.reason), { once: true })
    }
    return both.signal
  }
})

const loneSurrogate = /(?:[\uD800-\uDBFF](?![\uDC00-\uDFFF]))|(?:(?<![\uD800-\uDBFF])[\uDC00-\uDFFF])/
fill(String.prototype, {
  isWellFormed: () =>
    function isWellFormed(this: string) {
      return !loneSurrogate.test(String(this))
    }
})

// Node's own modules are plain objects here: a bundle in CommonJS asks them at every call.
const buffer: Record<string, unknown> & { Blob: typeof Blob } = load('node:buffer')
fill(buffer, {
  isAscii: () => (bytes: Uint8Array) => bytes.every((byte) => byte < 0x80),
  isUtf8: () => (bytes: Uint8Array) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      return true
    } catch {
      return false
    }
  }
})
const os: Record<string, unknown> & { cpus(): unknown[] } = load('node:os')
fill(os, { availableParallelism: () => () => os.cpus().length })
// The disk can't be asked: a full one, so that the warehouse keeps to the least it allows itself.
fill(load('node:fs'), { statfsSync: () => () => ({ bavail: 0, bsize: 0 }) })

/** Only there to be asked `instanceof`: the engines' messages are plain text, none of these is ever made. */
function neverMade(name: string) {
  return class {
    constructor() {
      throw new Error(`${name} is not there in this Node`)
    }
  }
}

fill(globals, {
  Blob: () => buffer.Blob,
  File: () => neverMade('File'),
  FormData: () => neverMade('FormData'),
  Response: () => neverMade('Response'),
  ReadableStream: () => load('node:stream/web').ReadableStream,
  TransformStream: () => load('node:stream/web').TransformStream
})
