import { describe, expect, it } from 'vitest'
import { generateSpec } from './generate'
import type { IngestForm } from './ingest-form'
import { isEdited, rebasedEdit, unedited } from './rebase-edited'
import { specTextOf } from './spec-text'
import { form, input } from './spec-under-test'

const textOf = (more: Partial<IngestForm>) => specTextOf(generateSpec({ ...form, ...more }, input))

describe('rebasedEdit', () => {
  it('keeps a field that no form knows while the form changes elsewhere', () => {
    const before = textOf({ method: 'native' })
    const now = textOf({ method: 'native', maxRowsPerSegment: 5000 })
    const edited = {
      ...unedited(before),
      edited: before.spec.replace('"type": "index_parallel"', '"type": "index_parallel", "extra": 7')
    }
    const rebased = rebasedEdit(edited, 'native', now)
    expect(rebased?.isConflicting).toBe(false)
    expect(rebased?.edited.generated).toBe(now.spec)
    expect(JSON.parse(rebased?.edited.edited ?? '')).toMatchObject({
      extra: 7,
      spec: { tuningConfig: { partitionsSpec: { maxRowsPerSegment: 5000 } } }
    })
  })

  it('keeps the context of SQL, and says when both changed the same', () => {
    const before = textOf({})
    const edited = unedited(before)
    const mine = {
      ...edited,
      context: {
        generated: before.context ?? '',
        edited: (before.context ?? '').replace('{', '{ "faultTolerance": true,')
      }
    }
    const rebased = rebasedEdit(mine, 'sql', textOf({ maxNumTasks: 4 }))
    expect(rebased?.isConflicting).toBe(false)
    expect(JSON.parse(rebased?.edited.context?.edited ?? '')).toMatchObject({ faultTolerance: true, maxNumTasks: 4 })
    const both = {
      ...edited,
      context: {
        generated: before.context ?? '',
        edited: (before.context ?? '').replace(/"maxNumTasks": \d+/, '"maxNumTasks": 9')
      }
    }
    const clash = rebasedEdit(both, 'sql', textOf({ maxNumTasks: 4 }))
    expect(clash?.isConflicting).toBe(true)
    expect(JSON.parse(clash?.edited.context?.edited ?? '')).toMatchObject({ maxNumTasks: 9 })
  })

  it('gives up an edit of the other way, and leaves a text that can not be read alone', () => {
    const before = textOf({ method: 'native' })
    expect(rebasedEdit(unedited(before), 'sql', textOf({}))).toBeNull()
    const broken = { ...unedited(before), edited: '{' }
    expect(rebasedEdit(broken, 'native', textOf({ method: 'native', maxRowsPerSegment: 5000 }))?.edited).toBe(broken)
    expect(isEdited(broken)).toBe(true)
    expect(isEdited(unedited(before))).toBe(false)
  })
})
