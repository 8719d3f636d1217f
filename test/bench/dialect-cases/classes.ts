/** Classes of files that are hard to read, each a maker of cases. */
import { type PollutedMaker, surroundings } from './classes-around'
import { nasty } from './classes-nasty'
import { Random } from './random'
import { type DialectCase, type Quoting, render, type Style } from './render'
import { type KindName, kinds, tableOf } from './values'

const delimiters = [',', ';', '\t', '|', ':', '^', '~', ' '] as const
const names = Object.keys(kinds) as KindName[]
const texts = names.filter((name) => 'isText' in kinds[name])
const plain = names.filter((name) => !('isText' in kinds[name]))

/** Files have a key, dates and numbers more often than anything else. */
export function someKinds(random: Random, least = 2, most = 9): KindName[] {
  const count = random.int(least, most)
  const found = new Set<KindName>()
  if (random.chance(0.6)) found.add(random.pick(['id', 'sku'] as const))
  if (count > 2 && random.chance(0.5)) found.add(random.pick(['iso', 'dmySlash', 'dmyDot', 'stamp'] as const))
  while (found.size < count) found.add(random.chance(0.7) ? random.pick(plain) : random.pick(texts))
  return random.shuffle([...found])
}

export const rowCount = (random: Random) => random.pick([2, 3, 4, 5, 6, 8, 10, 15, 25, 40, 80, 150])

const hasBlanks = (name: KindName) =>
  name === 'blank' ||
  Array.from({ length: 40 }, (_, i) => kinds[name].make(new Random(i), i)).some((value) => / /.test(value))

/** Kinds whose values can stand without quotes between these delimiters. */
function bare(delimiter: string, from: readonly KindName[]): KindName[] {
  const risky: Record<string, readonly KindName[]> = {
    ',': ['lastFirst', 'address', 'company', 'decimalComma', 'moneyGrouped', 'groupedDot', 'json', 'speech', 'long'],
    ';': ['list', 'speech'],
    '|': ['pipes'],
    ':': ['stamp', 'time', 'url', 'json', 'speech'],
    ' ': names.filter((name) => 'isText' in kinds[name] || hasBlanks(name))
  }
  const never: readonly KindName[] = ['lines', 'json', ...(risky[delimiter] ?? [])]
  return from.filter((name) => !never.includes(name))
}

const usual = (delimiter: string, random: Random): Style => ({
  delimiter,
  quote: '"',
  escape: 'doubled',
  quoting: random.pick<Quoting>(['minimal', 'minimal', 'all', 'text']),
  lineEnd: random.pick(['lf', 'crlf', 'lf'] as const),
  hasHeader: random.chance(0.8)
})

type Maker = (random: Random) => DialectCase

function each(name: string, style: (random: Random) => Style, kindsFor?: (random: Random) => KindName[]): Maker {
  return (random) =>
    render(random, name, tableOf(random, (kindsFor ?? someKinds)(random), rowCount(random)), style(random))
}

const unquoted =
  (delimiter: string): Maker =>
  (random) => {
    const style: Style = { ...usual(delimiter, random), quoting: 'never', quote: null, escape: 'none' }
    const allowed = bare(delimiter, names)
    const columns = random.some(random.shuffle(allowed), random.int(2, Math.min(8, allowed.length)))
    return render(random, `unquoted ${JSON.stringify(delimiter)}`, tableOf(random, columns, rowCount(random)), style)
  }

const makers: Maker[] = [
  ...delimiters.map((delimiter) => each(`usual ${JSON.stringify(delimiter)}`, (r) => usual(delimiter, r))),
  ...delimiters.map(unquoted),
  each('single quotes', (r) => ({
    ...usual(r.pick([',', ';', '\t', '|']), r),
    quote: "'",
    quoting: r.pick(['all', 'text'])
  })),
  each(
    'single quotes, minimal',
    (r) => ({ ...usual(r.pick([',', ';']), r), quote: "'", quoting: 'minimal' }),
    (r) =>
      [...someKinds(r, 2, 5), ...r.some(['note', 'address', 'speech'] as const, 1)].filter(
        (kind, i, all) => all.indexOf(kind) === i
      )
  ),
  each(
    'backslash',
    (r) => ({ ...usual(r.pick([',', ';', '\t']), r), escape: 'backslash' }),
    (r) => [...someKinds(r, 1, 4).filter((kind) => kind !== 'speech'), 'speech']
  ),
  each(
    'backslash without quotes',
    (r) => ({ ...usual(r.pick([',', ';', '|']), r), quoting: 'never', quote: null, escape: 'backslash' }),
    (r) => [...r.some(bare(',', plain), r.int(1, 4)), 'address']
  ),
  each(
    'JSON cells',
    (r) => usual(r.pick(delimiters.slice(0, 4)), r),
    (r) => [...r.some(plain, r.int(1, 4)), 'json']
  ),
  each(
    'list cells',
    (r) => usual(r.pick([',', '\t', ';']), r),
    (r) => [...r.some(plain, r.int(1, 3)), 'list', 'pipes']
  ),
  each(
    'line breaks',
    (r) => usual(r.pick(delimiters.slice(0, 4)), r),
    (r) => [...r.some(plain, r.int(1, 4)), 'lines']
  ),
  each(
    'long cells',
    (r) => usual(r.pick(delimiters.slice(0, 4)), r),
    (r) => [...r.some(plain, r.int(1, 3)), 'long']
  ),
  each(
    'decimal commas',
    (r) => ({ ...usual(r.pick([';', '\t', ',', '|']), r) }),
    (r) => [...r.some(plain, r.int(0, 3)), 'decimalComma', ...r.some(['groupedDot', 'dmyDot'] as const, r.int(0, 2))]
  ),
  each(
    'grouped numbers',
    (r) => usual(r.pick([',', ';', '\t']), r),
    (r) => [...r.some(plain, r.int(1, 3)), 'moneyGrouped']
  ),
  each(
    'stray quotes',
    (r) => ({ ...usual(r.pick(['\t', '|', ';', '\t']), r), quoting: 'never', quote: null, escape: 'none' }),
    (r) => [...r.some(bare(';', plain), r.int(1, 4)), 'inches']
  ),
  each(
    'all text',
    (r) => usual(r.pick(delimiters.slice(0, 5)), r),
    (r) => r.some(['first', 'city', 'thing', 'status', 'country', 'company', 'note'] as const, r.int(2, 5))
  ),
  each('no header', (r) => ({ ...usual(r.pick(delimiters.slice(0, 5)), r), hasHeader: false })),
  each('CR only', (r) => ({ ...usual(r.pick(delimiters.slice(0, 4)), r), lineEnd: 'cr' })),
  each(
    'mixed ends',
    (r) => ({ ...usual(r.pick(delimiters.slice(0, 4)), r), lineEnd: 'mixed' }),
    (r) => someKinds(r).filter((kind) => kind !== 'lines')
  ),
  each(
    'two columns',
    (r) => usual(r.pick(delimiters.slice(0, 7)), r),
    (r) => someKinds(r, 2, 2)
  ),
  each('trailing delimiter', (r) => ({ ...usual(r.pick([',', ';', '\t', '|']), r), trailing: true, hasHeader: true })),
  each('blanks behind delimiters', (r) => ({ ...usual(r.pick([',', ';', '|']), r), blanks: true })),
  each('blanks, all quoted', (r) => ({ ...usual(r.pick([',', ';']), r), blanks: true, quoting: 'all' })),
  each(
    'long delimiters',
    (r) => ({
      ...usual(r.pick(['||', '::', ';;', '\t\t', '|~|', '§', '¦', '¬']), r),
      quoting: r.pick(['minimal', 'all'])
    }),
    (r) =>
      r.some(
        plain.filter((k) => k !== 'blank'),
        r.int(2, 6)
      )
  ),
  (random) => {
    const kind = random.pick(names)
    const style = { ...usual(',', random), quoting: random.pick<Quoting>(['minimal', 'all']) }
    return render(random, 'one column', tableOf(random, [kind], rowCount(random)), style)
  },
  (random) =>
    render(random, 'one row', tableOf(random, someKinds(random, 3, 8), 1), {
      ...usual(random.pick([',', ';', '\t', '|']), random),
      hasHeader: true
    }),
  (random) =>
    render(random, 'only header', tableOf(random, someKinds(random, 2, 8), 0), {
      ...usual(random.pick([',', ';', '\t', '|']), random),
      hasHeader: true
    }),
  ...nasty,
  ...surroundings.map(
    (make: PollutedMaker): Maker =>
      (random) => {
        const style = { ...usual(random.pick([',', ';', '\t', ',', ';', '|']), random), hasHeader: true }
        return make(random, style)
      }
  )
]

/** `perClass` cases of every class, the same every time. */
export function dialectCases(perClass: number, seed = 1): DialectCase[] {
  return makers.flatMap((make, m) =>
    Array.from({ length: perClass }, (_, i) => make(new Random(seed * 1_000_003 + m * 7919 + i * 104_729)))
  )
}
