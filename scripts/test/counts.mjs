// Counting: what every runner reports is brought to passed, failed, skipped.

/** @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Counts */

/** @returns {Counts} */
export const nothing = () => ({ passed: 0, failed: 0, skipped: 0, notes: [] })

/** A step that is one test. */
export const one = (ok) => ({ ...nothing(), passed: ok ? 1 : 0, failed: ok ? 0 : 1 })

/** A step that can't run here. It counts as one, and as failed where nothing may be skipped. */
export function skippedStep(name, reason, strict) {
  const notes = [`${name} was ${strict ? 'skipped, which is not allowed here' : 'skipped'}: ${reason}`]
  return { ...nothing(), skipped: strict ? 0 : 1, failed: strict ? 1 : 0, notes }
}

/** Adds up. */
export function sum(all) {
  return all.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: total.skipped + each.skipped,
      notes: [...total.notes, ...each.notes]
    }),
    nothing()
  )
}

/** The last line of a run. */
export const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`

/** Files of tests over shared data, and of those against real services. */
const needsMore = /\.shared\.|[\\/]test[\\/]cluster[\\/]/

/**
 * Counts of Vitest's JSON report. A suite that does not even load has no failed test, so the exit code counts too.
 * @param {boolean} strict a test over shared data or a real service that was skipped is a failure
 */
export function fromVitest(report, code, strict) {
  const tests = (report?.testResults ?? []).flatMap((file) =>
    (file.assertionResults ?? []).map((test) => ({ file: file.name, name: test.fullName, status: test.status }))
  )
  const is = (...states) => tests.filter((test) => states.includes(test.status))
  const left = is('pending', 'skipped', 'todo', 'disabled')
  const notAllowed = strict ? left.filter((test) => needsMore.test(test.file)) : []
  const failed = is('failed').length + notAllowed.length
  return {
    passed: is('passed').length,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: left.length - notAllowed.length,
    notes: notAllowed.map((test) => `skipped, which is not allowed here: ${test.file} › ${test.name}`)
  }
}

/** Counts of Playwright's JSON report. */
export function fromPlaywright(report, code, strict) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {}
  const failed = unexpected + flaky + (strict ? skipped : 0)
  const notes = strict && skipped > 0 ? [`${skipped} end-to-end tests were skipped, which is not allowed here`] : []
  return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: strict ? 0 : skipped, notes }
}
