import { describe, expect, it } from 'vitest'
import { paginate } from './pages'

const row = (content: string, height: number, grows = true) => ({ content, height, grows })

describe('paginate', () => {
  it('keeps the order and puts as much on a page as fits whole', () => {
    const pages = paginate([row('numbers', 150, false), row('a', 300), row('b', 300), row('c', 300)], 800, 10)
    expect(pages.map((page) => page.map(({ content }) => content))).toEqual([['numbers', 'a', 'b'], ['c']])
  })

  it('fills a page that is nearly full, and leaves an empty one as it is', () => {
    const [first, second] = paginate([row('numbers', 100, false), row('a', 300), row('b', 200), row('c', 200)], 700, 10)
    expect(first?.map(({ height }) => height)).toEqual([100, 348, 232])
    const used = (first ?? []).reduce((sum, { height }) => sum + height, 20)
    expect(used).toBeLessThanOrEqual(700)
    expect(second).toEqual([{ content: 'c', height: 320 }])
  })

  it('never cuts a row that is higher than a page', () => {
    expect(paginate([row('a', 100), row('b', 900), row('c', 100)], 500, 10).map((page) => page[0]?.height)).toEqual([
      160, 900, 160
    ])
  })
})
