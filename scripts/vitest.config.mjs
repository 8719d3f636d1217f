// Tests of the scripts and of the import rules; those of the app have the configuration at the root.
import { defineConfig } from 'vitest/config'
import { rootDir } from './bootstrap/places.mjs'

export default defineConfig({
  root: rootDir,
  test: {
    include: ['scripts/**/*.test.mjs', 'test/boundaries/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000
  }
})
