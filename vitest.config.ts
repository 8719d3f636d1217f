import { defineConfig } from 'vitest/config'
import { kernel } from './scripts/vite-plugin-kernel.mjs'

export default defineConfig({
  plugins: [kernel()],
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/{contract,package,fuzz}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
