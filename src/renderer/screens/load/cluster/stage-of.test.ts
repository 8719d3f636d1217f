import { describe, expect, it } from 'vitest'
import { isOfStage, stageOf } from './stage-of'

const at = (step: 'write' | 'publish' | 'upload') => ({
  step,
  fraction: 0,
  overall: 0,
  rowsDone: null,
  bytesDone: null
})

describe('stageOf', () => {
  it('tells the steps of publishing apart', () => {
    expect(stageOf({ state: 'publishing', progress: null })).toBe('shape')
    expect(stageOf({ state: 'publishing', progress: at('write') })).toBe('shape')
    expect(stageOf({ state: 'publishing', progress: at('publish') })).toBe('publish')
    expect(stageOf({ state: 'publishing', progress: at('upload') })).toBe('upload')
  })

  it('follows the cluster', () => {
    expect(stageOf({ state: 'submitted', progress: at('upload') })).toBe('ingest')
    expect(stageOf({ state: 'running', progress: null })).toBe('ingest')
    expect(stageOf({ state: 'making-available', progress: null })).toBe('available')
    expect(stageOf({ state: 'verifying', progress: null })).toBe('verify')
    expect(stageOf({ state: 'done', progress: null })).toBeNull()
    expect(stageOf({ state: 'planned', progress: null })).toBeNull()
  })
})

describe('isOfStage', () => {
  it('takes the end of the upload for no progress of the ingestion', () => {
    expect(isOfStage({ state: 'publishing', progress: at('upload') })).toBe(true)
    expect(isOfStage({ state: 'running', progress: at('upload') })).toBe(false)
    expect(isOfStage({ state: 'making-available', progress: at('upload') })).toBe(false)
    expect(isOfStage({ state: 'publishing', progress: null })).toBe(false)
  })
})
