/** What stands around tables: titles, comments, totals, notes, rows of names, empty and ragged rows. */
import { rowCount, someKinds } from './classes'
import type { Random } from './random'
import { type DialectCase, render, type Style } from './render'
import { type PlainTable, tableOf } from './values'

export type PollutedMaker = (random: Random, style: Style) => DialectCase

const titles = [
  'Sales report 2024',
  'Umsatzliste Januar',
  'Generated on 2024-03-01 by admin',
  'Report: orders by region (all values in EUR)',
  'Account statement, IBAN DE00 1234',
  'Period 01.01.2024 - 31.01.2024',
  'Exported from ERP'
]
const notes = [
  'Source: own calculation, not audited',
  '* provisional values',
  '(12 rows affected)',
  '48 rows selected.',
  'End of report',
  'Note: figures are rounded; see the manual',
  'Generated on 2024-03-01',
  '-- end --',
  'Record count: 40'
]
const pairs = [
  ['Account', 'DE00 1234 5678'],
  ['From', '2024-01-01'],
  ['Currency', 'EUR'],
  ['Customer', 'Meyer']
] as const

const rowsFor = (random: Random) => Math.max(3, rowCount(random))
const tableFor = (random: Random, least = 3) => tableOf(random, someKinds(random, least, 9), rowsFor(random))
const padded = (first: string, table: PlainTable, style: Style) =>
  first + style.delimiter.repeat(table.names.length - 1)
const safe = (text: string, style: Style) => text.replaceAll(style.delimiter, style.delimiter === ' ' ? '_' : ' ')

/** A total row of a table: the label in the first cell, numbers in some others. */
function totalRow(random: Random, table: PlainTable, style: Style, label: string): string {
  const cells = table.names.map((_, c) => {
    if (c === 0) return label
    const value = table.rows[0]?.[c] ?? ''
    return /^\$?\d+(\.\d+)?$/.test(value) ? String(random.int(1000, 99_999)) : ''
  })
  return cells.join(style.delimiter)
}

export const surroundings: PollutedMaker[] = [
  (r, style) => render(r, 'title', tableFor(r), style, { above: [safe(r.pick(titles), style)] }),
  (r, style) =>
    render(r, 'titles and a blank line', tableFor(r), style, {
      above: [...r.some(titles, r.int(1, 3)).map((title) => safe(title, style)), '']
    }),
  (r, style) =>
    render(r, 'titles with delimiters inside', tableFor(r), style, {
      above: [...r.some(pairs, r.int(1, 4)).map((pair) => pair.join(style.delimiter)), ...(r.chance(0.6) ? [''] : [])]
    }),
  (r, style) => {
    const table = tableFor(r)
    return render(r, 'padded titles', table, style, {
      above: r.some(titles, r.int(1, 3)).map((title) => padded(safe(title, style), table, style))
    })
  },
  (r, style) => {
    const table = tableFor(r)
    const prefix = r.pick(['#', '//', '--', ';', '%'].filter((each) => !each.includes(style.delimiter)))
    const comments = new Map([[-1, `${prefix} ${r.pick(titles)}`]])
    for (let i = r.int(0, 3); i > 0; i--) comments.set(r.int(0, table.rows.length), `${prefix} ${r.pick(notes)}`)
    if (prefix !== '#' && comments.size < 2) comments.set(table.rows.length, `${prefix} ${r.pick(notes)}`)
    return render(r, `comments ${prefix}`, table, style, { comments, commentPrefix: prefix })
  },
  (r, style) => {
    const table = tableFor(r)
    const comments = new Map<number, string>()
    for (let i = r.int(1, 3); i > 0; i--) comments.set(r.int(0, table.rows.length), `#${r.pick(notes)}`)
    return render(r, 'comments # between', table, style, { comments, commentPrefix: '#' })
  },
  (r, style) => {
    const table = tableFor(r)
    return render(r, 'total row', table, style, {
      below: [totalRow(r, table, style, r.pick(['Total', 'Summe', 'TOTAL:', 'Grand total', 'Gesamt', 'Sum']))]
    })
  },
  (r, style) => {
    const table = tableFor(r)
    return render(r, 'notes below', table, style, {
      below: [...(r.chance(0.5) ? [''] : []), ...r.some(notes, r.int(1, 3)).map((note) => safe(note, style))]
    })
  },
  (r, style) => {
    const table = tableFor(r)
    return render(r, 'padded notes below', table, style, {
      below: [
        ...(r.chance(0.5) ? [padded('', table, style)] : []),
        ...r.some(notes, r.int(1, 2)).map((note) => padded(safe(note, style), table, style))
      ]
    })
  },
  (r, style) => {
    const table = tableFor(r)
    return render(r, 'titles, total and note', table, style, {
      above: [safe(r.pick(titles), style), ''],
      below: [totalRow(r, table, style, 'Total'), '', safe(r.pick(notes), style)],
      lastLineEnd: r.chance(0.5)
    })
  },
  (r, style) => {
    const kinds = ['country', 'whole', 'decimal', 'percent', 'whole', 'decimal', 'percent'] as const
    const table = tableOf(r, kinds, rowsFor(r))
    const names = ['Region', 'Units', 'Sales', 'Share', 'Units', 'Sales', 'Share']
    const years = ['', '2023', '', '', '2024', '', '']
    const full = ['', '2023', '2023', '2023', '2024', '2024', '2024']
    return render(r, 'names in two rows', { ...table, names }, style, { upperNames: [r.pick([years, full])] })
  },
  (r, style) => {
    const kinds = ['thing', 'decimal', 'whole', 'percent'] as const
    const table = tableOf(r, kinds, rowsFor(r))
    const groups = r.pick([
      ['Product', 'Net', 'Amount', 'Gross'],
      ['Artikel', 'Preis', 'Menge', 'Anteil']
    ])
    const units = r.pick([
      ['', '(EUR)', '(pcs)', '(%)'],
      ['name', 'price', 'count', 'margin']
    ])
    return render(r, 'names and units', { ...table, names: units }, style, { upperNames: [groups] })
  },
  (r, style) => {
    const delimiter = r.pick([',', ';', '\t', '|'])
    return render(r, 'sep= line', tableFor(r), { ...style, delimiter }, { mark: `sep=${delimiter}` })
  },
  (r, style) => {
    const found = render(r, 'byte order mark', tableFor(r), style)
    return { ...found, text: `\ufeff${found.text}` }
  },
  (r, style) => render(r, 'blank lines first', tableFor(r), style, { above: r.some(['', '', ''], r.int(1, 3)) }),
  (r, style) => {
    const table = tableFor(r)
    const rows = table.rows.map((row) => (r.chance(0.12) ? row.slice(0, -1) : r.chance(0.06) ? [...row, 'extra'] : row))
    return render(r, 'ragged rows', { ...table, rows }, style)
  },
  (r, style) => {
    const table = tableFor(r)
    const found = render(r, 'blank lines between', table, style)
    const end = style.lineEnd === 'crlf' ? '\r\n' : '\n'
    const inQuotes = table.rows.some((row) => row.some((cell) => cell.includes('\n')))
    return inQuotes ? found : { ...found, text: found.text.replaceAll(end, end + end) }
  }
]
