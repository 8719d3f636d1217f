/** Files of particular programs and habits: bank statements, ERP lists, database shells, sparse sheets, unescaped text. */
import { rowCount } from './classes'
import type { Random } from './random'
import { type DialectCase, render, type Style } from './render'
import { kinds, type PlainTable, tableOf } from './values'

const rowsFor = (random: Random) => Math.max(3, rowCount(random))

/** A table of makers that are not kinds of columns of their own. */
function customTable(
  random: Random,
  columns: Readonly<Record<string, (random: Random, row: number) => string>>,
  rows = rowsFor(random)
): PlainTable {
  const makers = Object.values(columns)
  return {
    names: Object.keys(columns),
    rows: Array.from({ length: rows }, (_, row) => makers.map((make) => make(random, row)))
  }
}

const number = (r: Random, from = 0, to = 9999) => String(r.int(from, to))
const centsOf = (r: Random, mark: string) => `${r.int(0, 9999)}${mark}${String(r.int(0, 99)).padStart(2, '0')}`
const style = (delimiter: string, more: Partial<Style> = {}): Style => ({
  delimiter,
  quote: '"',
  escape: 'doubled',
  quoting: 'minimal',
  lineEnd: 'lf',
  hasHeader: true,
  ...more
})

/** Cells padded with blanks to equal width. */
function aligned(table: PlainTable, isRight: boolean): PlainTable {
  const widths = table.names.map((name, c) => Math.max(name.length, ...table.rows.map((row) => (row[c] ?? '').length)))
  const pad = (row: readonly string[]) =>
    row.map((cell, c) => (isRight ? cell.padStart(widths[c] ?? 0) : cell.padEnd(widths[c] ?? 0)))
  return { names: pad(table.names), rows: table.rows.map(pad) }
}

export const nasty: ((random: Random) => DialectCase)[] = [
  (r) => {
    const s = style(';', { quoting: 'all' })
    const table = customTable(r, {
      Buchungstag: kinds.dmyDot.make,
      Wertstellung: kinds.dmyDot.make,
      Buchungstext: (x) => x.pick(['Lastschrift', 'Gutschrift', 'Kartenzahlung']),
      Verwendungszweck: (x) => `${x.pick(['Miete', 'Strom', 'Rechnung'])} ${number(x)}, ${x.pick(['Jan.', 'Feb.'])}`,
      'Betrag (EUR)': (x) => `${x.pick(['-', ''])}${centsOf(x, ',')}`
    })
    const above = ['"Kontonummer:";"DE00 1234 5678 / Girokonto"', '', '"Von:";"01.01.2024"', '"Bis:";"31.01.2024"', '']
    return render(r, 'bank statement', table, s, { above })
  },
  (r) => {
    const table = customTable(r, {
      account: (x) => `'00${number(x)}`,
      name: kinds.person.make,
      amount: (x) => centsOf(x, '.')
    })
    return render(r, 'apostrophes before codes', table, style(r.pick([',', ';', '\t'])))
  },
  (r) => {
    const table = customTable(r, {
      text: (x) => x.pick(["'tis late", "it's 5 o'clock", "rock 'n' roll", "the kids' room", "l'eau"]),
      n: (x) => number(x),
      who: kinds.person.make
    })
    return render(r, 'apostrophes in texts', table, style(r.pick([',', ';', '|'])))
  },
  (r) => {
    const table = customTable(r, {
      path: (x) => `C:\\temp\\${x.pick(['a', 'b'])}\\`,
      size: (x) => number(x),
      note: kinds.note.make
    })
    return render(r, 'backslash before the closing quote', table, style(r.pick([',', ';']), { quoting: 'all' }))
  },
  (r) => {
    const table = customTable(r, {
      html: (x) => `<a href="https://example.com/?a=${number(x)}&b=1" class="x">${x.pick(['one', 'two, three'])}</a>`,
      n: (x) => number(x),
      when: kinds.stamp.make
    })
    return render(r, 'HTML cells', table, style(r.pick([',', ';', '\t'])))
  },
  (r) => {
    const names = Array.from({ length: r.int(12, 40) }, (_, c) => `field_${c + 1}`)
    const rows = Array.from({ length: rowsFor(r) }, (_, row) =>
      names.map((_, c) => (c === 0 ? String(row + 1) : r.chance(0.15) ? r.pick(['x', number(r), 'open']) : ''))
    )
    return render(r, 'sparse sheet', { names, rows }, style(r.pick([',', ';', '\t'])))
  },
  (r) => {
    const width = r.int(3, 12)
    const names = Array.from({ length: width }, (_, c) => `x${c}`)
    const rows = Array.from({ length: rowsFor(r) }, () => names.map(() => number(r)))
    return render(
      r,
      'whole numbers only',
      { names, rows },
      style(r.pick([',', ';', '\t', ' ', '|']), { hasHeader: false })
    )
  },
  (r) => {
    const width = r.int(2, 8)
    const names = Array.from({ length: width }, (_, c) => `x${c}`)
    const rows = Array.from({ length: rowsFor(r) }, () => names.map(() => centsOf(r, ',')))
    const s = style(r.pick([';', '\t', ' ', '|']), { hasHeader: r.chance(0.5), quoting: 'never' })
    return render(r, 'decimal commas only', { names, rows }, s)
  },
  (r) => {
    const table = customTable(r, {
      phone: (x) => `+49 30 ${number(x, 10_000, 999_999)}`,
      price: (x) => `EUR ${x.int(1, 9)}.${number(x, 100, 999)},${number(x, 10, 99)}`,
      day: (x) => `Jan ${x.int(1, 28)}, ${x.int(2015, 2025)}`,
      range: (x) => `${x.int(8, 11)}:00-${x.int(12, 18)}:30`
    })
    return render(r, 'phones and long dates', table, style(r.pick([',', ';', '|'])))
  },
  (r) => {
    const table = customTable(r, {
      place: (x) => `(${centsOf(x, '.')}, ${centsOf(x, '.')})`,
      code: (x) => `="00${number(x)}"`,
      n: (x) => number(x)
    })
    return render(r, 'coordinates and formulas', table, style(';', { quoting: 'never', quote: null }))
  },
  (r) => {
    const table = tableOf(r, ['id', 'first', 'decimal', 'iso'], rowsFor(r))
    const rule = `|${table.names.map((name) => '-'.repeat(name.length + 2)).join('|')}|`
    const framed = {
      names: ['', ...aligned(table, false).names.map((each) => ` ${each} `), ''],
      rows: aligned(table, false).rows.map((row) => ['', ...row.map((each) => ` ${each} `), ''])
    }
    const comments = new Map([[0, rule]])
    const found = render(r, 'table with bars', framed, style('|', { quoting: 'never', quote: null }), { comments })
    return { ...found, columns: null, isPadded: true }
  },
  (r) => {
    const table = aligned(tableOf(r, ['id', 'city', 'decimal', 'iso'], rowsFor(r)), false)
    const rule = table.names.map((name) => '-'.repeat(name.length)).join('-+-')
    const comments = new Map([[0, rule]])
    const found = render(
      r,
      'database shell',
      { names: table.names.map((n) => `${n} `), rows: table.rows.map((row) => row.map((each) => `${each} `)) },
      style('|', { quoting: 'never', quote: null, blanks: true }),
      { comments, below: [`(${table.rows.length} rows)`] }
    )
    return { ...found, columns: null, isPadded: true }
  },
  (r) => {
    const table = aligned(tableOf(r, ['id', 'whole', 'decimal', 'iso'], rowsFor(r)), true)
    const names = ['id', 'qty', 'price', 'day'].map((name, c) => name.padStart((table.names[c] ?? '').length))
    const rows = table.rows.map((row) => row.map((cell) => (cell.trim() === '' ? `${cell.slice(1)}0` : cell)))
    const s = style(' ', { quoting: 'never', quote: null })
    const found = render(r, 'columns aligned by blanks', { names, rows }, s)
    return { ...found, columns: null, rows: rows.map((row) => row.map((cell) => cell.trim())) }
  },
  (r) => {
    const table = customTable(r, {
      id: (_, row) => String(row),
      text: (x) => `He said "${x.pick(['hi', 'no'])}" to me`,
      n: (x) => number(x)
    })
    const found = render(r, 'quotes not doubled', table, style(r.pick([',', ';']), { quoting: 'never', quote: null }))
    const quoted = table.rows.map((row) => [row[0] ?? '', `"${row[1]}"`, row[2] ?? ''].join(found.truth.delimiter))
    const text = [table.names.join(found.truth.delimiter), ...quoted, ''].join('\n')
    return {
      ...found,
      text,
      rows: table.rows.map((row) => [row[0] ?? '', `${(row[1] ?? '').replace('"', '')}"`, row[2] ?? ''])
    }
  },
  (r) => {
    const rows = Math.max(60, rowsFor(r))
    const odd = r.int(10, rows - 1)
    const table = customTable(
      r,
      {
        id: (_, row) => String(row),
        text: (x, row) => (row === odd ? 'one, two' : x.pick(['one', 'two'])),
        n: (x) => number(x)
      },
      rows
    )
    return render(r, 'one quoted cell', table, style(','))
  },
  (r) => {
    const table = customTable(r, {
      json: (x) => JSON.stringify({ a: x.int(1, 9), b: `say "${x.pick(['hi', 'yes'])}"`, c: [1, 2] }),
      id: (_, row) => String(row),
      at: (x) => `${kinds.iso.make(x)}T10:${x.int(10, 59)}:00Z`
    })
    return render(r, 'JSON with escapes', table, style(r.pick([',', ';', '\t', '|'])))
  },
  (r) => {
    const table = tableOf(r, ['id', 'thing', 'decimal', 'iso'], rowsFor(r))
    const delimiter = r.pick([';', ','])
    const empty = delimiter.repeat(3)
    return render(r, 'empty rows of a sheet', table, style(delimiter), {
      below: Array.from({ length: r.int(2, 9) }, () => empty)
    })
  },
  (r) => {
    const table = tableOf(r, ['country', 'whole', 'whole', 'decimal'], rowsFor(r))
    const total = [
      'Total',
      ...[1, 2].map((c) => String(table.rows.reduce((sum, row) => sum + Number(row[c]), 0))),
      '1.00'
    ]
    const delimiter = r.pick([';', ',', '\t'])
    return render(r, 'full total row', table, style(delimiter), { below: [total.join(delimiter)] })
  },
  (r) => {
    const table = customTable(r, {
      product: (x) => x.pick(['Total care', 'Summer set', 'Note book', 'Sum tea']),
      n: (x) => number(x),
      price: (x) => centsOf(x, '.')
    })
    return render(r, 'names like totals', table, style(r.pick([';', ',', '\t'])))
  }
]
