// `npm run test:cluster`: tests against real services (S3, Druid). They are started where the environment names none
// (SALES_TEST_S3_URL, SALES_TEST_DRUID_URL, SALES_TEST_DRUID27_URL), and stopped after. Ends with `N passed, N failed, N skipped`.
import { parseArgs } from 'node:util'
import { inRoot } from '../bootstrap/places.mjs'
import { prepare } from '../bootstrap/prepare.mjs'
import { line } from './counts.mjs'
import { displayWrapper, findElectron } from './find-program.mjs'
import { vitest } from './vitest.mjs'

const usage = `npm run test:cluster -- [--services s3,druid33,druid33mm,druid27] [--strict] [FILTER ...]

  --services  which of them the tests need; the others are not started, and their tests are skipped
  --strict    a test that is skipped counts as failed
  FILTER      parts of names of files in test/cluster`

/** @returns {Promise<number>} exit code: 1 when anything failed */
export async function run(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { services: { type: 'string' }, strict: { type: 'boolean' }, help: { type: 'boolean' } }
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  if (values.services) process.env.SALES_TEST_SERVICES = values.services
  const counts = await cluster(await prepare(), values.strict ?? false, positionals)
  console.log(['', ...counts.notes, line(counts)].join('\n'))
  return counts.failed > 0 ? 1 : 0
}

/**
 * All tests of test/cluster, or those whose file's name contains a filter. What starts the services says what is missing; those of the
 * window are skipped where there is no Electron or no display.
 */
export function cluster({ node, env }, strict, filters = []) {
  const electron = findElectron()
  const toolchain = { node, env: electron === null ? env : { ...env, ELECTRON_PATH: electron } }
  const args = ['--config', inRoot('test', 'cluster', 'vitest.config.ts'), ...filters]
  return vitest('cluster', args, toolchain, strict, displayWrapper() ?? [])
}
