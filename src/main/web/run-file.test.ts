import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, type HostUnderTest, hostUnderTest, pathOf } from './host-under-test'
import { askForSignIn, readRunFile, removeRunFile, writeRunFile } from './run-file'

const dir = mkdtempSync(join(tmpdir(), 'run-file-'))
let under: HostUnderTest
beforeAll(async () => {
  under = await hostUnderTest()
})
afterAll(async () => {
  await under.close()
  rmSync(dir, { recursive: true })
})

test('is readable by this user only, also when an old one was not, and goes away', () => {
  writeFileSync(join(dir, 'run.json'), '{}', { mode: 0o644 })
  const run = { url: under.host.url, token: under.host.bearerToken, pid: 7 }
  writeRunFile(dir, run)
  expect(statSync(join(dir, 'run.json')).mode & 0o777).toBe(0o600)
  expect(readRunFile(dir)).toEqual(run)
  removeRunFile(dir)
  expect(existsSync(join(dir, 'run.json'))).toBe(false)
  expect(readRunFile(dir)).toBeNull()
})

test('who can read it gets a new sign-in address from the running host', async () => {
  const url = await askForSignIn({ url: under.host.url, token: under.host.bearerToken, pid: 7 })
  expect((await ask(under.host, pathOf(url ?? ''))).status).toBe(303)
  expect(await askForSignIn({ url: under.host.url, token: 'wrong', pid: 7 })).toBeNull()
})
