/** Ways to damage bytes, one after the other; what would have more than `largestBytes` is left out. */
import type { Random } from './random'

const largestBytes = 2 * 1024 ** 2

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer

const put = (bytes: Buffer, at: number, what: Buffer | string, removed = 0) =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(what as string), bytes.subarray(at + removed)])

/** What is put in: characters that mean something somewhere. */
const troublesome = [
  ...['"', '""', '"""', "'", ',', ';', '\t', '|', '\\', '\\"', '#', '//', '\n', '\r', '\r\n', '\n\n', '\r\r\n', '\0'],
  ...['\ufeff', '\ufffd', '\u2028', '\u0085', '\u00a0', '\x1a', '\x1b', '\x0c', '=1+1', '1e309', '-0', '€', '漢', '🎈'],
  ...['"\n', '\n"', ',"', '",', '""\n', 'NULL', 'NaN', '31/02/2024', '1,234.5', '1.234,5', '  ', '__time', '__load']
]

/** A place just behind or before a byte that means something, or anywhere. */
function placeIn(bytes: Buffer, random: Random): number {
  const at = random.int(bytes.length + 1)
  if (random.chance(0.5)) return at
  const found = bytes.indexOf(random.pick(['\n', ',', '"', ';']), at)
  return found < 0 ? at : found + random.int(2)
}

function lineEndsIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++
  return count
}

function rangeIn(bytes: Buffer, random: Random): [number, number] {
  const start = placeIn(bytes, random)
  return [start, Math.min(bytes.length, start + random.skewed(1, 400))]
}

const mutations: Record<string, Mutation> = {
  flip: (bytes, random) => {
    const copy = Buffer.from(bytes)
    for (let n = random.skewed(1, 12); n > 0 && copy.length > 0; n--) {
      const at = random.int(copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << random.int(8))
    }
    return copy
  },
  overwrite: (bytes, random) => {
    const copy = Buffer.from(bytes)
    if (copy.length > 0) copy[random.int(copy.length)] = random.int(256)
    return copy
  },
  cut: (bytes, random) => {
    const [start, end] = rangeIn(bytes, random)
    return put(bytes, start, '', end - start)
  },
  truncate: (bytes, random) => bytes.subarray(0, random.int(bytes.length + 1)),
  behead: (bytes, random) => bytes.subarray(Math.min(bytes.length, random.skewed(0, bytes.length))),
  duplicate: (bytes, random) => {
    const [start, end] = rangeIn(bytes, random)
    const piece = bytes.subarray(start, end)
    const copies = Array.from({ length: random.skewed(1, 30) }, () => piece)
    return put(bytes, placeIn(bytes, random), Buffer.concat(copies))
  },
  splice: (bytes, random, other) => {
    const [start, end] = rangeIn(other, random)
    return put(bytes, placeIn(bytes, random), other.subarray(start, end), random.skewed(0, 200))
  },
  join: (bytes, random, other) =>
    Buffer.concat([bytes.subarray(0, placeIn(bytes, random)), other.subarray(placeIn(other, random))]),
  insert: (bytes, random) => put(bytes, placeIn(bytes, random), random.text(troublesome, random.skewed(1, 6))),
  sprinkle: (bytes, random) => {
    const what = random.pick(troublesome)
    let out = bytes
    for (let n = random.skewed(2, 30); n > 0; n--) out = put(out, placeIn(out, random), what)
    return out
  },
  'line ends': (bytes, random) => {
    const text = bytes.toString('latin1')
    const wanted = random.chance(0.5) ? [random.pick(['\r', '\r\n', '\n', '\n\r'])] : ['\n', '\r\n', '\r']
    return Buffer.from(
      text.replace(/\r\n|\n|\r/g, () => random.pick(wanted)),
      'latin1'
    )
  },
  delimiters: (bytes, random) => {
    const from = random.pick([',', ';', '\t', '|'])
    const share = random.pick([1, 0.5, 0.02])
    const to = random.pick([',', ';', '\t', '|', ' ', ':', '\x1f', '~'])
    return Buffer.from(
      bytes.toString('latin1').replaceAll(from, () => (random.chance(share) ? to : from)),
      'latin1'
    )
  },
  'huge field': (bytes, random) => {
    const filler = random.pick(['x', '9', '0', ' ', '"', '""', 'é', ',', '\n', '-', '0.0', '\0'])
    const text = filler.repeat(Math.ceil(random.skewed(2_000, 300_000) / filler.length))
    return put(bytes, placeIn(bytes, random), random.chance(0.3) ? `"${text}"` : text)
  },
  'more columns': (bytes, random) => {
    const extra = random.text([',', ',x', ',"y"', ',1'], random.skewed(1, 3000))
    // A large file of short lines would become longer than a string can be.
    if (bytes.length + extra.length * lineEndsIn(bytes) > largestBytes) return bytes
    return Buffer.from(
      bytes.toString('latin1').replace(/\r?\n/g, (end) => (random.chance(0.9) ? extra + end : end)),
      'latin1'
    )
  },
  'mixed encodings': (bytes, random) => {
    const at = placeIn(bytes, random)
    const rest = bytes.subarray(at).toString('utf8')
    const coded = Buffer.from(rest, random.pick(['latin1', 'utf16le', 'utf8'] as const))
    return Buffer.concat([bytes.subarray(0, at), coded])
  }
}
const names = Object.keys(mutations)

/** One to eight mutations, one after the other. */
export function mutated(bytes: Buffer, random: Random, other: Buffer): Buffer {
  let out = bytes
  for (let n = random.skewed(1, 8); n > 0; n--) {
    const next = mutations[random.pick(names)]?.(out, random, other) ?? out
    if (next.length <= largestBytes) out = next
  }
  return out
}
