/** Tests against real services; `npm run test:cluster` runs them. */
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { kernel } from '../../scripts/vite-plugin-kernel.mjs'

export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  plugins: [kernel()],
  test: {
    name: 'cluster',
    include: ['test/cluster/**/*.test.ts'],
    globalSetup: ['test/cluster/services/index.ts'],
    pool: 'forks',
    // The services have two cores as well.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000
  }
})
