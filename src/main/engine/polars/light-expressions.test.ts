import pl from 'nodejs-polars'
import { expect, test } from 'vitest'
import './light-expressions'

const frame = () =>
  pl.DataFrame([pl.Series('text', [' a', 'b', null], pl.String), pl.Series('n', [3, -4, 5], pl.Int64)]).lazy()

test('light expressions compute what the package says they do', async () => {
  const n = pl.col('n')
  const text = pl.col('text')
  const result = await frame()
    .select(
      n.plus(pl.lit(1)).multiplyBy(n).minus(n.abs()).cast(pl.Int64).alias('sums'),
      n.gt(pl.lit(0)).and(text.isNotNull()).not().alias('not'),
      pl.when(text.isNull()).then(pl.lit('-')).otherwise(text.str.stripChars(' ')).alias('when'),
      n.modulo(pl.lit(2)).eq(pl.lit(0)).alias('even'),
      n
        .gtEq(pl.lit(3))
        .or(n.lt(pl.lit(-9)))
        .alias('or'),
      text.isIn(['b']).alias('in')
    )
    .collect()
  // 4×3−3, −3×−4−4, 6×5−5
  expect(result.toRecords()).toEqual([
    { sums: 9, not: false, when: 'a', even: false, or: true, in: false },
    { sums: 8, not: true, when: 'b', even: true, or: false, in: true },
    { sums: 25, not: true, when: '-', even: false, or: true, in: null }
  ])
})

test('an expression is written out, read back and printed as before', async () => {
  const written = pl.col('n').plus(pl.lit(2)).alias('more').serialize('json')
  const back = pl.Expr.deserialize(written, 'json')
  expect((await frame().select(back).collect()).getColumn('more').toArray()).toEqual([5, -2, 7])
  expect(pl.Expr.isExpr(back)).toBe(true)
  expect(String(pl.col('n').alias('x'))).toContain('n')
})

test('columns share a list of texts; other lists are asked of the package', async () => {
  const [text, n] = [pl.col('text'), pl.col('n')]
  const list = ['b', '']
  const both = await frame()
    .select(text.isIn(list).alias('one'), text.isIn(list).alias('same'), n.isIn([5, 3]).alias('numbers'))
    .collect()
  expect(both.toRecords()).toEqual([
    { one: false, same: false, numbers: true },
    { one: true, same: true, numbers: false },
    { one: null, same: null, numbers: true }
  ])
})
