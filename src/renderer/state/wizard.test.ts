import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Reading } from '../../shared/domain/column-type'
import { commaDialect } from '../../shared/domain/dialect'
import type { Source } from '../../shared/domain/source'

const kept = new Map<string, string>()
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key)
})
const { useWizard } = await import('./wizard')

const source = (id: string, columns: string[]): Source => ({
  id,
  path: `/data/${id}.csv`,
  name: `${id}.csv`,
  sizeBytes: 10,
  modifiedMs: 0,
  encoding: 'utf-8',
  hasBom: false,
  compression: 'none',
  dialect: commaDialect,
  confidence: 1,
  overridden: [],
  columns
})
const text = (column: string): Reading => ({
  column,
  type: { kind: 'string' },
  format: null,
  nullTokens: [],
  onInvalid: 'reject'
})
const wizard = () => useWizard.getState()
const proposal = {
  recipe: { version: 1 as const, readings: [text('a'), text('b')], steps: [], roles: { revenue: 'b' } },
  roles: [],
  dataset: 'sales',
  replayedFrom: null,
  replay: null
}

beforeEach(() => {
  wizard().begin(source('one', ['a', 'b']))
  wizard().takeProposal(proposal)
})

describe('the wizard', () => {
  it('forgets everything of the last file', () => {
    wizard().choose({ ...text('a'), nullTokens: ['-'] })
    wizard().begin(source('two', ['x']), [{ path: '/data/three.csv', name: 'three.csv' }])
    expect(wizard()).toMatchObject({ sourceId: 'two', chosen: [], draft: null, dataset: '', reached: 'open' })
    expect(wizard().alsoQueued).toEqual([{ path: '/data/three.csv', name: 'three.csv' }])
  })

  it('puts a choice made in Check into the recipe, as one step to undo', () => {
    const chosen = { ...text('a'), nullTokens: ['-'] }
    wizard().choose(chosen)
    expect(wizard().draft?.present.readings).toEqual([chosen, text('b')])
    wizard().undo()
    expect(wizard().draft?.present.readings).toEqual([text('a'), text('b')])
  })

  it('keeps one choice a column', () => {
    wizard().choose(text('a'))
    wizard().choose({ ...text('a'), onInvalid: 'empty' })
    expect(wizard().chosen).toEqual([{ ...text('a'), onInvalid: 'empty' }])
  })

  it('keeps decisions under another dialect with the same columns, and drops them with others', () => {
    wizard().choose(text('a'))
    wizard().reopen(source('again', ['a', 'b']))
    expect(wizard()).toMatchObject({ sourceId: 'again', chosen: [text('a')] })
    wizard().reopen(source('other', ['a;b']))
    expect(wizard()).toMatchObject({ sourceId: 'other', chosen: [], draft: null })
  })

  it('moves, sets and clears a role', () => {
    wizard().setRole('revenue', 'a')
    expect(wizard().draft?.present.roles).toEqual({ revenue: 'a' })
    wizard().setRole('revenue', null)
    expect(wizard().draft?.present.roles).toEqual({})
  })

  it('keeps a dataset name that was typed', () => {
    wizard().setDataset('mine')
    wizard().takeProposal(proposal)
    expect(wizard().dataset).toBe('mine')
  })

  it('remembers the furthest stage', () => {
    wizard().enter('shape')
    wizard().enter('check')
    expect(wizard().reached).toBe('shape')
  })

  it('survives a reload', async () => {
    wizard().choose(text('a'))
    const state = JSON.parse(kept.get('sales.wizard') ?? '{}') as { state: { sourceId: string; chosen: Reading[] } }
    expect(state.state.sourceId).toBe('one')
    expect(state.state.chosen).toEqual([text('a')])
  })
})
