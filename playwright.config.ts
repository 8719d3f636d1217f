import { defineConfig } from '@playwright/test'

/**
 * Three projects from one set of fixtures (test/e2e/host.ts): `browser` runs the journeys on the web host in
 * Chromium, `window` runs the same journeys in the Electron window, `shell` runs what only the window has.
 */
export default defineConfig({
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  fullyParallel: false,
  workers: 1,
  retries: 0,
  reporter: [['list']],
  use: { actionTimeout: 20_000, screenshot: 'only-on-failure' },
  projects: [
    { name: 'browser', testDir: 'test/e2e', testMatch: '*.spec.ts' },
    { name: 'window', testDir: 'test/e2e', testMatch: '*.spec.ts', testIgnore: '*accessibility.spec.ts' },
    { name: 'shell', testDir: 'test/electron', testMatch: '*.spec.ts' }
  ]
})
