import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourcesHash } from './build.mjs'
import { isInstalled } from './install.mjs'
import { withLock } from './lock.mjs'
import { isNewEnough } from './node.mjs'

let dir
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bootstrap-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('Node 22.19 is the oldest', () => {
  expect(['v22.19.0', 'v22.20.1', 'v24.0.0', 'v26.1.0'].map(isNewEnough)).toEqual([true, true, true, true])
  expect(['v18.0.0', 'v20.20.2', 'v22.18.9', 'v0', ''].map(isNewEnough)).toEqual([false, false, false, false, false])
})

describe('installed packages', () => {
  const here = { optional: true, os: [process.platform], cpu: [process.arch] }
  const wanted = {
    '': { version: '1' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/native-here': { version: '2.0.0', ...here },
    'node_modules/native-elsewhere': { version: '2.0.0', optional: true, os: ['aix'], cpu: ['ppc64'] },
    'node_modules/native-other-libc': { version: '2.0.0', ...here, libc: ['no-such-libc'] },
    'node_modules/wasm': { version: '3.0.0', optional: true }
  }
  const write = (path, packages) => writeFileSync(join(dir, path), JSON.stringify({ packages }))

  beforeEach(() => write('package-lock.json', wanted))

  function installedPackages(packages) {
    mkdirSync(join(dir, 'node_modules'), { recursive: true })
    write('node_modules/.package-lock.json', packages)
  }

  test('no folder: not installed', () => expect(isInstalled(dir)).toBe(false))

  test('installed by hand and complete: taken over, and not looked at again until the lock file changes', () => {
    const { 'node_modules/a': a, 'node_modules/native-here': native } = wanted
    installedPackages({ 'node_modules/a': a, 'node_modules/native-here': native })
    expect(isInstalled(dir)).toBe(true)
    expect(existsSync(join(dir, 'node_modules', '.installed'))).toBe(true)
    installedPackages({})
    expect(isInstalled(dir)).toBe(true)
    write('package-lock.json', { ...wanted, 'node_modules/b': { version: '1.0.0' } })
    expect(isInstalled(dir)).toBe(false)
  })

  test('the binary of this platform was left out (npm under an old Node does that): not installed', () => {
    installedPackages({ 'node_modules/a': wanted['node_modules/a'] })
    expect(isInstalled(dir)).toBe(false)
  })

  test('another version: not installed', () => {
    installedPackages({ ...wanted, 'node_modules/a': { version: '1.0.1' } })
    expect(isInstalled(dir)).toBe(false)
  })
})

test('the hash follows contents and names of sources, not tests and not times', () => {
  mkdirSync(join(dir, 'src', 'a'), { recursive: true })
  const file = (name, text) => writeFileSync(join(dir, 'src', name), text)
  file('a/one.ts', '1')
  const first = sourcesHash(dir, ['src', 'not-there.json'])
  file('a/one.ts', '1')
  file('a/one.test.ts', 'test')
  expect(sourcesHash(dir, ['src'])).toBe(first)
  file('a/one.ts', '2')
  const second = sourcesHash(dir, ['src'])
  expect(second).not.toBe(first)
  file('a/two.ts', '')
  expect(sourcesHash(dir, ['src'])).not.toBe(second)
})

describe('lock', () => {
  test('two at once work one after the other', async () => {
    const path = join(dir, 'deep', 'lock')
    const log = []
    const work = (name) => async () => {
      log.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 20))
      log.push(`${name} ends`)
    }
    await Promise.all([withLock(path, work('a')), withLock(path, work('b'))])
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
    expect(existsSync(path)).toBe(false)
  })

  test('a lock of a dead process is taken over; a failure gives it back', async () => {
    const path = join(dir, 'lock')
    // No process has this number: it is above every limit.
    writeFileSync(path, '999999999')
    await expect(
      withLock(path, () => {
        expect(readFileSync(path, 'utf8')).toBe(String(process.pid))
        throw new Error('work failed')
      })
    ).rejects.toThrow('work failed')
    expect(existsSync(path)).toBe(false)
  })
})
