import { AppError } from '../../errors'

type Values = Readonly<Record<string, string | number>>

/** Why a pattern is refused, in words that follow "at character 7:". */
const reasons = {
  empty: () => 'there is nothing to look for',
  'too-long': (v) => `it is longer than ${v.limit} characters`,
  'too-deep': (v) => `it is nested deeper than ${v.limit}`,
  'too-big': () => 'it would take too much to build: repeat less',
  groups: (v) => `it has more than ${v.limit} groups`,
  unopened: () => 'this ) was never opened; write \\) for the character itself',
  'unclosed-group': () => 'this ( is never closed; write \\( for the character itself',
  'unclosed-class': () => 'this [ is never closed; write \\[ for the character itself',
  'empty-class': () => 'there is nothing between [ and ]',
  'class-in-class': () => 'write \\[ for a bracket inside of [ ]',
  range: () => 'a range goes from one character to another',
  'range-order': () => 'a range goes from the smaller character to the larger one',
  'nothing-to-repeat': () => 'there is nothing to repeat here; write a backslash before it for the character itself',
  'repeats-place': () => 'a place in the text cannot be repeated',
  'repeats-twice': () => 'this is repeated already; use (?:…) around it',
  repeat: (v) => `nothing may be repeated more than ${v.limit} times`,
  'repeat-order': () => 'the smaller number comes first',
  'open-brace': () => 'a number is needed after {; write \\{ for the character itself',
  'look-around': () => 'looking ahead or behind is not possible',
  'group-flag': () => 'only ( and (?: begin a group; upper and lower case have a switch of their own',
  'back-reference': () => 'a pattern cannot refer back to what it found',
  'lone-backslash': () => 'a backslash stands at the end; write \\\\ for the character itself',
  escape: (v) => `\\${v.letter} has no meaning`,
  property: (v) => `\\p{…} takes one of ${v.names}`,
  number: () => 'this is no number of a character',
  'matches-nothing': () => 'it also fits where there is nothing, so it would fit everywhere',
  'no-group': (v) => `it has no group ${v.group}`,
  engine: () => 'the engine cannot use it',
  dollar: () => 'a $ is followed by the number of a group; write $$ for the character itself'
} as const satisfies Record<string, (values: Values) => string>

export type PatternReason = keyof typeof reasons

/** @param at character counted from 0; the error names it counted from 1, as a person counts */
export function badPattern(at: number, code: PatternReason, values: Values = {}): AppError {
  return new AppError('shape.bad-pattern', {
    position: at + 1,
    reason: reasons[code](values),
    reasonCode: code,
    ...values
  })
}
