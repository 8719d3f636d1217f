import { describe, expect, it } from 'vitest'
import { compactionConfigOf, readCompactionForm } from './compaction'

describe('compaction', () => {
  const skip = { amount: 1, unit: 'M' } as const

  it('is off where there is no configuration', () => {
    expect(readCompactionForm(null)).toEqual({ form: { on: false }, skipText: null, chunksText: null })
  })

  it('is read as it was written', () => {
    const form = { on: true, skip, chunks: 'YEAR' } as const
    expect(readCompactionForm(compactionConfigOf('sales', form, null)).form).toEqual(form)
    const asIs = { on: true, skip, chunks: null } as const
    expect(compactionConfigOf('sales', asIs, null)).toEqual({ dataSource: 'sales', skipOffsetFromLatest: 'P1M' })
  })

  it('says what the form can’t', () => {
    const seen = readCompactionForm({ skipOffsetFromLatest: 'PT36H', granularitySpec: { segmentGranularity: 'HOUR' } })
    expect(seen).toMatchObject({ skipText: 'PT36H', chunksText: 'HOUR', form: { chunks: null } })
  })

  it('leaves what others have set', () => {
    const existing = {
      type: 'inline',
      dataSource: 'sales',
      taskPriority: 30,
      skipOffsetFromLatest: 'P1D',
      tuningConfig: { maxRowsInMemory: 5 },
      granularitySpec: { segmentGranularity: 'DAY', queryGranularity: 'HOUR', rollup: null }
    }
    expect(compactionConfigOf('sales', { on: true, skip, chunks: null }, existing)).toEqual({
      type: 'inline',
      dataSource: 'sales',
      taskPriority: 30,
      skipOffsetFromLatest: 'P1M',
      tuningConfig: { maxRowsInMemory: 5 },
      granularitySpec: { queryGranularity: 'HOUR' }
    })
  })
})
