import { describe, expect, it } from 'vitest'
import { shadeOfShare, strongestShare } from './cohort-shades'

describe('shades of cohorts', () => {
  it('go to the largest share after the first month, which is always all of them', () => {
    expect(strongestShare([{ shares: [1, 0.2, 0.4] }, { shares: [1, 0.3] }, { shares: [1] }])).toBe(0.4)
    expect(strongestShare([])).toBe(0)
  })
  it('leave nobody without colour and use the whole scale', () => {
    expect(shadeOfShare(0, 0.4)).toBe(0)
    expect(shadeOfShare(0.4, 0.4)).toBe(62)
    expect(shadeOfShare(0.2, 0.4)).toBe(34)
    expect(shadeOfShare(0.1, 0)).toBe(0)
  })
})
