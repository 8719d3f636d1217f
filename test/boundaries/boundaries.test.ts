/** Plants forbidden imports into a copy of the sources and sees the check fail, rule by rule. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cruise, cruise } from '../../scripts/test/boundaries.mjs'

const root = join(import.meta.dirname, '..', '..')

/** Rule, file it is planted in, what is imported. */
const planted: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['shared-runs-anywhere', 'src/shared/domain/planted-1.ts', 'node:fs'],
  ['domain', 'src/shared/domain/planted-2.ts', '../contract'],
  ['domain-packages', 'src/shared/domain/planted-3.ts', '@orpc/client'],
  ['contract', 'src/shared/contract/planted-1.ts', '../../main/router'],
  ['contract-packages', 'src/shared/contract/planted-2.ts', '@orpc/server'],
  ['rooms-do-not-know-each-other', 'src/main/pipeline/open/planted-1.ts', '../load'],
  ['rooms-do-not-know-each-other', 'src/main/jobs/planted-1.ts', '../pipeline/load'],
  ['rooms', 'src/main/pipeline/check/planted-1.ts', '../../adapters/log/log'],
  ['rooms', 'src/main/pipeline/shape/planted-1.ts', '../../core'],
  ['electron-in-its-rooms', 'src/main/pipeline/shape/planted-2.ts', 'electron'],
  ['rooms-have-no-side-effects', 'src/main/jobs/planted-2.ts', 'node:child_process'],
  ['adapters', 'src/main/adapters/log/planted-1.ts', '../../pipeline/load'],
  ['electron-in-its-rooms', 'src/main/adapters/log/planted-2.ts', 'electron'],
  ['engine', 'src/main/engine/planted-1.ts', '../core'],
  ['engine', 'src/main/engine/planted-2.ts', '../adapters/log/log'],
  ['engines-in-their-rooms', 'src/main/adapters/log/planted-3.ts', 'nodejs-polars'],
  ['engines-in-their-rooms', 'src/main/pipeline/load/planted-1.ts', '@duckdb/node-api'],
  ['electron', 'src/main/electron/planted-1.ts', '../web/host'],
  ['electron', 'src/main/electron/planted-2.ts', '../core'],
  ['updater-in-the-shell', 'src/main/electron/planted-3.ts', 'electron-updater'],
  ['updater-is-loaded-late', 'src/main/electron/updates/planted-1.ts', 'electron-updater'],
  ['web', 'src/main/web/planted-1.ts', '../electron/menu'],
  ['web', 'src/main/web/planted-2.ts', '../engine/feed-of'],
  ['web-takes-its-core', 'src/main/web/planted-3.ts', '../core'],
  ['electron-in-its-rooms', 'src/main/web/planted-4.ts', 'electron'],
  ['http-in-its-room', 'src/main/jobs/planted-3.ts', 'hono'],
  ['sqlite-in-its-adapter', 'src/main/web/planted-5.ts', 'better-sqlite3'],
  ['druid-client-in-its-adapter', 'src/main/web/planted-9.ts', 'undici'],
  ['s3-in-its-adapter', 'src/main/jobs/planted-6.ts', '@aws-sdk/client-s3'],
  ['preload', 'src/preload/planted-1.ts', '../main/core'],
  ['preload-packages', 'src/preload/planted-2.ts', 'zod'],
  ['preload-has-no-node', 'src/preload/planted-3.ts', 'node:path'],
  ['renderer', 'src/renderer/planted-1.ts', '../main/router'],
  ['renderer-has-no-node', 'src/renderer/planted-2.ts', 'node:fs'],
  ['electron-in-its-rooms', 'src/renderer/planted-3.ts', 'electron'],
  ['kit-in-the-renderer', 'src/main/jobs/planted-4.ts', 'react'],
  ['no-dev-packages-in-main', 'src/main/jobs/planted-5.ts', 'react'],
  ['entries-are-not-imported', 'src/main/web/planted-6.ts', '../web'],
  ['no-tests-in-product', 'src/main/web/planted-7.ts', './host.test'],
  ['no-unresolvable', 'src/main/web/planted-8.ts', './nothing-here'],
  ['no-cycles', 'src/shared/domain/planted-4.ts', './planted-5']
]

/** The other half of the cycle, which is reported once. */
const backwards = ['src/shared/domain/planted-5.ts', './planted-4'] as const

/** Nobody may complain about these. */
const allowed: readonly (readonly [file: string, imported: string])[] = [
  ['src/shared/domain/allowed-1.ts', 'zod'],
  ['src/shared/contract/allowed-1.ts', '@orpc/contract'],
  ['src/main/pipeline/open/allowed-1.ts', '../ports'],
  ['src/main/engine/allowed-1.ts', '@duckdb/node-api'],
  ['src/main/electron/allowed-1.ts', 'electron'],
  ['src/main/web/allowed-1.ts', 'hono'],
  ['src/renderer/allowed-1.ts', 'react'],
  ['src/main/web/allowed-1.test.ts', '../core']
]

let dir: string
let result: Cruise

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'boundaries-'))
  for (const name of ['src', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(dir, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'), 'dir')
  for (const [file, imported] of [
    ...planted.map(([, file, imported]) => [file, imported] as const),
    backwards,
    ...allowed
  ]) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), `import * as planted from '${imported}'\nexport const used = planted\n`)
  }
  result = await cruise({ node: process.execPath, env: process.env }, dir)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('the check fails, and says where', () => {
  expect(result.ok).toBe(false)
  expect(result.output).toContain('src/renderer/planted-2.ts')
})

test.each(planted)('%s: %s must not import %s', (rule, file) => {
  expect(result.violations.filter((each) => each.from === file).map((each) => each.rule)).toContain(rule)
})

test.each(allowed)('%s may import %s', (file) => {
  expect(result.violations.filter((each) => each.from === file)).toEqual([])
})

test('all modules were looked at: a cruise over none finds nothing to complain about', () => {
  expect(result.modules).toBeGreaterThan(50)
})

test('an empty folder does not pass', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'boundaries-empty-'))
  mkdirSync(join(empty, 'src'))
  cpSync(join(root, 'tsconfig.json'), join(empty, 'tsconfig.json'))
  writeFileSync(join(empty, 'src', 'one.ts'), 'export const one = 1\n')
  const { ok, modules } = await cruise({ node: process.execPath, env: process.env }, empty)
  expect([ok, modules]).toEqual([false, 1])
  rmSync(empty, { recursive: true })
})
