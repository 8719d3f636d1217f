import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../errors'
import { readPattern, replacementOf } from '.'

function problem(source: string, options = {}): string {
  try {
    readPattern(source, options)
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.details.position} ${error.details.reasonCode}`
    throw error
  }
  return 'none'
}

describe('patterns', () => {
  it.each([
    ['a.c', 'a[^\\n]c'],
    ['[a-z_]+?', '[a-z\\x{5f}]+?'],
    ['^(\\d{2,3})-(?:x|yz)$', '^([0-9]{2,3})\\x{2d}(?:x|yz)$'],
    ['\\.\\$\\u00e4\\x{1F642}', '\\x{2e}\\x{24}\\x{e4}🙂'],
    ['[^\\d\\]]', '[^0-9\\x{5d}]'],
    ['\\bä{2}|b', '\\b\\x{e4}{2}|b'],
    ['(a|b)c', '(a|b)c'],
    ['[a-]', '[a\\x{2d}]']
  ])('%s is %s for the engine', (source, text) => {
    expect(readPattern(source).text).toBe(text)
  })

  it('can leave its groups out, and upper and lower case', () => {
    expect(readPattern('(a)(b)', { ignoreCase: true })).toEqual({ text: '(?i)(a)(b)', bare: '(?:a)(?:b)', groups: 2 })
  })

  it.each([
    ['', '1 empty'],
    ['a)', '2 unopened'],
    ['(a', '1 unclosed-group'],
    ['[a', '1 unclosed-class'],
    ['x[]', '2 empty-class'],
    ['[a[b]]', '3 class-in-class'],
    ['[z-a]', '2 range-order'],
    ['[a-\\d]', '2 range'],
    ['*a', '1 nothing-to-repeat'],
    ['a+*', '3 repeats-twice'],
    ['a{2}{3}', '5 repeats-twice'],
    ['^*', '1 repeats-place'],
    ['a{1001}', '2 repeat'],
    ['a{3,2}', '2 repeat-order'],
    ['a{x}', '2 open-brace'],
    ['(?=a)', '1 look-around'],
    ['b(?<!a)', '2 look-around'],
    ['(?i)a', '1 group-flag'],
    ['(?<name>a)', '1 group-flag'],
    ['(a)\\1', '4 back-reference'],
    ['a\\', '2 lone-backslash'],
    ['\\q', '1 escape'],
    ['\\p{Greek}', '1 property'],
    ['\\x{110000}', '1 number'],
    ['\\w{200}', '1 too-big'],
    ['((a{1,900}){1,900}){1,900}', '1 too-big'],
    ['a'.repeat(501), '501 too-long'],
    [`${'('.repeat(21)}a${')'.repeat(21)}`, '21 too-deep']
  ])('refuses %s', (source, what) => {
    expect(problem(source)).toBe(`shape.bad-pattern ${what}`)
  })

  it('refuses what fits nothing only where text is needed', () => {
    for (const source of ['a*', '^', '(a|)', '\\b', '(?:a?){3}']) {
      expect(problem(source)).toBe('none')
      expect(problem(source, { needsText: true })).toBe('shape.bad-pattern 1 matches-nothing')
    }
  })

  it('never throws anything but an AppError with a place in the text', () => {
    const sign = fc.constantFrom(...'a1()[]{}*+?|^$.\\-,:=!<>dwspLuxk😀 \n')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const source = signs.join('')
        try {
          readPattern(source)
        } catch (error) {
          expect(error).toMatchObject({ code: 'shape.bad-pattern' })
          expect((error as AppError).details.position).toBeGreaterThanOrEqual(1)
          expect((error as AppError).details.position).toBeLessThanOrEqual(signs.length + 1)
        }
      }),
      { numRuns: 5000, seed: 3 }
    )
  })
})

describe('replacements', () => {
  it('name groups by number and a dollar by two', () => {
    expect(replacementOf('<$1>$$$0x', 1)).toBe('<${1}>$$${0}x')
    expect(() => replacementOf('$2', 1)).toThrow(AppError)
    expect(() => replacementOf('5 $', 1)).toThrow(AppError)
  })
})
