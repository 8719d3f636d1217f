import { expect, test } from 'vitest'
import type { DruidClient, SqlAnswer } from '../druid-port'
import { inTurn } from './in-turn'

/** A cluster whose statements end when they are told to. */
function cluster() {
  let running = 0
  let most = 0
  const ends: (() => void)[] = []
  const asked: string[] = []
  const druid: Pick<DruidClient, 'sql'> = {
    async sql(query): Promise<SqlAnswer> {
      asked.push(query)
      most = Math.max(most, ++running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running--
      return { queryId: '', columns: [], rows: [[query]], tookMs: 1 }
    }
  }
  return { druid: druid as DruidClient, ends, asked, most: () => most }
}

const soon = () => new Promise((resolve) => setImmediate(resolve))

test('of each cluster no more statements at once than may be; another cluster has its own', async () => {
  const [one, other] = [cluster(), cluster()]
  const clusters = inTurn({ open: async (id) => ({ druid: (id === 'one' ? one : other).druid }) }, () => 3)
  const { druid: board } = await clusters.open('one')
  const { druid: second } = await clusters.open('one')
  const { druid: elsewhere } = await clusters.open('other')
  const all = [
    ...Array.from({ length: 10 }, (_, n) => board.sql(`board ${n}`)),
    second.sql('person'),
    elsewhere.sql('elsewhere')
  ]
  for (let n = 0; n < 20; n++) {
    await soon()
    one.ends.shift()?.()
    other.ends.shift()?.()
  }
  const answers = await Promise.all(all)
  expect([one.most(), other.most()]).toEqual([3, 1])
  // The fourth of the board was next before the person came; then they take turns.
  expect(one.asked.indexOf('person')).toBe(4)
  expect(answers[9]?.waitedMs).toBeGreaterThanOrEqual(0)
  expect(answers.map(({ rows }) => rows[0]?.[0])).toContain('board 9')
})

test('a statement that nobody waits for any more is not sent', async () => {
  const one = cluster()
  const clusters = inTurn({ open: async () => ({ druid: one.druid }) }, () => 1)
  const { druid } = await clusters.open('one')
  const leaving = new AbortController()
  const first = druid.sql('first')
  const left = druid.sql('left', { signal: leaving.signal })
  await soon()
  leaving.abort()
  await expect(left).rejects.toMatchObject({ code: 'cancelled' })
  one.ends.shift()?.()
  await first
  await soon()
  expect(one.asked).toEqual(['first'])
})
