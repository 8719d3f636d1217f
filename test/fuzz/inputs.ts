/** One input for each number: bytes, and for valid ones the rows that they hold. */
import { gzipSync } from 'node:zlib'
import type { DialectOverride } from '../../src/shared/domain/dialect'
import { mutated } from './mutate'
import { type Random, randomOf } from './random'
import { writeStrictly } from './rfc4180'
import type { Seed } from './seeds'
import { madeRows } from './values'

export interface FuzzInput {
  readonly seed: number
  readonly index: number
  readonly family: Family
  readonly bytes: Buffer
  /** What is said about the dialect when it is opened; nothing for files that are to be guessed. */
  readonly override: DialectOverride
  /** All rows with the header, for texts that follow RFC 4180. */
  readonly known: readonly (readonly string[])[] | null
}

type Made = Pick<FuzzInput, 'bytes' | 'override' | 'known'>
type Maker = (random: Random, seeds: readonly Seed[]) => Made

const guessed = (bytes: Buffer | string): Made => ({ bytes: Buffer.from(bytes as string), override: {}, known: null })

/** A text that follows RFC 4180, opened by the dialect that it was written in. */
function written(random: Random, rows: string[][]): Made {
  const delimiter = random.pick([',', ',', ';', '\t', '|'])
  const lineEnd = random.pick(['\n', '\n', '\r\n'])
  const share = random.pick([0, 0, 0.1, 1])
  const quoteAnyway = () => random.chance(share)
  // A lone surrogate is no text; bytes can't hold it.
  const known = rows.map((cells) => cells.map((cell) => cell.toWellFormed()))
  // At the very beginning of a text it would be a byte order mark.
  const first = known[0]
  if (first) first[0] = first[0]?.replace(/^\ufeff+/, '') ?? ''
  const text = writeStrictly(known, { delimiter, lineEnd, quoteAnyway, endsWithLineEnd: random.chance(0.8) })
  const mark = random.chance(0.15) ? '\ufeff' : ''
  const override: DialectOverride = {
    ...{ delimiter, quote: '"', escape: 'doubled', lineEnd: lineEnd === '\n' ? 'lf' : 'crlf' },
    ...{ hasHeader: true, skipLines: 0, commentPrefix: null, encoding: 'utf-8' }
  }
  return { bytes: Buffer.from(mark + text), override, known }
}

const structural = [
  ...['"', '"', ',', ',', '\n', '\n', '\r', '\r\n', ';', '\t', '|', '\\', "'", '#', ' ', 'a', 'bc', '1', '2.5', '1,5'],
  ...['2024-01-02', '02/01/2024', 'é', '\0', '\ufeff', '""', '",', '"\n', ',"', 'x'.repeat(70), '漢', 'NA', '-']
]

function degenerate(random: Random): string | Buffer {
  const one = random.pick([
    '"',
    ',',
    '\n',
    '\r',
    '\0',
    ' ',
    'a',
    ';',
    '\t',
    '\ufeff',
    '#',
    '\\',
    '\r\n',
    '""',
    "'",
    '\u2028'
  ])
  return random.pick([
    () => Buffer.alloc(0),
    () => one,
    () => one.repeat(random.skewed(1, 5000)),
    () => Buffer.from([random.int(256)]),
    () => Buffer.alloc(random.skewed(1, 9000), random.int(256)),
    () => 'a,b,c',
    () => `a,b,c${one}`,
    () => `a${one}b`,
    () => `${one}\n`.repeat(random.skewed(1, 300)),
    () => `a,b\n${'\n'.repeat(random.skewed(1, 5000))}`,
    () => `${'\n'.repeat(random.skewed(1, 3000))}a,b\n1,2\n`,
    () => '\ufeff\ufeffa,b\n1,2\n',
    () => `a,b\n1,2\n\ufeff3,4\n\ufeff"5",6\n`,
    () => `a,b\n${`${'"'.repeat(random.skewed(1, 4000))}\n`.repeat(random.skewed(1, 5))}`,
    () => `a,b\n${'"'.repeat(random.skewed(1, 900))},x\n1,2\n`,
    () => 'only one row without a line end',
    () => `${random.text(structural, 1)},`.repeat(random.skewed(1, 20_000))
  ])()
}

/** UTF-16 big-endian is little-endian with its bytes exchanged. */
function encoded(text: string, random: Random): Buffer {
  const little = Buffer.from(text, 'utf16le')
  const form = random.pick(['le', 'le mark', 'be', 'be mark', 'latin1', 'utf-8 mark'] as const)
  switch (form) {
    case 'le':
      return little
    case 'le mark':
      return Buffer.concat([Buffer.from([0xff, 0xfe]), little])
    case 'be':
      return little.swap16()
    case 'be mark':
      return Buffer.concat([Buffer.from([0xfe, 0xff]), little.swap16()])
    case 'latin1':
      return Buffer.from(text, 'latin1')
    case 'utf-8 mark':
      return Buffer.from(`\ufeff${text}`)
  }
}

const makers = {
  mutated: (random, seeds) => guessed(mutated(random.pick(seeds).bytes, random, random.pick(seeds).bytes)),
  valid: (random) => written(random, madeRows(random, random.skewed(1, 20), random.skewed(0, 120))),
  'mutated valid': (random) => {
    const { bytes, override } = written(random, madeRows(random, random.skewed(1, 8), random.skewed(1, 60)))
    const other = written(random, madeRows(random, 3, 9)).bytes
    return { ...guessed(mutated(bytes, random, other)), override: random.chance(0.5) ? override : {} }
  },
  guessed: (random) => guessed(written(random, madeRows(random, random.skewed(1, 12), random.skewed(1, 300))).bytes),
  soup: (random) => guessed(random.text(structural, random.skewed(1, 900))),
  degenerate: (random) => guessed(degenerate(random)),
  wide: (random) => written(random, madeRows(random, random.skewed(60, 900), random.skewed(1, 4))),
  narrow: (random) => written(random, madeRows(random, 1, random.skewed(1, 2500))),
  long: (random) => written(random, madeRows(random, random.skewed(2, 4), random.skewed(1500, 4000))),
  encodings: (random, seeds) => {
    const text = random.chance(0.5)
      ? random.pick(seeds).bytes.toString('utf8')
      : written(random, madeRows(random, random.skewed(2, 6), random.skewed(1, 50))).bytes.toString('utf8')
    const bytes = encoded(text, random)
    const damaged = random.chance(0.5) ? mutated(bytes, random, random.pick(seeds).bytes) : bytes
    return guessed(random.chance(0.5) ? damaged.subarray(0, random.int(damaged.length + 1)) : damaged)
  },
  gz: (random, seeds) => {
    const whole = gzipSync(random.pick(seeds).bytes)
    const other = random.chance(0.2) ? gzipSync(random.pick(seeds).bytes) : Buffer.alloc(0)
    const bytes = Buffer.concat([whole, other])
    if (random.chance(0.3)) return guessed(bytes)
    return guessed(random.chance(0.5) ? bytes.subarray(0, random.int(bytes.length)) : mutated(bytes, random, whole))
  },
  bytes: (random, seeds) => {
    const some = Buffer.from(Array.from({ length: random.skewed(1, 3000) }, () => random.int(256)))
    const text = random.pick(seeds).bytes
    return guessed(random.chance(0.3) ? some : Buffer.concat([text, some, text]))
  }
} satisfies Record<string, Maker>

export type Family = keyof typeof makers
export const families = Object.keys(makers) as readonly Family[]

/** The input of a number: families take turns. */
export function inputOf(seed: number, index: number, seeds: readonly Seed[]): FuzzInput {
  const family = families[index % families.length] ?? 'mutated'
  return { seed, index, family, ...makers[family](randomOf(seed, index), seeds) }
}
