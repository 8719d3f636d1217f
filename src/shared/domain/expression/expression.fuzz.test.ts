import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../errors'
import type { Column } from '../column-type'
import { type Expression, parseExpression, printExpression, typeOfExpression } from '.'
import { functionNames } from './ast'

const nowhere = { start: 0, end: 0 }

/** Drops positions, so that trees can be compared. */
function shape(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value) => (key === 'span' ? undefined : value)))
}

const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'tree', withCrossShrink: true },
    fc
      .tuple(fc.nat({ max: 10 ** 9 }), fc.option(fc.stringMatching(/^[0-9]{1,6}$/), { nil: null }))
      .map(([n, f]): Expression => ({ kind: 'number', text: f === null ? `${n}` : `${n}.${f}`, span: nowhere })),
    fc.string({ unit: 'grapheme' }).map((value): Expression => ({ kind: 'text', value, span: nowhere })),
    fc.boolean().map((value): Expression => ({ kind: 'boolean', value, span: nowhere })),
    fc.constant<Expression>({ kind: 'null', span: nowhere }),
    fc
      .oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('Sales', 'and', 'year', 'a]b', ' x'))
      .map((name): Expression => ({ kind: 'column', name, span: nowhere })),
    fc
      .tuple(fc.constantFrom('negate' as const, 'not' as const), tie('tree'))
      .map(([kind, operand]): Expression => ({ kind, operand, span: nowhere })),
    fc
      .tuple(
        fc.constantFrom('+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', 'and', 'or'),
        tie('tree'),
        tie('tree')
      )
      .map(
        ([operator, left, right]): Expression => ({
          kind: 'binary',
          operator: operator as Extract<Expression, { kind: 'binary' }>['operator'],
          left,
          right,
          span: nowhere
        })
      ),
    fc
      .tuple(tie('tree'), fc.boolean())
      .map(([operand, negated]): Expression => ({ kind: 'is-null', operand, negated, span: nowhere })),
    fc
      .tuple(tie('tree'), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([operand, items, negated]): Expression => ({ kind: 'in', operand, items, negated, span: nowhere })),
    fc
      .tuple(fc.constantFrom(...functionNames), fc.array(tie('tree'), { maxLength: 3 }))
      .map(([name, args]): Expression => ({ kind: 'call', name, args, span: nowhere }))
  )
}))

const columns: Column[] = [
  { name: 'Sales', type: { kind: 'decimal', precision: 10, scale: 2 } },
  { name: 'a', type: { kind: 'long' } },
  { name: 'when', type: { kind: 'date' } },
  { name: 'text', type: { kind: 'string' } }
]

const words = fc.constantFrom(
  ...['Sales', 'a', 'when', 'text', '[', ']', '(', ')', "'", '1', '2.5', ',', '+', '-', '*', '/', '%', '=', '<', '>'],
  ...['and', 'or', 'not', 'in', 'is', 'null', 'round(', 'if(', 'date(', 'concat(', '.', '"', ' ', '🙂', 'true', '!=']
)

describe('expressions under fire', () => {
  it('read back what they print', () => {
    fc.assert(
      fc.property(tree, (expression) => {
        const printed = printExpression(expression)
        fc.pre(printed.length <= 4000)
        expect(shape(parseExpression(printed))).toEqual(shape(expression))
      }),
      { numRuns: 1500, seed: 7 }
    )
  })

  it('never throw anything but an AppError', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(words, { maxLength: 25 }).map((parts) => parts.join(' ')),
      fc.array(words, { maxLength: 25 }).map((parts) => parts.join(''))
    )
    fc.assert(
      fc.property(text, (source) => {
        try {
          typeOfExpression(parseExpression(source), columns)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
          expect(error).toMatchObject({ code: 'shape.bad-expression' })
        }
      }),
      { numRuns: 4000, seed: 11 }
    )
  })

  it('type every tree or say why not', () => {
    fc.assert(
      fc.property(tree, (expression) => {
        try {
          typeOfExpression(expression, columns)
        } catch (error) {
          expect(error).toMatchObject({ code: 'shape.bad-expression' })
        }
      }),
      { numRuns: 1500, seed: 13 }
    )
  })
})
