import { expect, it } from 'vitest'
import { completionsAt, type Vocabulary } from './completion'

const vocabulary: Vocabulary = {
  tables: [
    {
      name: 'sales',
      columns: [
        { name: 'Order ID', type: 'VARCHAR' },
        { name: 'amount', type: 'DECIMAL(12,2)' }
      ]
    },
    { name: 'Targets 2024', columns: [{ name: 'region', type: 'VARCHAR' }] }
  ],
  functions: ['sum', 'strftime']
}

/** The cursor stands at `|`. */
const at = (marked: string) => {
  const offset = marked.indexOf('|')
  const found = completionsAt(marked.replace('|', ''), offset, vocabulary)
  return found && [marked.slice(found.from, offset), ...found.words.map(({ text }) => text)]
}

it('tables after FROM and JOIN', () => {
  expect(at('SELECT * FROM |')).toEqual(['', 'sales', '"Targets 2024"'])
  expect(at('SELECT * FROM sales s JOIN "Tar|')).toEqual(['"Tar', 'sales', '"Targets 2024"'])
})

it('columns of a table after its name or the one that the statement gives it', () => {
  expect(at('SELECT sales.| FROM sales')).toEqual(['', '"Order ID"', 'amount'])
  expect(at('SELECT s.am| FROM sales AS s')).toEqual(['am', '"Order ID"', 'amount'])
  expect(at('SELECT t."r| FROM "Targets 2024" t WHERE 1 = 1')).toEqual(['"r', 'region'])
  expect(at('SELECT x.| FROM sales s')).toBeNull()
})

it('elsewhere columns of the tables that are named, then tables and functions', () => {
  expect(at('SELECT su| FROM sales WHERE amount > 1')?.slice(0, 8)).toEqual([
    'su',
    '"Order ID"',
    'amount',
    'sales',
    '"Targets 2024"',
    'sum',
    'strftime',
    'SELECT'
  ])
  expect(at('SELECT |')?.slice(1, 4)).toEqual(['"Order ID"', 'amount', 'region'])
})

it('says of which table a column is where there are several', () => {
  const text = 'SELECT  FROM sales, sales JOIN "Targets 2024" ON true'
  const words = completionsAt(text, 7, vocabulary)?.words ?? []
  expect(words.slice(0, 3).map(({ detail }) => detail)).toEqual([
    'VARCHAR · sales',
    'DECIMAL(12,2) · sales',
    'VARCHAR · Targets 2024'
  ])
})

it('nothing inside of texts and comments', () => {
  expect(at("SELECT 'sa|")).toBeNull()
  expect(at('SELECT 1 -- sa|')).toBeNull()
  expect(at('SELECT /* sa| */ 1')).toBeNull()
  expect(at("SELECT 'it''s', am| FROM sales")?.[0]).toBe('am')
})
