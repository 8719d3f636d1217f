// The parts of `npm test`, in their order.
import { existsSync } from 'node:fs'
import { build, isBuilt } from '../bootstrap/build.mjs'
import { inRoot } from '../bootstrap/places.mjs'
import { check } from './check.mjs'
import { cluster } from './cluster.mjs'
import { one, skippedStep, sum } from './counts.mjs'
import { displayWrapper, findChromium, findElectron } from './find-program.mjs'
import { playwright } from './playwright.mjs'
import { vitest } from './vitest.mjs'

const noBuild = 'out/ could not be built'

/** @type {Record<string, (toolchain: object, strict: boolean) => Promise<import('./counts.mjs').Counts>>} */
export const steps = {
  check: (toolchain) => check(toolchain),

  async unit(toolchain, strict) {
    const own = ['--config', inRoot('scripts', 'vitest.config.mjs')]
    return sum([await vitest('unit', ['src'], toolchain, strict), await vitest('scripts', own, toolchain, strict)])
  },

  async build({ node }) {
    try {
      if (!isBuilt()) await build(node)
      return one(true)
    } catch (error) {
      console.log(error.message)
      return one(false)
    }
  },

  contract: (toolchain, strict) => vitest('contract', ['test/contract'], toolchain, strict),

  // One file after the other: each keeps both engines busy, and measures their memory.
  fuzz: (toolchain, strict) => vitest('fuzz', ['test/fuzz', '--no-file-parallelism'], toolchain, strict),

  package: (toolchain, strict) => vitest('package', ['test/package'], toolchain, strict),

  // Two whole clusters on the machine are more than a quick `npm test` may bring along.
  cluster: (toolchain, strict) =>
    strict ? cluster(toolchain, strict) : skippedStep('cluster', 'real services: npm run test:cluster', strict),

  async 'end-to-end'(toolchain, strict) {
    if (!isBuilt()) return skippedStep('end-to-end', noBuild, true)
    const chromium = await findChromium(toolchain)
    if ('reason' in chromium) return skippedStep('end-to-end', chromium.reason, strict)
    return playwright('end-to-end', { projects: ['browser'], env: { CHROMIUM_PATH: chromium.path } }, toolchain, strict)
  },

  async shell(toolchain, strict) {
    if (!isBuilt()) return skippedStep('shell', noBuild, true)
    const electron = findElectron()
    if (electron === null || !existsSync(electron)) {
      return skippedStep(
        'shell',
        'there is no Electron (neither the pinned binary, nor ELECTRON_PATH, nor ELECTRON_22)',
        strict
      )
    }
    const wrapper = displayWrapper()
    if (wrapper === null) return skippedStep('shell', 'there is no display and no xvfb-run', strict)
    return playwright('shell', { projects: ['window', 'shell'], wrapper }, toolchain, strict)
  }
}
