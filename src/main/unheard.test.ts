import { expect, test, vi } from 'vitest'
import { reportUnheard } from './unheard'

test('a failure that nobody waits for is written down, and the process lives', async () => {
  const seen: object[] = []
  const end = reportUnheard({ error: (fields, text) => seen.push({ ...fields, text }) })
  try {
    void Promise.reject(new Error('lost on the way'))
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    expect(seen[0]).toMatchObject({ error: expect.stringContaining('lost on the way'), text: 'unheard' })
  } finally {
    end()
  }
})
