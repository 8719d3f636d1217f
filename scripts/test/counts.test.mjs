import { expect, test } from 'vitest'
import { fromPlaywright, fromVitest, line, one, skippedStep, sum } from './counts.mjs'

const report = {
  testResults: [
    {
      name: '/a/x.test.ts',
      assertionResults: [
        { fullName: 'a', status: 'passed' },
        { fullName: 'b', status: 'passed' },
        { fullName: 'c', status: 'failed' },
        { fullName: 'd', status: 'todo' }
      ]
    },
    { name: '/a/y.shared.test.ts', assertionResults: [{ fullName: 'e', status: 'skipped' }] }
  ]
}

test('Vitest: passed, failed, skipped', () => {
  expect(fromVitest(report, 1, false)).toEqual({ passed: 2, failed: 1, skipped: 2, notes: [] })
})

test('strict: a skipped test over shared data is a failure and is named, another is not', () => {
  const counts = fromVitest(report, 1, true)
  expect(counts).toMatchObject({ passed: 2, failed: 2, skipped: 1 })
  expect(counts.notes).toEqual(['skipped, which is not allowed here: /a/y.shared.test.ts › e'])
})

test('strict: so is a skipped test against a real service', () => {
  const skipped = { assertionResults: [{ fullName: 'f', status: 'skipped' }] }
  const of = (name) => fromVitest({ testResults: [{ name, ...skipped }] }, 0, true)
  expect(of('/a/test/cluster/s3.test.ts')).toMatchObject({ failed: 1, skipped: 0 })
  expect(of('C:\\a\\test\\cluster\\s3.test.ts')).toMatchObject({ failed: 1, skipped: 0 })
  expect(of('/a/test/clusters.test.ts')).toMatchObject({ failed: 0, skipped: 1 })
})

test('a runner that failed without a failed test, or without a report, counts as one failure', () => {
  expect(fromVitest({ testResults: [] }, 1, false)).toMatchObject({ passed: 0, failed: 1 })
  expect(fromVitest(null, 1, false)).toMatchObject({ failed: 1 })
  expect(fromPlaywright(null, 1, false)).toMatchObject({ failed: 1 })
})

test('Playwright: flaky is failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
  expect(fromPlaywright({ stats }, 1, false)).toMatchObject({ passed: 5, failed: 2, skipped: 2 })
  expect(fromPlaywright({ stats }, 1, true)).toMatchObject({ passed: 5, failed: 4, skipped: 0 })
})

test('sums, and the last line', () => {
  const total = sum([one(true), one(false), skippedStep('shell', 'no Electron', false)])
  expect(line(total)).toBe('1 passed, 1 failed, 1 skipped')
  expect(total.notes).toEqual(['shell was skipped: no Electron'])
  expect(skippedStep('shell', 'no Electron', true)).toMatchObject({ failed: 1, skipped: 0 })
})
