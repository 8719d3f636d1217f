import { unzipSync } from 'fflate'
import i18next from 'i18next'
import readWorkbook from 'read-excel-file/node'
import { beforeAll, expect, it } from 'vitest'
import { defaultCalendar } from '../../../../shared/domain/dataset'
import { workbookBytes } from '../../../components/export/workbook'
import { tileWords } from '../../../components/tiles/tile-words'
import { formatDate, setFormatLocale } from '../../../text'
import { de } from '../../../text/de'
import { en } from '../../../text/en'
import { boardSheets } from './board-sheets'
import { boardExport, hostileNames } from './board-under-test'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en, de }, ns: Object.keys(en), interpolation: { escapeValue: false } })
  i18next.services.formatter?.add('day', (value) => formatDate(String(value)))
})

function sheetsIn(language: 'en' | 'de') {
  setFormatLocale(language)
  return boardSheets(
    boardExport,
    tileWords(i18next.getFixedT(language, 'board'), defaultCalendar, false),
    i18next.getFixedT(language, 'exports')
  )
}

async function readBack(language: 'en' | 'de') {
  const sheets = await readWorkbook(Buffer.from(workbookBytes('sales', sheetsIn(language))))
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]))
}

const day = (iso: string) => new Date(`${iso}T00:00:00Z`)

it('has the board first, a sheet for each tile with a result, and the definitions last', async () => {
  expect([...(await readBack('en')).keys()]).toEqual([
    'Board',
    'Revenue',
    'Margin',
    'Revenue by month',
    'Seasonality',
    'Products, Pareto',
    'Definitions'
  ])
  expect([...(await readBack('de')).keys()].slice(0, 3)).toEqual(['Board', 'Umsatz', 'Marge'])
})

it('says on the board what it is taken of, and its key figures with the reason for what is not there', async () => {
  const rows = (await readBack('en')).get('Board') ?? []
  const facts = new Map(rows.slice(2, 15).map(([name, value]) => [name, value]))
  expect(facts.get('First day')).toEqual(day('2024-01-01'))
  expect(facts.get('Last day')).toEqual(day('2024-11-15'))
  expect(facts.get('Compared: first day')).toEqual(day('2023-01-01'))
  expect(facts.get('Compared with')).toBe('Last year')
  expect(facts.get('Filter: Region')).toBe('=West, (not set)')
  expect(facts.get('Data through')).toEqual(day('2024-11-15'))
  expect(facts.get('Rows of the dataset')).toBe(4321)
  expect(facts.get('Currency')).toBe('EUR')
  expect(facts.get('App version')).toBe('0.1.0')
  const figure = (title: string) => rows.find(([first, second]) => first === title && typeof second === 'string')
  const revenue = figure('Revenue')
  expect(revenue?.slice(1, 6)).toEqual(['Revenue', 12345678901234.56, -100.25, 12345678901334.81, null])
  expect(String(revenue?.[6])).toContain('it was negative then')
  expect(figure('Margin')?.slice(1, 6)).toEqual(['Margin', 0.313, 0.301, 1.2, null])
  expect(figure('Profit')?.[1]).toBe('no result')
  expect(figure('Profit')?.[6]).toBe('Needs a column for Cost and Profit')
})

it('writes months as days, values as numbers, and what a spreadsheet cuts off in a note', async () => {
  const sheets = await readBack('en')
  const revenue = sheets.get('Revenue') ?? []
  expect(revenue[0]?.slice(0, 3)).toEqual(['First day', 'Last day', 'Revenue'])
  expect(revenue[1]?.slice(0, 3)).toEqual([day('2024-01-01'), day('2024-11-15'), 12345678901234.56])
  const note = String(revenue[1]?.[revenue[0]?.indexOf('Note') ?? -1])
  expect(note).toContain('Revenue in full: 12345678901234.56')
  expect(note).toContain('Both end on day 15 of 30')
  expect(revenue.at(-2)?.slice(0, 2)).toEqual([day('2024-01-01'), 10.5])
  expect(sheets.get('Revenue by month')).toEqual([
    ['Month', '2024', '2023', 'Note'],
    [day('2024-10-01'), 1.5, 2, null],
    [day('2024-11-01'), -0.75, null, 'To date, day 15 of 30. Last year is the whole month.']
  ])
  expect(sheets.get('Seasonality')?.[1]).toEqual([2024, day('2024-11-01'), 7, 'month not complete'])
})

it('keeps names that a spreadsheet would run as text, in a file without any formula', async () => {
  const rows = (await readBack('en')).get('Products, Pareto') ?? []
  expect(rows[0]).toEqual(['Product', 'Revenue', 'Share', 'Cumulative', 'Change', 'Margin', 'Δ pp', 'Note'])
  // The other library drops blanks at the ends and leaves `_x000D_` as it is.
  expect(rows.slice(1, 8).map(([name]) => String(name).replace('_x000D_', '').trim())).toEqual(
    hostileNames.map((name) => name.trim())
  )
  expect(rows[1]?.slice(1, 7)).toEqual([12.5, 0.25, 0.25, 0.5, 0.3, 1.2])
  expect(rows[8]).toEqual(['(not set)', 1, 0.25, null, null, 0.3, 1.2, 'it was zero then'])
  expect(rows[9]?.slice(0, 2)).toEqual(['Other (3)', 11.5])
  const parts = unzipSync(workbookBytes('sales', sheetsIn('en')))
  for (const [path, bytes] of Object.entries(parts)) {
    expect(new TextDecoder().decode(bytes), path).not.toMatch(/<f[ >]|<hyperlink|<externalLink/)
  }
})

it('defines each tile: metric, rows, coverage, the days compared, why there is no result', async () => {
  const rows = (await readBack('en')).get('Definitions') ?? []
  const of = (title: string) => rows.find(([first]) => first === title) ?? []
  expect(of('Revenue').slice(1, 6)).toEqual(['Revenue', 'Revenue: Sum of revenue.', 1200, 1, day('2024-11-15')])
  expect(String(of('Revenue')[6])).toMatch(/^Compared with .*2023/)
  expect(of('Profit')[7]).toBe('Needs a column for Cost and Profit')
  expect(of('Products, Pareto')[2]).toContain('4 of 9 make 80%')
  expect(of('Δ pp')[1]).toContain('percentage points')
})
