/** Files that are mutated: a built-in set, the sample, and public collections where they are on this machine. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Seed {
  readonly name: string
  readonly bytes: Buffer
}

/** Larger files are cut: a mutation near their end would cost time and find nothing else. */
const seedBytes = 24 * 1024

const builtIn: Record<string, string> = {
  orders: [
    'order_date,order_id,customer,quantity,unit_price,revenue',
    ...Array.from({ length: 40 }, (_, n) => {
      const day = `2024-0${(n % 9) + 1}-1${n % 10}`
      return `${day},O${1000 + n},"Müller, ${n % 7}",${n % 5},${n}.${String((n * 37) % 100).padStart(2, '0')},${n * 3}.50`
    }),
    ''
  ].join('\n'),
  german: [
    'Datum;Artikel;Menge;Preis;Rabatt',
    ...Array.from({ length: 30 }, (_, n) => `${(n % 28) + 1}.03.2024;"Tee ""extra"" ${n}";${n};1.${100 + n},95;${n} %`),
    ''
  ].join('\r\n'),
  ambiguous: [
    'day\tkind\tamount',
    ...Array.from({ length: 12 }, (_, n) => `0${(n % 9) + 1}/0${(n % 8) + 1}/23\tA\t(${n}.5)`),
    ''
  ].join('\n'),
  titled:
    'Sales report\nprinted on 2024-05-01\n\n# internal\nid|region|amount\n1|North|$1,234.50\n2|South|$99.00\n\nTotal||$1,333.50\n',
  multiline: 'id,note,done\n1,"first\nsecond, with comma",yes\n2,"quote "" inside",no\n3,,yes\n4,"",no\n',
  numbers: ['a,b,c', ...Array.from({ length: 20 }, (_, n) => `${n}e${n},-${n}.000${n},00${n}`), ''].join('\n'),
  macintosh: 'name,value\rone,1\rtwo,2\rthree,3\r'
}

function cut(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, seedBytes))
}

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else if (entry.isFile() && !entry.name.endsWith('.json') && statSync(path).size > 0) yield path
  }
}

/**
 * The seeds in a fixed order.
 * @param samplePath a file of the repository
 * @param folders further files, as many as there are; absent folders are passed over
 */
export function seedsOf(samplePath: string, folders: readonly string[]): Seed[] {
  const own = Object.entries(builtIn).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
  const sample = { name: 'sample', bytes: cut(readFileSync(samplePath)) }
  const others = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => [...filesUnder(folder)])
    .map((path) => ({ name: path, bytes: cut(readFileSync(path)) }))
  return [...own, sample, ...others]
}
